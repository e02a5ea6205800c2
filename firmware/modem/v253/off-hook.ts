import { dialTones } from '../../audio/dtmf.ts'
import type { FarEndPolicy } from '../../audio/far-end.ts'
import { FRAME_MS, frames, type Frame } from '../../audio/frame.ts'
import type { TonePlan } from '../../audio/tone-plan.ts'
import type { AtSession } from '../../at/session.ts'
import { Fault } from '../../fault/fault.ts'
import { oneAtATime } from '../../flow/one-at-a-time.ts'
import type { Key, Talk } from '../../ports/line.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import type { createAnswerer } from './answerer.ts'
import type { PathOptions } from './duplex.ts'
import type { FlashMemory, FlashPlan } from './flash-plan.ts'
import { createLeg, type Leg, type Skills } from './leg.ts'
import { createProgress, type Progress } from './progress.ts'
import { createRecallHook } from './recall-hook.ts'
import { createSwitch } from './switch.ts'
import type { VoicePath } from './voice-path.ts'

export interface OffHookOptions {
  readonly at: AtSession
  readonly clock: Clock
  readonly log: Log
  readonly tones: TonePlan
  readonly policy: FarEndPolicy
  /** What a hook flash does here; null: nothing that we know of. */
  readonly plan: FlashPlan | null
  readonly memory: FlashMemory
  /** Lets sound flow. */
  readonly openPath: (ends: Pick<PathOptions, 'hear' | 'played'>) => Promise<VoicePath>
  /** A number as it is dialled here. @throws NUMBER_INVALID */
  readonly digitsOf: (number: string) => string
  /** For a call that we dial. */
  readonly answerer: () => ReturnType<typeof createAnswerer>
  /** Puts the line on the hook; resolves when the modem agrees. Never rejects. */
  readonly hangUp: () => Promise<void>
  /** The sound broke, or the modem does not leave it: it must be set up afresh. */
  readonly broke: (fault: Error) => void
}

/** A line from going off the hook to going on it: one call, or two of which one is parked. */
export interface OffHook {
  /** The first call is up. @throws what openPath throws */
  readonly begin: () => Promise<Talk>
  readonly code: (letter: string) => void
  readonly machine: () => void
  readonly note: VoicePath['note']
  /** Hangs up whatever is up. */
  readonly end: () => Promise<void>
  /** Resolves when the line is on the hook after `begin`. */
  readonly ended: Promise<void>
}

const LOOK_MS = 20

