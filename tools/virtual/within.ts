import type { Clock } from '../../firmware/time/clock.ts'

/** What the work comes to, or null when it takes longer. The work goes on; its timer does not. */
export const within = async <T>(clock: Clock, ms: number, work: Promise<T>): Promise<T | null> => {
  const over = new AbortController()
  const late = clock.sleep(ms, over.signal).then(
    () => null,
    () => null,
  )
  try {
    return await Promise.race([work, late])
  } finally {
    over.abort()
  }
}
