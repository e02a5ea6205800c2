import type { Frame } from '../../audio/frame.ts'
import type { TonePlan } from '../../audio/tone-plan.ts'
import type { Answerer } from '../../ports/line.ts'
import type { Log } from '../../ports/log.ts'
import { createAnswerEar } from '../cellular/confirmation.ts'

/** Finds out who answered a call that we made: the modem hears machines' tones, the sound of the call tells the rest. */
export const createAnswerer = (tones: TonePlan, log: Log) => {
  const found = Promise.withResolvers<Answerer>()
  const hear = createAnswerEar(tones)
  let isOpen = true
  const settle = (who: Answerer, why: string) => {
    if (isOpen) log.info({ who, why }, 'who answered')
    isOpen = false
    found.resolve(who)
  }
  return {
    confirmed: found.promise,
    /** 20 ms of the other side. */
    heard: (frame: Frame) => {
      const verdict = isOpen ? hear(frame) : null
      if (verdict) settle(verdict.who, verdict.why)
    },
    /** The modem knows the tone of a fax or of another modem. */
    machine: () => settle('fax', 'fax tone'),
    end: () => settle('nobody', 'the call is over'),
  }
}

/** Whoever rang us is there. */
export const caller: ReturnType<typeof createAnswerer> = {
  confirmed: Promise.resolve('person'),
  heard: () => undefined,
  machine: () => undefined,
  end: () => undefined,
}
