import type { FarEndPolicy } from '../../audio/far-end.ts'
import type { Frame } from '../../audio/frame.ts'
import type { TonePlan } from '../../audio/tone-plan.ts'
import { mailbox } from '../../flow/mailbox.ts'
import type { Key, Talk } from '../../ports/line.ts'
import type { Clock } from '../../time/clock.ts'
import type { createAnswerer } from './answerer.ts'
import { createLineWatch } from './line-watch.ts'

/** What a talk can do besides being heard. */
export type Skills = Omit<Talk, 'confirmed' | 'heard' | 'keys' | 'counts' | typeof Symbol.asyncDispose>

export interface LegOptions {
  readonly clock: Clock
  readonly tones: TonePlan
  readonly policy: FarEndPolicy
  readonly answerer: ReturnType<typeof createAnswerer>
  readonly skills: (leg: Leg) => Skills
  readonly counts: () => Omit<ReturnType<Talk['counts']>, 'dropped'>
  /** Hangs up, by this sign of the far end's going or (null) because we want to. Never rejects. */
  readonly release: (leg: Leg, sign: string | null) => Promise<void>
}

/** One of the calls of a line that is off the hook: its Talk, and what its line must know of it. */
export interface Leg {
  /** Whoever asked for the call has it from here on; that it is over already is told by its end. */
  readonly open: () => Talk
  /** 20 ms of the line; what is not real only keeps the pace. */
  readonly hear: (frame: Frame, isReal: boolean) => void
  /** 20 ms as it goes to the modem. */
  readonly played: (frame: Frame) => void
  readonly code: (letter: string) => void
  /** We say something. */
  readonly said: () => void
  /** The core takes it for parked: nothing is heard of it. */
  readonly isHeld: () => boolean
  readonly setHeld: (isHeld: boolean) => void
  readonly machine: () => void
  readonly finish: (sign: string | null) => Promise<void>
  /** Ends what the core sees of it. */
  readonly close: () => void
  /** Aborted when it is closed. */
  readonly over: AbortSignal
}

/** One second of the other side waits for a reader; older frames give way. */
const HEARD_LIMIT = 50
const KEYS_LIMIT = 64

export const createLeg = (options: LegOptions): Leg => {
  const { clock, tones, policy, answerer } = options
  const heard = mailbox<Frame>({ limit: HEARD_LIMIT, full: 'drop oldest' })
  const keys = mailbox<Key>({ limit: KEYS_LIMIT, full: 'drop newest' })
  const ended = new AbortController()
  let isOpen = false
  let isHeld = false
  let early: string | undefined
  let ending: Promise<void> | undefined

  const finish = (sign: string | null) => (ending ??= options.release(leg, sign))
  const gone = (sign: string) => {
    if (isOpen) void finish(sign)
    else early ??= sign
  }
  const watch = createLineWatch({ clock, tones, policy, gone, key: key => void keys.put(key) })
  const hear = (frame: Frame, isReal: boolean) => {
    if (isHeld) return
    if (isReal) answerer.heard(frame)
    heard.put(isReal ? watch.heard(frame) : frame)
  }
  const close = () => {
    ended.abort()
    answerer.end()
    heard.close()
    keys.close()
  }
  const open = (): Talk => {
    isOpen = true
    if (early !== undefined) void finish(early)
    return {
      ...options.skills(leg),
      confirmed: answerer.confirmed,
      heard,
      keys,
      counts: () => ({ ...options.counts(), dropped: heard.dropped }),
      [Symbol.asyncDispose]: () => finish(null),
    }
  }
  const setHeld = (held: boolean) => {
    isHeld = held
    watch.said() // the silence of being parked is nobody's going
  }
  const leg: Leg = {
    open,
    hear,
    played: watch.played,
    code: letter => {
      if (!isHeld) watch.code(letter)
    },
    said: watch.said,
    isHeld: () => isHeld,
    setHeld,
    machine: answerer.machine,
    finish,
    close,
    over: ended.signal,
  }
  return leg
}
