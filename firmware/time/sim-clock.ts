import type { Clock } from './clock.ts'

/** A clock that stands still until told otherwise: for tests and for replaying a month in a second. */
export interface SimClock extends Clock {
  /** Moves time on, waking sleepers in order and letting each one's consequences settle before the next. */
  advance(ms: number): Promise<void>
}

interface Sleeper {
  readonly dueMs: number
  readonly wake: () => void
}

const settled = () => new Promise<void>(resolve => setImmediate(resolve))

/** @param epochMs UTC milliseconds at which the clock starts */
export const simClock = (epochMs = Date.UTC(2026, 10, 24, 8)): SimClock => {
  let now = 0
  let sleepers: Sleeper[] = []
  const sleep: Clock['sleep'] = (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error)
      const abort = () => {
        sleepers = sleepers.filter(s => s !== sleeper)
        reject(signal?.reason as Error)
      }
      const wake = () => {
        signal?.removeEventListener('abort', abort)
        resolve()
      }
      const sleeper: Sleeper = { dueMs: now + Math.max(0, ms), wake }
      sleepers.push(sleeper)
      signal?.addEventListener('abort', abort, { once: true })
    })
  const advance = async (ms: number) => {
    const until = now + ms
    await settled()
    for (;;) {
      const next = sleepers.filter(s => s.dueMs <= until).sort((a, b) => a.dueMs - b.dueMs)[0]
      if (!next) break
      sleepers = sleepers.filter(s => s !== next)
      now = Math.max(now, next.dueMs)
      next.wake()
      await settled()
    }
    now = Math.max(now, until) // somebody else may have moved it further meanwhile
    await settled()
  }
  return { nowMs: () => now, epochMs: () => epochMs + now, sleep, advance }
}
