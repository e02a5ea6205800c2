import type { Clock } from '../time/clock.ts'

/** One for all: an abort without a reason makes an exception with its stack each time, and each frame has a deadline. */
const settled = new Error('settled in time')

/** Later than any busy hour makes a timer: the machine itself stood still, as a virtual one does whose host is busy. */
const STOOD_STILL_MS = 100
/** What was under way meanwhile lies ready and is yet to be read. */
const CATCH_UP_MS = 500

/** Sleeps; where the machine slept too, a while longer, since nobody could be on time. */
const wait = async (clock: Clock, ms: number, signal: AbortSignal): Promise<void> => {
  const fromMs = clock.nowMs()
  await clock.sleep(ms, signal)
  const overMs = clock.nowMs() - fromMs - ms
  if (overMs > STOOD_STILL_MS) await clock.sleep(Math.max(CATCH_UP_MS, Math.min(ms, overMs)), signal)
}

/** `work`, or `late()` thrown once `ms` have passed. The work itself is not stopped: give it the signal for that. */
export const deadline = async <T>(
  clock: Clock,
  ms: number,
  work: Promise<T>,
  late: () => Error,
  signal?: AbortSignal,
): Promise<T> => {
  const over = new AbortController()
  const stop = signal ? AbortSignal.any([signal, over.signal]) : over.signal
  const timer = wait(clock, ms, stop).then(() => {
    throw late()
  })
  timer.catch(() => undefined)
  try {
    return await Promise.race([work, timer])
  } finally {
    over.abort(settled)
  }
}
