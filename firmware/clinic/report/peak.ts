/** How many calls there were at once, to decide on lines and people (field.md C). */
export interface Peak {
  readonly most: number
  /** When there were so many first; null without a call. */
  readonly atMs: number | null
  /** How long there were that many at once, from one on. */
  readonly levels: readonly { readonly calls: number; readonly ms: number }[]
}

interface Stretch {
  readonly startedMs: number
  readonly endedMs: number
}

/** What took no time at all by a list in whole seconds or minutes did take the line for a moment. */
const leastMs = 1_000

/** A call that begins when another ends is after it, not beside it. */
export const peakOf = (calls: readonly Stretch[]): Peak => {
  const turns = calls
    .flatMap(({ startedMs, endedMs }) => [
      { atMs: startedMs, by: 1 },
      { atMs: Math.max(endedMs, startedMs + leastMs), by: -1 },
    ])
    .sort((a, b) => a.atMs - b.atMs || a.by - b.by)
  const lengths = new Map<number, number>()
  let [now, beforeMs, most, mostMs] = [0, 0, 0, null as number | null]
  for (const { atMs, by } of turns) {
    if (now > 0) lengths.set(now, (lengths.get(now) ?? 0) + atMs - beforeMs)
    now += by
    beforeMs = atMs
    if (now > most) [most, mostMs] = [now, atMs]
  }
  const levels = [...lengths].filter(([, ms]) => ms > 0).sort(([a], [b]) => a - b)
  return { most, atMs: mostMs, levels: levels.map(([calls, ms]) => ({ calls, ms })) }
}
