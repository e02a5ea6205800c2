import type { AtSession } from '../../at/session.ts'
import { Fault } from '../../fault/fault.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import type { AudioOutcome } from './chipset.ts'
import { dueIn, examine, treat, wellSoFar } from './cure.ts'

export interface HealerOptions {
  readonly clock: Clock
  readonly log: Log
  /** Restarts the modem from its AT port. */
  readonly restart: string | null
  /** Takes the modem from the mains and gives it back, such as by its power key. */
  readonly powerCycle?: (signal: AbortSignal) => Promise<void>
  /** Told that the audio is ill and must wait for its measure (AUDIO_ILL), and when that is over. */
  readonly found: (fault: Fault | null) => void
}

/** Who sees to it that a modem whose audio fails comes back, and not too often. Lives as long as the line. */
export interface Healer {
  readonly judge: (outcome: AudioOutcome) => void
  /** Watches over one attachment; takes a measure once it is due and nobody calls. Never rejects. */
  readonly watch: (at: AtSession, isIdle: () => boolean) => Promise<void>
  /** Nothing has answered for so many tries: the mains may help. Resolves when it has been tried, or may not be yet. */
  readonly mute: (tries: number, signal: AbortSignal) => Promise<void>
}

const LOOK_MS = 1_000
/** From the OK of the restart to the ports going away. */
const GONE_MS = 10_000
const MUTE_TRIES = 3

export const createHealer = (options: HealerOptions): Healer => {
  const { clock, log, restart, powerCycle, found } = options
  let health = wellSoFar

  const judge = (outcome: AudioOutcome) => {
    health = examine(health, outcome)
    const { wants } = health
    const waitMs = dueIn(health, clock.nowMs()) ?? 0
    found(waitMs > 0 ? new Fault('AUDIO_ILL', { minutes: Math.ceil(waitMs / 60_000) }) : null)
    if (wants) log.warn({ wants, tries: outcome.tries, reason: outcome.fault?.message }, 'the audio is ill')
  }
  const takeMeasure = async (at: AtSession) => {
    const [next, measure] = treat(health, clock.nowMs(), powerCycle !== undefined)
    health = next
    found(null)
    log.warn({ measure }, 'healing the audio of the modem')
    if (measure === 'power cycle') await powerCycle?.(at.closed)
    else if (restart !== null) await at.send(restart)
    await clock.sleep(GONE_MS, at.closed)
  }
  const heal = async (at: AtSession) => {
    try {
      await takeMeasure(at)
    } catch (error) {
      if (!at.closed.aborted) log.error({ pii: { error: String(error) } }, 'the measure failed')
    }
    at.close(new Fault('MODEM_HEALING'))
  }
  const watch = async (at: AtSession, isIdle: () => boolean) => {
    while (!at.closed.aborted) {
      // at once: callers who ring again and again would never leave it a second, and none would be heard
      if (dueIn(health, clock.nowMs()) === 0 && isIdle()) return heal(at)
      await clock.sleep(LOOK_MS, at.closed).catch(() => undefined)
    }
  }
  const mute = async (tries: number, signal: AbortSignal) => {
    if (!powerCycle || tries < MUTE_TRIES) return
    const asked = { ...health, wants: 'power cycle' as const }
    if (dueIn(asked, clock.nowMs()) !== 0) return
    ;[health] = treat(asked, clock.nowMs(), true)
    log.warn({ tries }, 'nothing answers: power cycle')
    await powerCycle(signal).catch((error: unknown) =>
      log.error({ pii: { error: String(error) } }, 'the power cycle failed'),
    )
  }
  return { judge, watch, mute }
}