export const createOffHook = (options: OffHookOptions, first: OffHookOptions['answerer']): OffHook => {
  const { at, clock, log, tones, policy } = options
  const ended = Promise.withResolvers<void>()
  const oneTone = oneAtATime()
  let path: VoicePath | undefined
  let progress: Progress | undefined
  let tone: Promise<void> | undefined
  let isBroken = false

  const sound = (): VoicePath => {
    if (!path) throw new Fault('LINE_GONE')
    return path
  }
  const hook = createRecallHook({ at, path: sound, clock, tones, memory: options.memory })
  const onHook = async () => {
    sound().end()
    await sound()
      .close()
      .catch((error: unknown) => options.broke(error as Error))
    await options.hangUp()
    ended.resolve()
  }
  const calls = createSwitch({ plan: options.plan, memory: options.memory, hook, path: sound, onHook, log })
  const release = async (leg: Leg, sign: string | null) => {
    if (sign === null && calls.isHere(leg)) await sound().drain()
    leg.close()
    await calls.letGo(leg, isBroken ? 'the sound broke' : sign)
    const lateP99Ms = sound().lateness.quantile(0.99)
    const late = { lateP99Ms, lateMaxMs: sound().lateness.max() }
    const counts = { ...sound().counts(), ...sound().troubles() }
    log.info({ sign: sign ?? 'we hung up', ...counts, ...late }, 'call audio ended')
  }
  const isCarried = (leg: Leg) => calls.isHere(leg) && !hook.isPressing() && !progress

  /** Commands for tones are refused while sound flows (modems.md 3.2), so a key is said like anything else. */
  const play = async (leg: Leg, key: Key) => {
    if (leg.over.aborted || !isCarried(leg)) throw new Fault('LINE_GONE')
    const playing = (async () => {
      for (const frame of frames(dialTones([key]))) await sound().say(frame)
    })()
    tone = playing
    await playing
    tone = undefined
    await sound().drain()
  }
  /** Between the frames of a tone there is no room for others. */
  const say = async (leg: Leg, frame: Frame): Promise<void> => {
    await tone
    if (leg.over.aborted) return
    const isHeard = isCarried(leg) && !sound().broken.aborted
    // to nobody, at line pace: whoever says on must not keep the line from ending
    if (!isHeard) return clock.sleep(FRAME_MS, leg.over).catch(() => undefined)
    leg.said()
    return sound().say(frame)
  }
  /** Until it is known what becomes of the number that was dialled. @throws FAR_BUSY, CALL_REFUSED, NO_ANSWER, signal.reason */
  const reached = async (dialled: Progress, signal: AbortSignal) => {
    while (dialled.outcome() === null) await clock.sleep(LOOK_MS, signal)
    const outcome = dialled.outcome()
    if (outcome !== 'answered') throw outcome
  }
  const consult = async (leg: Leg, number: string, signal: AbortSignal): Promise<Talk> => {
    const digits = options.digitsOf(number)
    const second = addLeg(options.answerer())
    const stop = AbortSignal.any([signal, leg.over, at.closed])
    await calls.consult(leg, second, async () => {
      stop.throwIfAborted()
      try {
        progress = createProgress(tones)
        await hook.dial(digits)
        progress = createProgress(tones) // what was heard of our own digits says nothing
        await reached(progress, stop)
      } catch (error) {
        throw leg.over.aborted ? new Fault('LINE_GONE') : error
      } finally {
        progress = undefined
      }
    })
    return second.open()
  }
  const transfer = async () => {
    const { memory } = options
    memory.putThroughMs = clock.nowMs()
    try {
      await calls.transfer()
    } catch (error) {
      memory.putThroughMs = null
      throw error
    }
  }
  const skills = (leg: Leg): Skills => ({
    say: frame => say(leg, frame),
    ...(path?.onPlayed ? { onPlayed: path.onPlayed } : {}),
    press: key => oneTone(() => play(leg, key)),
    hold: () => calls.hold(leg),
    resume: () => calls.resume(leg),
    consult: (number, signal) => consult(leg, number, signal),
    join: () => calls.join(leg),
    transfer,
  })
  const addLeg = (answerer: ReturnType<typeof createAnswerer>) =>
    createLeg({ clock, tones, policy, answerer, skills, counts: () => sound().counts(), release })
  const leg = addLeg(first())

  const hear = (frame: Frame, isReal: boolean) => {
    if (isReal) hook.hear(frame)
    if (hook.isPressing()) return
    progress?.hear(frame)
    calls.here()?.hear(frame, isReal)
  }
  const played = (frame: Frame) => calls.here()?.played(frame)
  const breakOff = async (fault: Error) => {
    isBroken = true
    log.error({ reason: fault.message }, 'call audio broke')
    await Promise.all(calls.all().map(one => one.finish('the sound broke')))
    options.broke(fault)
  }
  const begin = async (): Promise<Talk> => {
    path = await options.openPath({ hear, played })
    const { broken } = path
    broken.addEventListener('abort', () => void breakOff(broken.reason as Error), { once: true })
    return leg.open()
  }
  const code = (letter: string) => {
    hook.code(letter)
    if (hook.isPressing()) return
    if (progress) progress.code(letter)
    else calls.here()?.code(letter)
  }
  const end = async () => {
    for (const one of calls.all().toReversed()) await one.finish(null)
  }
  calls.add(leg)
  return {
    begin,
    code,
    machine: () => calls.here()?.machine(),
    note: event => path?.note(event),
    end,
    ended: ended.promise,
  }
}
