import { dayParts, makeDay, type Day } from '../time/calendar.ts'
import { found } from './found.ts'
import type { Found } from './language.ts'
import { first } from './numbers.ts'

/** Dates with their year, as they are dictated: the same three parts in the order of each language. */

export type DatePart = 'year' | 'month' | 'dayOfMonth'

/** Reads one part that starts at a token. */
type Read = (tokens: readonly string[], at: number) => Found<number> | null

export interface DateWords {
  readonly read: Readonly<Record<DatePart, Read>>
  /** Words that may stand before the parts and mean nothing: 'of', 'the'. */
  readonly skips: ReadonlySet<string>
  /** The orders in which the parts are said, the most usual first. */
  readonly orders: readonly (readonly DatePart[])[]
}

/** '85 as a year: the last century, unless that would be over ninety-five years before 2026. */
export const fullYear = (year: number): number => {
  if (year > 99) return year
  return year <= 30 ? 2_000 + year : 1_900 + year
}

/** Years that a caller may mean. */
export const isYear = (year: number): boolean => year >= 1_900 && year <= 2_099

/** '03:05:1980', as `tokens` leaves a date in figures. */
const readFigures = (
  token: string | undefined,
  order: readonly DatePart[],
): Record<DatePart, number> | null => {
  const figures = /^(\d{1,4}):(\d{1,2}):(\d{1,4})$/.exec(token ?? '')
  if (!figures) return null
  const value = (part: DatePart) => Number(figures[order.indexOf(part) + 1])
  return { year: fullYear(value('year')), month: value('month'), dayOfMonth: value('dayOfMonth') }
}

const readOrder = (
  { read, skips }: DateWords,
  order: readonly DatePart[],
  tokens: readonly string[],
  at: number,
): Found<Day | null> | null => {
  const parts: Record<DatePart, number> = { year: 0, month: 0, dayOfMonth: 0 }
  let to = at
  let certainty = 1
  for (const part of order) {
    while (skips.has(tokens[to] ?? '')) to += 1
    const one = read[part](tokens, to)
    if (!one) return null
    parts[part] = one.value
    certainty = Math.min(certainty, one.certainty)
    to = one.to
  }
  return isYear(parts.year) ? found(makeDay(parts), at, to, certainty) : null
}

/**
 * The whole date that starts at a token; where several orders fit, the most usual. Its value is null when the calendar
 * has no such day.
 */
const wholeDateAt = (words: DateWords, tokens: readonly string[], at: number): Found<Day | null> | null => {
  let impossible: Found<Day | null> | null = null
  for (const order of words.orders) {
    const figures = readFigures(tokens[at], order)
    const day = figures && isYear(figures.year) ? makeDay(figures) : null
    const date = day ? found(day, at, at + 1) : readOrder(words, order, tokens, at)
    if (date?.value) return date
    impossible ??= date
  }
  return impossible
}

/** The first whole date in what was said; null also when it is no day at all, such as 30 February. */
export const readWholeDate = (words: DateWords, tokens: readonly string[]): Found<Day> | null => {
  const date = first(tokens, at => wholeDateAt(words, tokens, at))
  return date?.value ? found(date.value, date.from, date.to, date.certainty) : null
}

/** A whole date near today, its year said in full: when a visit may be. '19 30' after a date is no year. */
export const nearDateAt = (
  words: DateWords,
  tokens: readonly string[],
  at: number,
  today: Day,
): Found<Day> | null => {
  const date = wholeDateAt(words, tokens, at)
  if (!date?.value || date.certainty < 1) return null
  const years = dayParts(date.value).year - dayParts(today).year
  return years >= -1 && years <= 3 ? found(date.value, date.from, date.to) : null
}
