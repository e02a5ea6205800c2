import type { Clock } from '../../time/clock.ts'

const WATCH_MS = 250

/**
 * Four times a second, how long nothing has come, ms: `count` of what did has stood still; null while nothing is due. What
 * this process itself slept through says nothing of the device, so a look counts twice its time at most. Ends when aborted.
 */
export async function* silences(
  clock: Clock,
  count: () => number | null,
  signal: AbortSignal,
): AsyncGenerator<number> {
  let silentMs = 0
  let seen = count()
  while (!signal.aborted) {
    const fromMs = clock.nowMs()
    await clock.sleep(WATCH_MS, signal).catch(() => undefined)
    if (signal.aborted) return
    const isStill = seen !== null && count() === seen
    silentMs = isStill ? silentMs + Math.min(clock.nowMs() - fromMs, 2 * WATCH_MS) : 0
    seen = count()
    yield silentMs
  }
}
