import { supervise } from '../../flow/supervise.ts'
import type { Ring } from '../../ports/line.ts'
import type { Log } from '../../ports/log.ts'
import type { ReportStore, Unanswered } from '../../ports/report-store.ts'
import type { Clock } from '../../time/clock.ts'
import type { AlarmChannel } from '../alarms.ts'
import { uuidOf } from '../promise/identity.ts'

/** Puts on disk what only the report asks for: calls the box did not take, and when it could not be rung. */

export interface RecordParts {
  readonly store: Pick<ReportStore, 'saveUnanswered' | 'beginOutage' | 'endOutage' | 'pulse' | 'wake'>
  readonly clock: Clock
  readonly log: Log
  readonly newId: () => string
}

/** A call that is left to ring: noted once it has stopped, or when the line is closed. Never throws. */
export type NoteRung = (ring: Ring, why: Unanswered['why'], signal: AbortSignal) => Promise<void>

/** No bell rings for longer: a line that missed the end of it is not believed. */
const longestRingMs = 5 * 60_000

export const createNoteRung =
  (line: string, { store, clock, log, newId }: RecordParts): NoteRung =>
  async (ring, why, signal) => {
    const startedMs = ring.sinceMs ?? clock.epochMs()
    const over = AbortSignal.any([ring.gone, signal])
    await clock.sleep(longestRingMs, over).catch(() => undefined)
    const call = { id: newId(), line, from: ring.from, startedMs, endedMs: clock.epochMs(), why }
    await store
      .saveUnanswered(call)
      .catch((error: unknown) =>
        log.error({ line, pii: { error: String(error) } }, 'unanswered call not stored'),
      )
  }

/** Lines that cannot be rung, as the alarms tell of them: for longer than the settings allow. */
export const outageChannel =
  ({ store, clock, log }: RecordParts): AlarmChannel =>
  ({ line, isUp, sinceMs, says }) => {
    const id = uuidOf(`${line}:outage:${sinceMs}`)
    const told = isUp
      ? store.endOutage(line, clock.epochMs())
      : store.beginOutage({ id, line, fromMs: sinceMs, says })
    told.catch((error: unknown) => log.error({ line, pii: { error: String(error) } }, 'outage not stored'))
  }

/** A power cut is known to within this. */
const beatMs = 5 * 60_000
/** A restart is no outage. */
const leastMs = 10 * 60_000

/** Says on disk that the box is alive, until aborted, and on start for how long it was not. Never throws. */
export const keepPulse = async (
  { store, clock, log, newId }: RecordParts,
  signal: AbortSignal,
): Promise<void> => {
  const id = newId()
  let isAwake = false
  const run = async (until: AbortSignal) => {
    if (!isAwake) await store.wake({ id, nowMs: clock.epochMs(), leastMs })
    isAwake = true
    while (!until.aborted) {
      await clock.sleep(beatMs, until).catch(() => undefined)
      await store.pulse(clock.epochMs())
    }
  }
  const broke = (error: unknown, pauseMs: number) =>
    log.error({ pauseMs, pii: { error: String(error) } }, 'no pulse was stored')
  await supervise(clock, { run, broke }, signal)
}
