import { addDays, makeDay, type Day } from '../../time/calendar.ts'
import { dateAhead, monthAhead, oneDay } from '../dates.ts'
import { found } from '../found.ts'
import type { DayWish, Found } from '../language.ts'
import { begins } from '../words.ts'
import { monthOf } from './months.ts'
import { number, ordinal, type Numeral } from './numbers.ts'

/** Dates by day and month. */

export type Days = Found<DayWish>
export type Read = (tokens: readonly string[], at: number, today: Day) => Days | null

/** '26:11', as the tokens have '26.11'; what could be a time of day too is one only in doubt. */
export const readFigures: Read = (tokens, at, today) => {
  const [, day = '', month = '', year] = /^(\d{1,2}):(\d{1,2})(?::(\d{4}))?$/.exec(tokens[at] ?? '') ?? []
  const hasTime = tokens.slice(at + 1).some(token => /^\d{1,2}:\d{2}$/.test(token))
  const isTime = Number(day) <= 24 && month.length === 2 && !year && !hasTime
  if (day === '' || Number(month) > 12 || isTime) return null
  const parts = { month: Number(month), dayOfMonth: Number(day) }
  const date = year
    ? makeDay({ year: Number(year), ...parts })
    : dateAhead(today, parts.dayOfMonth, parts.month)
  return date === null ? null : found(oneDay(date), at, at + 1)
}

const dayNumber = (tokens: readonly string[], at: number): Numeral | null => {
  const nth = ordinal(tokens, at)
  const one = nth ? { ...nth, in: 'dative' as const } : number(tokens, at)
  return one && one.value >= 1 && one.value <= 31 ? one : null
}

const isYearWord = (word: string | undefined) => /^(թվական(ի|ին)?|թ)$/.test(word ?? '')

/** A year before a date: '2027 թվականի'. */
const readYear = (tokens: readonly string[], at: number): Found<number> | null => {
  const year = number(tokens, at)
  const isYear = year !== null && year.value >= 2_000 && year.value < 2_100 && isYearWord(tokens[year.to])
  return isYear ? found(year.value, at, year.to + 1) : null
}

/** The beginning, the middle and the end of a month: 'սկզբին', 'կեսերին', 'վերջին'. */
export const readMonthPart = (
  tokens: readonly string[],
  at: number,
  month: number,
  today: Day,
): Days | null => {
  const whole = monthAhead(today, month)
  const start = `${whole.from.slice(0, 8)}01`
  const word = tokens[at] ?? ''
  const span = /^սկ(իզբ|զբ)/.test(word)
    ? { from: start, to: addDays(start, 9) }
    : begins(word, 'կես')
      ? { from: addDays(start, 10), to: addDays(start, 19) }
      : begins(word, 'վերջ')
        ? { from: addDays(start, 20), to: whole.to }
        : null
  if (!span || span.to < today) return null
  return found({ from: span.from < today ? today : span.from, to: span.to }, at, at + 1)
}

/** From the first to the second day of a month: 'դեկտեմբերի հինգից մինչև տասը'. */
const readDays = (tokens: readonly string[], day: Numeral, month: number, today: Day): Days | null => {
  if (day.in !== 'ablative') return null
  const end = dayNumber(tokens, tokens[day.to] === 'մինչեվ' ? day.to + 1 : day.to)
  const from = dateAhead(today, day.value, month)
  const to = end && from ? dateAhead(from, end.value, month) : null
  return from && end && to && end.value > day.value ? found({ from, to }, day.from, end.to) : null
}

/** 'Նոյեմբերի քսանվեցին', 'քսանվեց նոյեմբերի', 'նոյեմբերի 26-ին', 'դեկտեմբերին', 'դեկտեմբերի վերջին' */
export const readMonthDate: Read = (tokens, at, today) => {
  const year = readYear(tokens, at)
  const start = year?.to ?? at
  const month = monthOf(tokens[start])
  const day = dayNumber(tokens, month ? start + 1 : start)
  const after = month || !day ? 0 : monthOf(tokens[day.to])
  const dated = month || after
  if (!dated) return null
  const days = day && month ? readDays(tokens, day, month, today) : null
  if (days) return found(days.value, at, days.to)
  if (day) {
    const parts = { month: dated, dayOfMonth: day.value }
    const date = year ? makeDay({ year: year.value, ...parts }) : dateAhead(today, day.value, dated)
    return date === null ? null : found(oneDay(date), at, after ? day.to + 1 : day.to)
  }
  const part = readMonthPart(tokens, start + 1, month, today)
  return part ? found(part.value, at, part.to) : found(monthAhead(today, month), at, start + 1)
}
