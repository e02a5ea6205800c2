import type { Clock } from '../time/clock.ts'

export interface Supervision {
  /** Does the work; returns when it is over, throws when it broke. */
  readonly run: (signal: AbortSignal) => Promise<void>
  /** Told of each break before the pause that follows it. */
  readonly broke: (error: unknown, pauseMs: number) => void
  /** Pauses between tries; the last repeats. A run that lasted `steadyMs` starts again at the first. */
  readonly pausesMs?: readonly number[]
  readonly steadyMs?: number
}

/** Runs work again whenever it breaks or ends, with growing pauses, until aborted. Never throws. */
export const supervise = async (clock: Clock, work: Supervision, signal: AbortSignal): Promise<void> => {
  const { pausesMs = [0, 500, 2_000, 5_000, 15_000], steadyMs = 30_000 } = work
  for (let failures = 0; !signal.aborted; failures += 1) {
    const startMs = clock.nowMs()
    let error: unknown = new Error('ended')
    try {
      await work.run(signal)
    } catch (thrown) {
      error = thrown
    }
    if (signal.aborted) return
    if (clock.nowMs() - startMs >= steadyMs) failures = 0
    const pauseMs = pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0
    work.broke(error, pauseMs)
    await clock.sleep(pauseMs, signal).catch(() => undefined)
  }
}
