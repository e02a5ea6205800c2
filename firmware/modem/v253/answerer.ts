import type { Answerer } from '../../ports/line.ts'
import type { Clock } from '../../time/clock.ts'

/** A fax or a modem at the other end shows itself within this time of the answer. Source: CED is sent for 2.6 to 4 s, ITU-T V.25 */
const MACHINE_MS = 4_000

/**
 * Who answered a call, by what the modem tells: the tones of machines, or a voice. A modem that tells of neither has at least
 * heard the ringing stop.
 * @param known when it needs no finding out
 */
export const createAnswerer = (clock: Clock, known?: Answerer) => {
  const found = Promise.withResolvers<Answerer>()
  const over = new AbortController()
  const settle = (who: Answerer) => {
    found.resolve(who)
    over.abort()
  }
  if (known) settle(known)
  const wait = async () => {
    await clock.sleep(MACHINE_MS, over.signal)
    settle('person')
  }
  return {
    confirmed: found.promise,
    /** The modem takes the call for answered. */
    answered: () => void wait().catch(() => undefined),
    take: (sign: 'machine' | 'voice') => settle(sign === 'machine' ? 'machine' : 'person'),
    end: () => settle('nobody'),
  }
}
