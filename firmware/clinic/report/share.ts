/** A part of a whole. */
export interface Share {
  readonly part: number
  readonly of: number
  /** To a tenth; null of nothing. */
  readonly percent: number | null
}

/** How long something took, over everything of its kind. */
export interface Spread {
  readonly count: number
  /** Null where there was none. */
  readonly medianMs: number | null
  /** Nine of ten took no longer. */
  readonly p90Ms: number | null
}

export const shareOf = (part: number, of: number): Share => ({
  part,
  of,
  percent: of === 0 ? null : Math.round((1_000 * part) / of) / 10,
})

/** The nearest rank. Source: NIST/SEMATECH e-Handbook of Statistical Methods 7.2.6.2, the definition without interpolation. */
const rank = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null

export const spreadOf = (lengthsMs: readonly number[]): Spread => {
  const sorted = lengthsMs.map(ms => Math.max(0, ms)).sort((a, b) => a - b)
  return { count: sorted.length, medianMs: rank(sorted, 0.5), p90Ms: rank(sorted, 0.9) }
}

/** How often each word comes, the most frequent first. */
export const countsOf = (
  words: readonly string[],
): readonly { readonly word: string; readonly count: number }[] =>
  [...Map.groupBy(words, word => word)]
    .map(([word, all]) => ({ word, count: all.length }))
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
