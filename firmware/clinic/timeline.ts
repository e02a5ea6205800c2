/** A stretch of time that is taken, UTC epoch ms; `endMs` is exclusive. */
interface Stretch {
  readonly startMs: number
  readonly endMs: number
}

/** What is taken of one person's or room's time, ready to be asked many times. */
export interface Timeline {
  isFree(startMs: number, endMs: number): boolean
}

/** Whoever has nothing taken. */
export const freeTimeline: Timeline = { isFree: () => true }

/**
 * Asked by two binary steps instead of a look at everything: of those that begin before the end asked for, the one that
 * lasts the longest decides. Stretches may overlap and come in any order.
 */
export const createTimeline = (taken: readonly Stretch[]): Timeline => {
  // the store gives them in order; numbers side by side, since this is made anew for each search
  const isSorted = taken.every(({ startMs }, i) => i === 0 || (taken[i - 1]?.startMs ?? 0) <= startMs)
  const sorted = isSorted ? taken : taken.toSorted((a, b) => a.startMs - b.startMs)
  const starts = new Float64Array(sorted.length)
  const ends = new Float64Array(sorted.length)
  let longest = -Infinity
  for (const [i, { startMs, endMs }] of sorted.entries()) {
    if (endMs > longest) longest = endMs
    starts[i] = startMs
    ends[i] = longest
  }
  const countBefore = (ms: number): number => {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) < ms) low = middle + 1
      else high = middle
    }
    return low
  }
  return { isFree: (startMs, endMs) => (ends[countBefore(endMs) - 1] ?? -Infinity) <= startMs }
}
