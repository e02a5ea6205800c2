/** Stretches of time in order, none touching the next: start, end, start, end …; UTC epoch ms, ends exclusive. */
export type Stretches = Float64Array

/** Makes them of stretches that come by start and may overlap: `times` is the start and end of each. */
export const joined = (times: ArrayLike<number>): Stretches => {
  const all = new Float64Array(times.length)
  let length = 0
  for (let i = 0; i < times.length; i += 2) {
    const [startMs, endMs] = [times[i] ?? 0, times[i + 1] ?? 0]
    const lastMs = all[length - 1] ?? -Infinity
    if (startMs <= lastMs) all[length - 1] = Math.max(lastMs, endMs)
    else {
      all[length] = startMs
      all[length + 1] = endMs
      length += 2
    }
  }
  return all.subarray(0, length)
}

/** Where the first of them ends that has something of the time from `startMs` to `endMs`, else null; found by halves. */
export const blockedUntil = (stretches: Stretches, startMs: number, endMs: number): number | null => {
  let [low, high] = [0, stretches.length >> 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[2 * middle + 1] ?? 0) <= startMs) low = middle + 1
    else high = middle
  }
  return (stretches[2 * low] ?? Infinity) < endMs ? (stretches[2 * low + 1] ?? null) : null
}

/** True when nothing of the time from `startMs` to `endMs` is in them. */
export const isClear = (stretches: Stretches, startMs: number, endMs: number): boolean =>
  blockedUntil(stretches, startMs, endMs) === null

/** Start and end of each. */
export const pairs = (stretches: Stretches): readonly (readonly [startMs: number, endMs: number])[] =>
  Array.from({ length: stretches.length >> 1 }, (_, n) => [stretches[2 * n] ?? 0, stretches[2 * n + 1] ?? 0])
