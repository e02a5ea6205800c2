import type { Clock } from './clock.ts'

/**
 * Ticks on an absolute schedule: tick n is due at start + n × periodMs, so lateness never adds up
 * (a 20 ms interval timer drifted 54 ms in 5 s). Yields how late each tick is, in ms. A sleeper that fell behind
 * gets its missed ticks at once; after `giveUpMs` behind, the schedule restarts at now.
 */
export async function* pace(
  clock: Clock,
  periodMs: number,
  signal: AbortSignal,
  giveUpMs = 1_000,
): AsyncGenerator<number> {
  let due = clock.nowMs()
  while (!signal.aborted) {
    due += periodMs
    const early = due - clock.nowMs()
    if (early > 0) await clock.sleep(early, signal).catch(() => undefined)
    if (signal.aborted) return
    const lateMs = clock.nowMs() - due
    if (lateMs > giveUpMs) due = clock.nowMs()
    yield Math.max(0, lateMs)
  }
}
