import type { Frame } from '../audio/frame.ts'
import type { Talk } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { Connect, Connection } from '../ports/receptionist.ts'
import type { Utterance, Voice } from '../ports/voice.ts'
import type { Clock } from '../time/clock.ts'
import { createBridge } from './bridge.ts'
import { putThrough, ringDuty, type DutyParts, type DutyTaken } from './duty.ts'
import { createOutgoing, type Outward } from './outward.ts'
import { startPlayer } from './player.ts'

export type { Outward }

export interface ConnectionParts {
  readonly talk: Talk
  readonly voice: Voice
  /** Absent: nobody can be reached. */
  readonly outward?: Outward
  readonly policy?: NonNullable<DutyParts['policy']>
  readonly clock: Clock
  readonly log: Log
  /** The caller is told this while they wait. */
  readonly comforted: (say: readonly Utterance[]) => void
  /** What came of it: once, unless the caller left before. */
  readonly came: (connection: Connection) => void
  readonly trouble: (error: unknown) => void
}

/** Connects the caller of one call to somebody else. */
export interface Connecting {
  /** Begins to ring people; resolves when nobody is being rung and nobody connected any more. Never rejects. */
  readonly begin: (wish: Connect, signal: AbortSignal) => Promise<void>
  /** The caller said this: it is for whoever they are connected to on another line. */
  readonly hear: (frame: Frame) => void
  /** The caller has hung up; resolves as `begin` does, what came of it told before. */
  readonly leave: () => Promise<void>
}

/** From one word of comfort to the next, where the caller hears us. */
const COMFORT_MS = 10_000

const speak = async (voice: Voice, talk: Talk, say: readonly Utterance[], signal: AbortSignal) => {
  signal.throwIfAborted()
  const player = startPlayer({ talk, voice, say, began: () => undefined })
  const stop = () => player.stop()
  signal.addEventListener('abort', stop, { once: true })
  await player.done.finally(() => signal.removeEventListener('abort', stop))
}

export const createConnection = (parts: ConnectionParts): Connecting => {
  const { talk, voice, clock, log } = parts
  const left = new AbortController()
  const toThem = createBridge()
  const toCaller = createBridge()
  const outgoing = createOutgoing(talk, parts.outward)
  let running: Promise<void> = Promise.resolve()

  const comfort = async (wish: Connect, signal: AbortSignal) => {
    parts.comforted(wish.comfort)
    await speak(voice, talk, wish.comfort, signal).catch(parts.trouble)
  }
  /** The network lets whoever is held hear nothing of us. */
  const comfortAgain = async (wish: Connect, signal: AbortSignal) => {
    for (;;) {
      await clock.sleep(COMFORT_MS, signal)
      if (!outgoing.isHeld()) await comfort(wish, signal)
    }
  }
  const ring = async (wish: Connect, signal: AbortSignal): Promise<DutyTaken | null> => {
    const over = new AbortController()
    const both = AbortSignal.any([signal, over.signal])
    const comforting = comfortAgain(wish, both).catch(() => undefined)
    const before = async (_: number, stop: AbortSignal) => {
      if (!outgoing.isHeld()) return
      await outgoing.takeBack()
      await comfort(wish, stop)
    }
    try {
      const numbers = wish.people.map(({ phone }) => phone)
      const whisper: DutyParts['whisper'] = (theirs, stop) => speak(voice, theirs, wish.whisper, stop)
      const heard: DutyParts['heard'] = (theirs, frame) => toCaller.carry(theirs, frame)
      const chain = { numbers, reach: outgoing.reach, before, whisper, heard, clock, log }
      return await ringDuty({ ...chain, ...(parts.policy ? { policy: parts.policy } : {}) }, signal)
    } finally {
      over.abort(new Error('nobody waits any more'))
      await comforting
    }
  }
  /** Gives them to each other, until either hangs up. */
  const share = async (taken: DutyTaken, to: string, signal: AbortSignal): Promise<void> => {
    await using theirs = taken.talk
    if (outgoing.isBeside(theirs)) await putThrough(theirs)
    else {
      toThem.lead(talk, theirs)
      toCaller.lead(theirs, talk)
    }
    parts.came({ on: 'connected', to })
    const gone = Promise.withResolvers<void>()
    signal.addEventListener('abort', () => gone.resolve(), { once: true })
    if (signal.aborted) gone.resolve()
    await Promise.race([taken.over, gone.promise])
    await talk[Symbol.asyncDispose]()
  }
  const run = async (wish: Connect, signal: AbortSignal): Promise<void> => {
    try {
      const taken = await ring(wish, signal)
      if (taken) return await share(taken, wish.people[taken.who]?.name ?? '', signal)
    } catch (error) {
      if (signal.aborted) return
      parts.trouble(error)
    }
    await outgoing.takeBack()
    parts.came({ on: 'not connected', why: outgoing.isAble() ? 'nobody' : 'cannot' })
  }
  return {
    begin: (wish, signal) => (running = run(wish, AbortSignal.any([signal, left.signal]))),
    hear: frame => toThem.carry(talk, frame),
    leave: () => {
      left.abort(new Error('the caller hung up'))
      return running
    },
  }
}
