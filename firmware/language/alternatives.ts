import { addDays } from '../time/calendar.ts'
import { found } from './found.ts'
import type { DayWish, Found } from './language.ts'

/** How far a day is meant that was named: 'not on Tuesday' names one to leave it out. */
export type Regard =
  | 'wanted'
  /** Left out if another is named; else a correction meant it: 'no, Thursday'. */
  | 'doubted'
  /** Left out whatever follows. */
  | 'refused'

export interface DayReader {
  /** The day or range that starts at a token. */
  readonly read: (at: number) => Found<DayWish> | null
  readonly regard: (one: Found<DayWish>) => Regard
  /** 'Or'. */
  readonly or: string
}

/** 'Tuesday or Wednesday' is both, where one follows the other; else the first, in doubt. */
const withOther = (one: Found<DayWish>, other: Found<DayWish>): Found<DayWish> =>
  addDays(one.value.to, 1) === other.value.from
    ? found({ from: one.value.from, to: other.value.to }, one.from, other.to, one.certainty)
    : found(one.value, one.from, one.to, Math.min(one.certainty, 0.5))

/** The first day that is wanted among those named; else the first that a correction may have meant. */
export const firstWanted = (
  tokens: readonly string[],
  { read, regard, or }: DayReader,
): Found<DayWish> | null => {
  let doubted: Found<DayWish> | null = null
  for (let at = 0; at < tokens.length; at += 1) {
    const one = read(at)
    if (!one) continue
    const regarded = regard(one)
    if (regarded === 'wanted') {
      const other = tokens[one.to] === or ? read(one.to + 1) : null
      return other ? withOther(one, other) : one
    }
    if (regarded === 'doubted') doubted ??= one
    at = Math.max(at, one.to - 1)
  }
  return doubted
}
