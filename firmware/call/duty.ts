import { isFault } from '../fault/fault.ts'
import type { Frame } from '../audio/frame.ts'
import { mailbox } from '../flow/mailbox.ts'
import type { Talk } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import {
  dutyPolicy,
  dutyStep,
  type DutyEffect,
  type DutyInput,
  type DutyPolicy,
  type DutyState,
} from './duty-machine.ts'

export interface DutyParts {
  /** Numbers, in the order in which they are rung. */
  readonly numbers: readonly string[]
  /** Rings one of them: a second call of the caller's line (Talk.consult), or a call of another line (Line.dial). */
  readonly reach: (number: string, signal: AbortSignal) => Promise<Talk>
  /** Done before each is rung, and no part of the ringing: a word to the caller. */
  readonly before?: (who: number, signal: AbortSignal) => Promise<void>
  /** Hears each of them, from the answer to the end of the call, past the end of the chain. */
  readonly heard?: (talk: Talk, frame: Frame) => void
  /** Says what it is about, and which key accepts; resolves when it has been said. */
  readonly whisper: (talk: Talk, signal: AbortSignal) => Promise<void>
  readonly policy?: Partial<Omit<DutyPolicy, 'people'>>
  readonly clock: Clock
  readonly log: Log
}

/** Who took it. The talk is theirs to be connected, and the receiver's to be disposed of. */
export interface DutyTaken {
  readonly who: number
  readonly talk: Talk
  /** Resolves when the call is over, whoever ended it. */
  readonly over: Promise<void>
}

const TICK_MS = 250

interface Attempt {
  readonly stop: AbortController
  readonly over: Promise<Reached | null>
}
type Reached = Omit<DutyTaken, 'who'>

/**
 * Rings the people on duty until one accepts; null when nobody did. Whoever was rung and did not accept has been hung up
 * on when it resolves. @throws signal.reason when aborted
 */
export const ringDuty = async (parts: DutyParts, signal: AbortSignal): Promise<DutyTaken | null> => {
  const { clock, log, numbers } = parts
  const policy: DutyPolicy = { ...dutyPolicy, ...parts.policy, people: numbers.length }
  const inbox = mailbox<DutyInput>({ limit: 256, full: 'drop oldest' })
  const ending = new AbortController()
  const all = AbortSignal.any([signal, ending.signal])
  let attempt: Attempt | undefined

  const drop = async () => {
    const before = attempt
    attempt = undefined
    before?.stop.abort(new Error('not accepted'))
    await (await before?.over)?.talk[Symbol.asyncDispose]()
  }
  const listen = async (talk: Talk) => {
    for await (const key of talk.keys) inbox.put({ on: 'key', key })
  }
  const hear = async (talk: Talk) => {
    for await (const frame of talk.heard) parts.heard?.(talk, frame)
  }
  /** Follows one call until it has failed or is dropped. */
  const follow = async (who: number, stop: AbortSignal): Promise<Reached | null> => {
    try {
      await parts.before?.(who, stop)
      inbox.put({ on: 'dialled' })
      const talk = await parts.reach(numbers[who] ?? '', stop)
      inbox.put({ on: 'answered' })
      void listen(talk).then(() => inbox.put({ on: 'failed', who }))
      const over = hear(talk)
      // whoever may be a person is asked: a machine presses no key
      void talk.confirmed.then(found =>
        inbox.put(found === 'person' || found === 'unsure' ? { on: 'picked up' } : { on: 'failed', who }),
      )
      return { talk, over }
    } catch (error) {
      log.info({ who, code: isFault(error) ? error.code : 'UNKNOWN' }, 'not reached on duty')
      inbox.put({ on: 'failed', who })
      return null
    }
  }
  const ring = (who: number) => {
    const stop = new AbortController()
    attempt = { stop, over: follow(who, AbortSignal.any([all, stop.signal])) }
  }
  const act = async (effect: DutyEffect) => {
    if (effect.do === 'drop') await drop()
    else if (effect.do === 'ring') {
      await drop() // the line is free of the one before
      ring(effect.who)
    } else if (effect.do === 'whisper') {
      const reached = await attempt?.over
      if (reached)
        void parts.whisper(reached.talk, all).catch(() => inbox.put({ on: 'failed', who: effect.who }))
    }
  }
  const tick = async () => {
    for (;;) {
      await clock.sleep(TICK_MS, all)
      inbox.put({ on: 'tick' })
    }
  }
  const stopped = () => inbox.close(signal.reason)
  signal.addEventListener('abort', stopped, { once: true })
  tick().catch(() => undefined)
  inbox.put({ on: 'begin' })
  let state: DutyState = { at: 'start' }
  try {
    for await (const input of inbox) {
      const [next, ...effects] = dutyStep(state, input, clock.nowMs(), policy)
      state = next
      for (const effect of effects) await act(effect)
      if (state.at === 'over') break
    }
    if (state.at !== 'over' || state.who === null) return null
    const reached = await attempt?.over
    return reached ? { who: state.who, ...reached } : null
  } finally {
    signal.removeEventListener('abort', stopped)
    const isTaken = state.at === 'over' && state.who !== null
    if (!isTaken) await drop()
    ending.abort(new Error('the chain is over'))
  }
}

/**
 * Leaves the caller and whoever took the call alone with each other: by the network where it can, else as a conference in
 * which the box is silent. @throws what Talk.join throws when neither is there
 */
export const putThrough = async (taken: Talk): Promise<'transferred' | 'joined'> => {
  try {
    await taken.transfer()
    return 'transferred'
  } catch (error) {
    if (!isFault(error, 'LINE_CANNOT') && !isFault(error, 'AT_ERROR')) throw error
    await taken.join()
    return 'joined'
  }
}
