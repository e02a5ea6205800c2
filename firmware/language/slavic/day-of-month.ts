import { dayParts, makeDay, type Day } from '../../time/calendar.ts'
import { dateAhead, oneDay } from '../dates.ts'
import { found } from '../found.ts'
import type { DayWish, Found } from '../language.ts'
import type { DayWords } from './day-words.ts'
import { readFigureOrdinal } from './numerals.ts'
import { isEndOfNumber, monthOf, word, type ReadSpan } from './span.ts'

/** 'Пятого' without a month: of this one or the next. */
const bareDate = 0.8

/** '26.11' and '26.11.2026', as `tokens` leaves them; what could be a time of day is none. */
const readFigureDate: ReadSpan = (_words, tokens, at, today) => {
  const [, day, month, year] = /^(\d{1,2}):(\d{1,2})(?::(\d{4}))?$/.exec(word(tokens, at)) ?? []
  if (day === undefined || (year === undefined && Number(day) < 25)) return null
  const dayOfMonth = Number(day)
  const date =
    year === undefined
      ? dateAhead(today, dayOfMonth, Number(month))
      : makeDay({ year: Number(year), month: Number(month), dayOfMonth })
  return date && date >= today ? found(oneDay(date), at, at + 1) : null
}

const isBareDate = (
  words: DayWords,
  tokens: readonly string[],
  { from, to }: Found<number>,
  isFigure: boolean,
) => {
  const before = word(tokens, from - 1)
  const isLed = words.glue.has(before) || words.from.has(before) || words.to.has(before)
  const last = word(tokens, to - 1)
  const isForm = isFigure || words.genitive.test(last) || (words.neuter.test(last) && isLed)
  const next = tokens[to]
  const isFree = next === undefined || next === '' || words.afterDate.test(next)
  return isForm && isFree && !words.beforeHour.test(before)
}

/** 'Двадцать шестого ноября', '26-го', 'двадцать шестого числа', '26 ноября 2026 года'. */
export const readDate: ReadSpan = (words, tokens, at, today) => {
  const figure = readFigureOrdinal(words.figureEndings, tokens, at)
  const day = figure ?? words.ordinal(tokens, at) ?? words.number(tokens, at)
  if (!day || day.value < 1 || day.value > 31) return readFigureDate(words, tokens, at, today)
  if (day.value < 10 && isEndOfNumber(words, tokens, at)) return null
  const isNumbered = words.dayOfMonth.test(word(tokens, day.to))
  const month = monthOf(words, tokens[day.to])
  const isOrdinal = figure !== null || words.ordinal(tokens, at) !== null
  const isBare = isOrdinal && isBareDate(words, tokens, day, figure !== null)
  if (!month && !isNumbered && !isBare) return null
  const date = dateAhead(today, day.value, month || null)
  if (!date) return null
  if (!month) return found(oneDay(date), at, isNumbered ? day.to + 1 : day.to, isNumbered ? 1 : bareDate)
  return withYear(words, tokens, found(date, at, day.to + 1), today)
}

const withYear = (
  words: DayWords,
  tokens: readonly string[],
  date: Found<Day>,
  today: Day,
): Found<DayWish> | null => {
  const year = words.ordinal(tokens, date.to) ?? words.number(tokens, date.to)
  const isYear = year !== null && year.value >= 2_000 && year.value < 2_100
  if (!isYear) return found(oneDay(date.value), date.from, date.to)
  const whole = makeDay({ ...dayParts(date.value), year: year.value })
  const to = words.year.test(word(tokens, year.to)) ? year.to + 1 : year.to
  return whole && whole >= today ? found(oneDay(whole), date.from, to) : null
}
