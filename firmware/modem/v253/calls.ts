import type { FarEndPolicy } from '../../audio/far-end.ts'
import type { Frame } from '../../audio/frame.ts'
import type { TonePlan } from '../../audio/tone-plan.ts'
import { Fault } from '../../fault/fault.ts'
import type { Ring, Talk } from '../../ports/line.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import type { StatusBoard } from '../line-status.ts'
import { dialable } from '../number.ts'
import { caller, createAnswerer } from './answerer.ts'
import type { Bell } from './bell.ts'
import { dialLine } from './dialling.ts'
import { createExtension, OTHER_TELEPHONE } from './extension.ts'
import { flashHook, liftHook, restHook } from './hook.ts'
import { createLineWatch, type LineWatch } from './line-watch.ts'
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
  /** A hook flash parks the other side. */
  readonly holdsByFlash: boolean
  readonly farEnd: FarEndPolicy
  /** What busy and dial tones sound like here. */
  readonly tones: TonePlan
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

/** What happens around one call before there is a talk to tell it to. */
interface Attempt {
  /** Aborted by whoever asked for the call, or when the line closes. */
  readonly stop: AbortSignal
  readonly answerer: ReturnType<typeof createAnswerer>
  /** From the moment the line is lifted, or dialled on. */
  watch: LineWatch | undefined
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
  const extension = createExtension(status)

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
  const follow = (now: Attempt): LineWatch => {
    const { tones, farEnd: policy } = options
    return createLineWatch({ clock, tones, policy, gone: farEnded, key: key => now.talk?.press(key) })
  }
  const begin = async (now: Attempt): Promise<Talk> => {
    const { format, profile } = modem
    now.stop.throwIfAborted()
    const watch = (now.watch ??= follow(now))
    const { recordFrom } = profile
    const hear = (frame: Frame) => {
      now.answerer.heard(frame)
      return watch.heard(frame)
    }
    const { played } = watch
    const parts = { port, format, clock, memory: options.memory, recordFrom, hear, played }
    const path = await openSound(parts, now.stop)
    const made = createV253Talk({
      path,
      watch,
      confirmed: now.answerer.confirmed,
      flash: options.holdsByFlash ? () => flashHook(at) : null,
      hangUp,
      broke: at.close,
      clock,
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
    const stop = AbortSignal.any([signal, closing.signal, at.closed])
    const now: Attempt = {
      stop,
      answerer,
      watch: undefined,
      sign: undefined,
      isInformed: false,
      talk: undefined,
    }
    attempt = now
    if (state === 'talking') now.watch = follow(now) // while it dials the modem listens for tones of its own
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
    return attemptCall('talking', signal, caller, () => liftHook(at))
  }
  const dial = async (written: string, signal: AbortSignal): Promise<Talk> => {
    const digits = dialable(written).replace(/^\+/, options.internationalPrefix)
    if (attempt || bell.isRinging()) throw new Fault('LINE_IN_USE', { by: 'another call' })
    if (extension.isUp()) throw new Fault('LINE_IN_USE', { by: OTHER_TELEPHONE })
    const answerer = createAnswerer(options.tones, log)
    const signs = { isShared: extension.isUp, isInformed: () => attempt?.isInformed ?? false }
    try {
      return await attemptCall('dialling', signal, answerer, now =>
        dialLine({ port, clock, digits, signs }, now.stop),
      )
    } catch (error) {
      await settled
      extension.show(error)
      throw error
    }
  }
  const farEnded = (sign: string) => {
    if (!attempt) return
    attempt.sign ??= sign
    attempt.talk?.far(sign)
  }
  const take = (code: string) => {
    const { action } = streamEvent(code)
    const path = attempt?.talk?.path
    if (!attempt?.talk?.isHeld()) attempt?.watch?.code(code)
    if (action === 'underrun' || action === 'overrun' || action === 'damage') path?.note(action)
    else if (action === 'machine') attempt?.answerer.machine()
    else if (action === 'ring') {
      if (extension.isUp()) extension.lifted(false) // a line that rings has every telephone on the hook
      bell.take({ on: 'ring' })
    } else if (!attempt && action === 'extension up') extension.lifted(true)
    else if (!attempt && action === 'extension down') extension.lifted(false)
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
