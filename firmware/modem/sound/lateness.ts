/** How late the ticks of a loop were: a histogram in whole milliseconds that costs nothing to fill. */
export interface Lateness {
  note(lateMs: number): void
  /** Ticks later than this. */
  over(ms: number): number
  /** The lateness that this share of the ticks (0 to 1) did not exceed, ms. */
  quantile(share: number): number
  max(): number
}

const BUCKETS = 1_024

export const createLateness = (): Lateness => {
  const counts = new Uint32Array(BUCKETS)
  let total = 0
  let max = 0
  const note = (lateMs: number) => {
    const bucket = Math.min(BUCKETS - 1, Math.floor(lateMs))
    counts[bucket] = (counts[bucket] ?? 0) + 1
    total += 1
    if (lateMs > max) max = lateMs
  }
  const over = (ms: number) => counts.subarray(Math.ceil(ms)).reduce((sum, count) => sum + count, 0)
  const quantile = (share: number) => {
    let seen = 0
    for (let ms = 0; ms < BUCKETS - 1; ms += 1) {
      seen += counts[ms] ?? 0
      if (seen >= total * share) return Math.min(ms + 1, max)
    }
    return max
  }
  return { note, over, quantile, max: () => max }
}
