import { getEventListeners } from 'node:events'
import t from 'tap'
import { Fault } from '../../../firmware/fault/fault.ts'
import { noAbilities } from '../../../firmware/modem/abilities.ts'
import { openLastingLine } from '../../../firmware/modem/lasting-line.ts'
import { createStatusBoard } from '../../../firmware/modem/line-status.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { elapse, memoryLog } from './memory-modem.ts'

await t.test('a modem that comes and goes a hundred times leaves nothing behind', async t => {
  const clock = simClock()
  const lives: AbortController[] = []
  let closing: AbortSignal | undefined
  const line = await openLastingLine({
    name: 'a',
    path: 'memory',
    clock,
    log: memoryLog().log,
    status: createStatusBoard('a'),
    abilities: () => noAbilities,
    attach: async (_, signal) => {
      closing = signal
      const life = new AbortController()
      lives.push(life)
      const nobody = () => Promise.reject(new Fault('LINE_GONE'))
      return {
        lost: life.signal,
        open: () => undefined,
        ringing: () => null,
        answer: nobody,
        dial: nobody,
        [Symbol.asyncDispose]: async () => undefined,
      }
    },
  })
  const listeners = () => (closing ? getEventListeners(closing, 'abort').length : Number.NaN)
  await clock.advance(0)
  const first = listeners()
  for (let n = 0; n < 100; n += 1) {
    lives.at(-1)?.abort(new Fault('LINK_LOST', { path: 'memory' }))
    await clock.advance(6_000)
  }
  t.equal(lives.length, 101)
  t.equal(listeners(), first)
  await elapse(clock, (async () => line[Symbol.asyncDispose]())())
})
