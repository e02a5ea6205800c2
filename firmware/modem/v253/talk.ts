import { FRAME_MS, frames, type Frame } from '../../audio/frame.ts'
import { dialTones } from '../../audio/dtmf.ts'
import { Fault } from '../../fault/fault.ts'
import { mailbox } from '../../flow/mailbox.ts'
import { oneAtATime } from '../../flow/one-at-a-time.ts'
import type { Answerer, Key, Talk } from '../../ports/line.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import { noSkills } from '../abilities.ts'
import { createHold } from './hold.ts'
import type { LineWatch } from './line-watch.ts'
import type { VoicePath } from './voice-path.ts'

export interface V253TalkOptions {
  readonly path: VoicePath
  readonly watch: Pick<LineWatch, 'said'>
  readonly confirmed: Promise<Answerer>
  /** Presses the hook for a moment; null where that parks nobody. */
  readonly flash: (() => Promise<void>) | null
  /** Puts the line on the hook; resolves when the modem agrees. Never rejects. */
  readonly hangUp: () => Promise<void>
  /** The sound broke, or the modem does not leave it: it must be set up afresh. */
  readonly broke: (fault: Error) => void
  readonly clock: Clock
  readonly log: Log
}

/** A Talk, with what its line must know of it. */
export interface V253Talk {
  readonly talk: Talk
  readonly press: (key: Key) => void
  /** The far end is gone, by this sign of it. */
  readonly far: (sign: string) => void
  readonly path: VoicePath
  /** True while the other side is parked: what the modem then hears is the exchange's. */
  readonly isHeld: () => boolean
  /** Resolves when the line is on the hook. */
  readonly ended: Promise<void>
}

const KEYS_LIMIT = 64

/** A call whose sound flows. Ends once: when either side hangs up, or when the sound breaks. */
export const createV253Talk = (options: V253TalkOptions): V253Talk => {
  const { path, watch, clock, log } = options
  const keys = mailbox<Key>({ limit: KEYS_LIMIT, full: 'drop newest' })
  const oneTone = oneAtATime()
  const ended = Promise.withResolvers<void>()
  let ending: Promise<void> | undefined
  let tone: Promise<void> | undefined
  const { hold, resume, giveUp, isHeld } = createHold({
    path,
    flash: options.flash,
    isOver: () => ending !== undefined,
    resumed: watch.said,
  })

  const report = (sign: string) => {
    const lateP99Ms = path.lateness.quantile(0.99)
    const late = { lateP99Ms, lateMaxMs: path.lateness.max() }
    log.info({ sign, ...path.counts(), ...path.troubles(), ...late }, 'call audio ended')
  }
  const end = async (sign: string | null) => {
    if (sign === null && !isHeld()) await path.drain()
    await giveUp()
    path.end()
    keys.close()
    await path.close().catch((error: unknown) => options.broke(error as Error))
    await options.hangUp()
    report(sign ?? 'we hung up')
    ended.resolve()
  }
  const finish = (sign: string | null) => (ending ??= end(sign))
  const breakOff = async () => {
    const fault = path.broken.reason as Error
    log.error({ reason: fault.message }, 'call audio broke')
    await finish('the sound broke')
    options.broke(fault)
  }
  path.broken.addEventListener('abort', () => void breakOff(), { once: true })

  /** Commands for tones are refused while sound flows (modems.md 3.2), so a key is said like anything else. */
  const play = async (key: Key) => {
    if (ending || isHeld()) throw new Fault('LINE_GONE')
    const playing = (async () => {
      for (const frame of frames(dialTones([key]))) await path.say(frame)
    })()
    tone = playing
    await playing
    tone = undefined
    await path.drain()
  }
  /** Between the frames of a tone there is no room for others. */
  const sayAfter = async (playing: Promise<void>, frame: Frame) => {
    await playing
    await say(frame)
  }
  const say = (frame: Frame): Promise<void> => {
    if (isHeld()) return ending ? Promise.resolve() : clock.sleep(FRAME_MS) // to nobody, at line pace
    if (tone) return sayAfter(tone, frame)
    watch.said()
    return path.say(frame)
  }
  const talk: Talk = {
    ...noSkills,
    confirmed: options.confirmed,
    heard: path.heard,
    keys,
    say,
    ...(path.onPlayed ? { onPlayed: path.onPlayed } : {}),
    counts: path.counts,
    press: key => oneTone(() => play(key)),
    hold,
    resume,
    [Symbol.asyncDispose]: () => finish(null),
  }
  return {
    talk,
    press: key => void keys.put(key),
    far: sign => void finish(sign),
    path,
    isHeld,
    ended: ended.promise,
  }
}
