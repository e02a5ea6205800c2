import type { Clock } from '../time/clock.ts'

/** One for all: an abort without a reason makes an exception with its stack each time, and each frame has a deadline. */
const settled = new Error('settled in time')

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
  const timer = clock.sleep(ms, stop).then(() => {
    throw late()
  })
  timer.catch(() => undefined)
  try {
    return await Promise.race([work, timer])
  } finally {
    over.abort(settled)
  }
}
