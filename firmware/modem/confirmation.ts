import type { Answerer } from '../ports/line.ts'
import type { Clock } from '../time/clock.ts'
import type { ModemTalk } from './talk.ts'

export const confirmBySound =
  (clock: Clock) =>
  ({ call, strand }: Pick<ModemTalk, 'call' | 'strand'>): Promise<Answerer> =>
    new Promise(resolve => {
      void clock
      strand.tap(frame => {
        if (frame.some(sample => Math.abs(sample) > 2_000)) resolve('person')
      })
      call.over.addEventListener('abort', () => resolve('nobody'), { once: true })
    })
