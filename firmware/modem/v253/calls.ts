import type { FarEndPolicy } from '../../audio/far-end.ts'
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
import type { FlashMemory, FlashPlan } from './flash-plan.ts'
import { liftHook, restHook } from './hook.ts'
import { createOffHook, type OffHook } from './off-hook.ts'
import type { Knock } from './knock.ts'
import type { V253Port } from './port.ts'
import type { ReadyModem } from './set-up.ts'
import { openSound, type SoundMemory } from './sound.ts'
import { streamEvent } from './stream-events.ts'

export interface CallsOptions {
  readonly port: V253Port
  readonly modem: ReadyModem
  readonly memory: SoundMemory
  readonly bell: Bell
  readonly knock: Knock
  readonly clock: Clock
  readonly log: Log
  readonly status: StatusBoard
  /** In place of a + in front of a number. */
  readonly internationalPrefix: string
  /** What a hook flash does here, as the settings have it, and as calls have shown. */
  readonly flash: FlashPlan | null
  readonly flashMemory: FlashMemory
  readonly farEnd: FarEndPolicy
  /** What busy and dial tones sound like here. */
  readonly tones: TonePlan
}

/** What a line does off the hook: one thing at a time, from lifting it to putting it back. */
export interface Calls {
  readonly answer: (ring: Ring, signal: AbortSignal) => Promise<Talk>
  readonly dial: (number: string, signal: AbortSignal) => Promise<Talk>
  /** A code of the modem's, in a stream or between commands. */
  readonly take: (code: string) => void
  readonly isBusy: () => boolean
  /** Hangs up whatever is up; resolves when the line is on the hook. */
  readonly end: () => Promise<void>
}

/** What happens around a call before there is a talk to tell it to. */
interface Attempt {
  /** Aborted by whoever asked for the call, or when the line closes. */
  readonly stop: AbortSignal
  readonly isOurs: boolean
  /** From the moment the line is lifted, or the call that we dialled is up: while it dials the modem listens for tones itself. */
  line: OffHook | undefined
  /** The exchange played its special information tone. */
  isInformed: boolean
  isUp: boolean
}

/** An exchange that did not put two calls through rings us back within that. */
const RING_BACK_MS = 15_000

export const createCalls = (options: CallsOptions): Calls => {
  const { port, modem, clock, log, status, bell } = options
  const { at } = port
  const closing = new AbortController()
  let attempt: Attempt | undefined
  let settled: Promise<void> = Promise.resolve()
  let trying: Promise<unknown> = Promise.resolve()
  const extension = createExtension(status, clock, at.closed)

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
  const digitsOf = (written: string) => dialable(written).replace(/^\+/, options.internationalPrefix)
  const answerer = () => createAnswerer(options.tones, log)
  const lineOf = (now: Attempt): OffHook => {
    const { tones, farEnd: policy, flash: plan, flashMemory } = options
    const { format, profile } = modem
    const { recordFrom } = profile
    const parts = { port, format, clock, memory: options.memory, recordFrom }
    return createOffHook(
      {
        at,
        clock,
        log,
        tones,
        policy,
        plan,
        digitsOf,
        answerer,
        hangUp,
        memory: flashMemory,
        openPath: ends => openSound({ ...parts, ...ends }, now.stop),
        broke: at.close,
      },
      now.isOurs ? answerer : () => caller,
    )
  }
  const begin = async (now: Attempt): Promise<Talk> => {
    now.stop.throwIfAborted()
    const line = (now.line ??= lineOf(now))
    const talk = await line.begin()
    now.isUp = true
    settled = line.ended
    status.set({ state: 'talking', fault: null, reason: null })
    if (now.stop.aborted) await talk[Symbol.asyncDispose]()
    now.stop.throwIfAborted()
    return talk
  }
  /** One call at a time, from here to the hook. */
  const attemptCall = (
    state: 'talking' | 'dialling',
    signal: AbortSignal,
    lift: (now: Attempt) => Promise<unknown>,
  ): Promise<Talk> => {
    const stop = AbortSignal.any([signal, closing.signal, at.closed])
    const isOurs = state === 'dialling'
    const now: Attempt = { stop, isOurs, line: undefined, isInformed: false, isUp: false }
    attempt = now
    if (!isOurs) now.line = lineOf(now)
    bell.lift()
    status.set({ state })
    const open = async () => {
      try {
        stop.throwIfAborted()
        await lift(now)
        return await begin(now)
      } catch (error) {
        settled = now.isUp && now.line ? now.line.ended : hangUp()
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
    return attemptCall('talking', signal, () => liftHook(at))
  }
  const dial = async (written: string, signal: AbortSignal): Promise<Talk> => {
    const digits = digitsOf(written)
    if (attempt || bell.isRinging()) throw new Fault('LINE_IN_USE', { by: 'another call' })
    if (extension.isUp()) throw new Fault('LINE_IN_USE', { by: OTHER_TELEPHONE })
    const signs = { isShared: extension.isUp, isInformed: () => attempt?.isInformed ?? false }
    try {
      return await attemptCall('dialling', signal, now => dialLine({ port, clock, digits, signs }, now.stop))
    } catch (error) {
      await settled
      extension.show(error)
      throw error
    }
  }
  const rung = () => {
    if (extension.isUp()) extension.lifted(false) // a line that rings has every telephone on the hook
    const { flashMemory: memory } = options
    if (memory.putThroughMs !== null && clock.nowMs() - memory.putThroughMs < RING_BACK_MS) {
      memory.transfers = false
      log.warn({}, 'the exchange rings back: it does not put calls through')
    }
    memory.putThroughMs = null
    options.knock.rang()
    bell.take({ on: 'ring' })
  }
  const take = (code: string) => {
    const { action } = streamEvent(code)
    const line = attempt?.line
    line?.code(code)
    if (action === 'underrun' || action === 'overrun' || action === 'damage') line?.note(action)
    else if (action === 'machine') line?.machine()
    else if (action === 'ring') rung()
    else if (action === 'knock' && attempt?.isUp) options.knock.heard()
    else if (!attempt && action === 'extension up') extension.lifted(true)
    else if (!attempt && action === 'extension down') extension.lifted(false)
    if (code === 'J' && attempt && !attempt.isUp) attempt.isInformed = true
  }
  const end = async () => {
    closing.abort(new Fault('LINE_GONE'))
    await trying
    if (attempt?.isUp) await attempt.line?.end()
    await settled
  }
  return { answer, dial, take, isBusy: () => attempt !== undefined, end }
}
