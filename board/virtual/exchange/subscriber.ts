import type { Clock } from '../../../firmware/time/clock.ts'
import { RATE_HZ, samplesIn } from '../../../firmware/audio/frame.ts'
import type { Caller } from '../caller/caller.ts'

interface Ringing {
  /** From the first ringback to the answer. Default 3 s. */
  readonly answersAfterMs?: number
  /** When the network says that they answered: some say it at the first ringback (modems.md 1.3). Default 'answer'. */
  readonly reportedAt?: 'answer' | 'ringback'
  /** From the answer, or from what they say after it. By default they stay. */
  readonly hangsUpAfterMs?: number
}

/** What happens at a number that a terminal dials. PCM16 at 8 000 Hz. */
export type Behaviour =
  | (Ringing & { readonly is: 'person'; readonly says?: Int16Array })
  | (Ringing & {
      readonly is: 'machine'
      readonly greeting: Int16Array
      readonly beepHz?: number
      readonly beepMs?: number
    })
  | (Pick<Ringing, 'reportedAt'> & { readonly is: 'no answer' })
  | (Pick<Ringing, 'reportedAt'> & { readonly is: 'rejects'; readonly afterMs?: number })
  | { readonly is: 'busy' }
  | { readonly is: 'unreachable' }
  | { readonly is: 'congestion' }

/** Someone whom terminals can ring. */
export interface Subscriber {
  /** Each call that came to them, from its first ring on, as the telephone in their hand: to talk, press, hang up. */
  readonly calls: readonly Caller[]
  /** The next call that comes. */
  readonly next: () => Promise<Caller>
  /** The number is nobody's from here on. */
  readonly leave: () => void
}

/** From picking up to the first word. */
const BREATH_MS = 300
const BEEP_HZ = 1_000
const BEEP_MS = 400
const BEEP_PEAK = 8_000

const beep = (hz: number, ms: number) =>
  Int16Array.from({ length: samplesIn(ms) }, (_, i) =>
    Math.round(BEEP_PEAK * Math.sin((2 * Math.PI * hz * i) / RATE_HZ)),
  )

/** What a person or a machine does once it picked up; ends with the call. */
export const liveThrough = async (phone: Caller, behaviour: Behaviour, clock: Clock): Promise<void> => {
  if (behaviour.is !== 'person' && behaviour.is !== 'machine') return
  const over = new AbortController()
  void phone.over.then(() => over.abort())
  const wait = (ms: number) => clock.sleep(ms, over.signal).catch(() => undefined)
  const words = behaviour.is === 'machine' ? behaviour.greeting : behaviour.says
  if (words) {
    await wait(BREATH_MS)
    await phone.say(words)
  }
  if (behaviour.is === 'machine')
    await phone.say(beep(behaviour.beepHz ?? BEEP_HZ, behaviour.beepMs ?? BEEP_MS))
  if (behaviour.hangsUpAfterMs === undefined) return
  await wait(behaviour.hangsUpAfterMs)
  phone.hangUp()
}
