import { Fault, isFault } from '../../fault/fault.ts'
import type { Ring, Talk } from '../../ports/line.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import type { StatusBoard } from '../line-status.ts'
import { dialable } from '../number.ts'
import { createAnswerer } from './answerer.ts'
import type { Bell } from './bell.ts'
import { dialLine } from './dialling.ts'
import { liftHook, restHook } from './hook.ts'
import { createKeyReader } from './keys.ts'
import type { V253Port } from './port.ts'
import type { ReadyModem } from './set-up.ts'
import { openSound, type SoundMemory } from './sound.ts'
import { streamEvent } from './stream-events.ts'
import { createV253Talk, type V253Talk } from './talk.ts'

export interface CallsOptions {
  readonly port: V253Port
  readonly modem: ReadyModem
  readonly memory: SoundMemory
  readonly bell: Bell
  readonly clock: Clock
  readonly log: Log
  readonly status: StatusBoard
  /** In place of a + in front of a number. */
  readonly internationalPrefix: string
}

/** The one call that a line can have. */
export interface Calls {
  readonly answer: (ring: Ring, signal: AbortSignal) => Promise<Talk>
  readonly dial: (number: string, signal: AbortSignal) => Promise<Talk>
  /** A code of the modem's, in a stream or between commands. */
  readonly take: (code: string) => void
  readonly isBusy: () => boolean
  /** Hangs up whatever is up; resolves when the line is on the hook. */
  readonly end: () => Promise<void>
}

/** A reversal this soon after the answer is the answer's own. Source: Asterisk's polarityonanswerdelay (modems.md 5.2) */
const POLARITY_MS = 600
const OTHER_TELEPHONE = 'another telephone on it'

/** What happens around one call before there is a talk to tell it to. */
interface Attempt {
  /** Aborted by whoever asked for the call, or when the line closes. */
  readonly stop: AbortSignal
  readonly answerer: ReturnType<typeof createAnswerer>
  readonly abort: AbortController
  liftedMs: number
  /** The far end is gone already. */
  sign: string | undefined
  isInformed: boolean
  talk: V253Talk | undefined
}

export const createCalls = (options: CallsOptions): Calls => {
  const { port, modem, clock, log, status, bell } = options
  const { at } = port
  const closing = new AbortController()
  let attempt: Attempt | undefined
  let settled: Promise<void> = Promise.resolve()
  let trying: Promise<unknown> = Promise.resolve()
  let isShared = false
  const keys = createKeyReader(key => attempt?.talk?.press(key))

  const hangUp = async () => {
    try {
      await restHook(at)
    } catch (error) {
      at.close(error as Error) // only a fresh start can tell what the modem is doing
    }
    attempt = undefined
    bell.rest()
    if (!at.closed.aborted) status.set({ state: 'idle' })
  }
  const begin = async (now: Attempt): Promise<Talk> => {
    const { format, profile } = modem
    now.liftedMs = clock.nowMs()
    now.stop.throwIfAborted()
    const { recordFrom } = profile
    const path = await openSound({ port, format, clock, memory: options.memory, recordFrom }, now.stop)
    const made = createV253Talk({
      path,
      confirmed: now.answerer.confirmed,
      hangUp,
      broke: at.close,
      log,
    })
    now.talk = made
    settled = made.ended
    void made.ended.then(() => now.answerer.end())
    status.set({ state: 'talking', fault: null, reason: null })
    if (now.sign !== undefined) made.far(now.sign)
    if (now.stop.aborted) await made.talk[Symbol.asyncDispose]()
    now.stop.throwIfAborted()
    return made.talk
  }
  /** One call at a time, from here to the hook. */
  const attemptCall = (
    state: 'talking' | 'dialling',
    signal: AbortSignal,
    answerer: Attempt['answerer'],
    lift: (now: Attempt) => Promise<unknown>,
  ): Promise<Talk> => {
    const abort = new AbortController()
    const stop = AbortSignal.any([signal, closing.signal, at.closed, abort.signal])
    const now: Attempt = {
      stop,
      answerer,
      abort,
      liftedMs: Infinity,
      sign: undefined,
      isInformed: false,
      talk: undefined,
    }
    attempt = now
    bell.lift()
    status.set({ state })
    const open = async () => {
      try {
        stop.throwIfAborted()
        await lift(now)
        return await begin(now)
      } catch (error) {
        answerer.end()
        settled = now.talk ? now.talk.ended : hangUp()
        throw error
      }
    }
    const talk = open()
    trying = talk.catch(() => undefined)
    return talk
  }
  const answer = async (ring: Ring, signal: AbortSignal): Promise<Talk> => {
    await settled
    signal.throwIfAborted()
    if (attempt || bell.ringing() !== ring) throw ring.gone.reason ?? new Fault('LINE_GONE')
    return attemptCall('talking', signal, createAnswerer(clock, 'person'), () => liftHook(at))
  }
  const showFault = (error: unknown) => {
    const isLine = isFault(error, 'NO_DIAL_TONE') || isFault(error, 'LINE_IN_USE')
    if (isLine) status.set({ fault: error.code, reason: error.message })
  }
  const dial = async (written: string, signal: AbortSignal): Promise<Talk> => {
    const digits = dialable(written).replace(/^\+/, options.internationalPrefix)
    if (attempt || bell.isRinging()) throw new Fault('LINE_IN_USE', { by: 'another call' })
    if (isShared) throw new Fault('LINE_IN_USE', { by: OTHER_TELEPHONE })
    const answerer = createAnswerer(clock)
    const signs = { isShared: () => isShared, isInformed: () => attempt?.isInformed ?? false }
    try {
      return await attemptCall('dialling', signal, answerer, now =>
        dialLine({ port, clock, digits, signs }, now.stop).then(answerer.answered),
      )
    } catch (error) {
      await settled
      showFault(error)
      throw error
    }
  }
  const farEnded = (sign: string) => {
    if (!attempt) return
    attempt.sign ??= sign
    attempt.talk?.far(sign)
  }
  const share = (isUp: boolean) => {
    if (attempt) return // ours, or told by the call itself
    isShared = isUp
    const fault = new Fault('LINE_IN_USE', { by: OTHER_TELEPHONE })
    if (isUp) status.set({ fault: fault.code, reason: fault.message })
    else if (status.get().fault === fault.code) status.set({ fault: null, reason: null })
  }
  const take = (code: string) => {
    const { action, means } = streamEvent(code)
    keys.push(code)
    const path = attempt?.talk?.path
    if (action === 'hang up') farEnded(means)
    else if (action === 'hang up later') {
      if (attempt && clock.nowMs() - attempt.liftedMs >= POLARITY_MS) farEnded(means)
    } else if (action === 'underrun' || action === 'overrun') path?.note(action)
    else if (action === 'damage') path?.note('damage')
    else if (action === 'machine' || action === 'voice') attempt?.answerer.take(action)
    else if (action === 'ring') {
      if (isShared) share(false) // a line that rings has every telephone on the hook
      bell.take({ on: 'ring' })
    } else if (action === 'extension up') share(true)
    else if (action === 'extension down') share(false)
    if (code === 'J' && attempt && !attempt.talk) attempt.isInformed = true
  }
  const end = async () => {
    closing.abort(new Fault('LINE_GONE'))
    await trying
    await attempt?.talk?.talk[Symbol.asyncDispose]()
    await settled
  }
  return { answer, dial, take, isBusy: () => attempt !== undefined, end }
}
