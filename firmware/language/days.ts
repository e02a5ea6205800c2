import { addDays, monthStart, weekdayOf, type Day, type Weekday } from '../time/calendar.ts'
import { oneDay } from './dates.ts'
import { found } from './found.ts'
import type { DayWish, Found } from './language.ts'
import { nextNamedDay, type NamedDay } from './named-days.ts'
import { first } from './numbers.ts'
import { endAt } from './words.ts'

/** How days are put together in every language: ranges, limits, a weekday within a week, days called by name. */

type ReadDays = (tokens: readonly string[], at: number, today: Day) => Found<DayWish> | null

/** What a word before a day makes of it; patterns as in `Patterns`, each a whole run of words. */
export interface Limits {
  /** 'From': the day begins a range, or with `onwards` after it everything from there. */
  readonly from: readonly string[]
  /** Between the two days of a range: 'to'. */
  readonly to: readonly string[]
  /** 'By', 'until': that day is the last. */
  readonly until: readonly string[]
  /** 'Before': that day is too late. */
  readonly before: readonly string[]
  /** 'After': that day is too soon. */
  readonly after: readonly string[]
}

export interface DayWords {
  /** One day that starts at a token: a date, a weekday, 'tomorrow'. */
  readonly day: ReadDays
  /** Several: a week, a month, a weekend. */
  readonly span: ReadDays
  /** The name of a weekday alone, 1 to 7. */
  readonly weekday: (tokens: readonly string[], at: number) => Found<Weekday> | null
  /** Patterns of days called by name. */
  readonly named: readonly (readonly [string, NamedDay])[]
  readonly limits: Limits
}

/** How far 'after the tenth' reaches: two weeks. */
const afterDays = 14

type Named = DayWords['named']

const namePatterns = new WeakMap<Named, readonly string[]>()
const patternsOfNames = (named: Named): readonly string[] => {
  const known = namePatterns.get(named)
  const patterns = known ?? named.map(([pattern]) => pattern)
  if (!known) namePatterns.set(named, patterns)
  return patterns
}

const namedAt = ({ named }: DayWords, tokens: readonly string[], at: number, today: Day) => {
  const to = endAt(patternsOfNames(named), tokens, at)
  if (to === null) return null
  const said = tokens.slice(at, to)
  const rule = named.find(([pattern]) => endAt([pattern], said, 0) === said.length)?.[1]
  const days = rule && nextNamedDay(rule, today)
  return days ? { ...days, to } : null
}

/** A day or a span with the days around it that count as the same: 'Christmas'. */
interface Mark {
  readonly wish: DayWish
  readonly first: Day
  readonly last: Day
  readonly to: number
  readonly certainty: number
}

const markAt = (words: DayWords, tokens: readonly string[], at: number, today: Day): Mark | null => {
  const named = namedAt(words, tokens, at, today)
  if (named) return { ...named, wish: oneDay(named.day), certainty: 1 }
  const one = words.day(tokens, at, today) ?? words.span(tokens, at, today)
  return (
    one && {
      wish: one.value,
      first: one.value.from,
      last: one.value.to,
      to: one.to,
      certainty: one.certainty,
    }
  )
}

/** 'From Monday to Wednesday', 'between the fifth and the tenth', 'from Thursday': the end is sought after the start. */
const rangeAt = (words: DayWords, tokens: readonly string[], at: number, today: Day) => {
  const { limits } = words
  const start = endAt(limits.from, tokens, at)
  const from = markAt(words, tokens, start ?? at, today)
  if (!from) return null
  const toAt = endAt(limits.to, tokens, from.to)
  const to = toAt === null ? null : markAt(words, tokens, toAt, from.wish.from)
  if (to && to.wish.to > from.wish.from)
    return found({ from: from.wish.from, to: to.wish.to }, at, to.to, Math.min(from.certainty, to.certainty))
  if (start === null) return null
  return found({ from: from.wish.from, to: addDays(from.wish.from, afterDays) }, at, from.to, from.certainty)
}

/** 'By Friday', 'before Christmas', 'after the tenth'. */
const limitAt = (words: DayWords, tokens: readonly string[], at: number, today: Day) => {
  const kinds = [
    [words.limits.until, ({ wish: { to } }: Mark): DayWish => ({ from: today, to })],
    [words.limits.before, (mark: Mark): DayWish => ({ from: today, to: addDays(mark.first, -1) })],
    [
      words.limits.after,
      ({ last }: Mark): DayWish => ({ from: addDays(last, 1), to: addDays(last, afterDays) }),
    ],
  ] as const
  for (const [patterns, wish] of kinds) {
    const start = endAt(patterns, tokens, at)
    const mark = start === null ? null : markAt(words, tokens, start, today)
    const days = mark && wish(mark)
    if (mark && days && days.to >= days.from) return found(days, at, mark.to, mark.certainty)
  }
  return null
}

/** The weekday of a week: 'Thursday next week', 'next week on Thursday'; at most one word between. */
const weekdayInSpan = (words: DayWords, tokens: readonly string[], at: number, today: Day) => {
  const nearby = <T>(read: (place: number) => Found<T> | null, from: number) => read(from) ?? read(from + 1)
  const name = words.weekday(tokens, at)
  const span = name
    ? nearby(place => words.span(tokens, place, today), name.to)
    : words.span(tokens, at, today)
  const weekday = name ?? (span && nearby(place => words.weekday(tokens, place), span.to))
  const isDated = name && (words.day(tokens, at, today)?.to ?? name.to) > name.to
  if (!span || !weekday || isDated) return null
  const day = addDays(span.value.from, (weekday.value - weekdayOf(span.value.from) + 7) % 7)
  const isOneWeek = weekdayOf(span.value.to) === 7 && addDays(span.value.to, -6) <= span.value.from
  return isOneWeek ? found(oneDay(day), at, Math.max(span.to, weekday.to)) : null
}

const dayAt = (words: DayWords, tokens: readonly string[], at: number, today: Day) => {
  const mark = markAt(words, tokens, at, today)
  return mark && found(mark.wish, at, mark.to, mark.certainty)
}

/** The same reader, which looks at each place of one sentence once: calendars are slow. */
const remembering = (read: ReadDays): ReadDays => {
  const seen = new Map<string, Found<DayWish> | null>()
  return (tokens, at, today) => {
    const key = `${at} ${today}`
    const known = seen.get(key)
    const one = known === undefined ? read(tokens, at, today) : known
    seen.set(key, one)
    return one
  }
}

/** The first day or range of days in what was said. */
export const readDays = (words: DayWords, tokens: readonly string[], today: Day): Found<DayWish> | null => {
  const once = { ...words, day: remembering(words.day), span: remembering(words.span) }
  return first(
    tokens,
    at =>
      weekdayInSpan(once, tokens, at, today) ??
      limitAt(once, tokens, at, today) ??
      rangeAt(once, tokens, at, today) ??
      dayAt(once, tokens, at, today),
  )
}

/** 'At the beginning of December': days 1 to 10, 11 to 20, 21 to the last. */
export const monthThird = (month: DayWish, third: 1 | 2 | 3, today: Day): DayWish => {
  const start = monthStart(month.from)
  const from = addDays(start, (third - 1) * 10)
  const to = third === 3 ? addDays(monthStart(start, 1), -1) : addDays(from, 9)
  return { from: from < today && today <= to ? today : from, to }
}

/** The month that a day lies in, from that day on. */
export const restOfMonth = (today: Day): DayWish => ({ from: today, to: addDays(monthStart(today, 1), -1) })
