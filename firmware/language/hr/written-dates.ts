import { addDays, dayParts, makeDay, monthStart, type Day } from '../../time/calendar.ts'
import { dateAhead, monthAhead, oneDay } from '../dates.ts'
import { found } from '../found.ts'
import type { DayWish, Found } from '../language.ts'
import { begins } from '../words.ts'
import { isName, monthOf } from './months.ts'
import { number, ordinal } from './numbers.ts'
import { weekdayOfWord } from './weekdays.ts'

/** Dates by day and month. */

export type Days = Found<DayWish>
export type Read = (tokens: readonly string[], at: number, today: Day) => Days | null

export const which = (word: string | undefined): 'next' | 'this' | null => {
  if (/^(sljedec|iduc|naredn|slijedec|dojduc)/.test(word ?? '')) return 'next'
  return /^ov(aj|og|oga|u|e|om)$/.test(word ?? '') ? 'this' : null
}
export const isMonth = (word: string | undefined) => begins(word, 'mjesec')
export const isGenitive = (word: string | undefined) =>
  /^(\p{L}+(og|oga|eg|ega)|og|eg|tog)$/u.test(word ?? '')

/** A day of the month: 'dvadeset šestog', 'dvadeset šesti', '26', '26-og'. */
const readDayOfMonth = (tokens: readonly string[], at: number): Found<number> | null => {
  const word = ordinal(tokens, at)
  const one = word ?? number(tokens, at)
  if (!one || one.value < 1 || one.value > 31) return null
  const hasEnding =
    !word && /^(og|oga|eg|ti|tog|i)$/.test(tokens[one.to] ?? '') && /^\d/.test(tokens[at] ?? '')
  return hasEnding ? found(one.value, at, one.to + 1) : one
}

/** A month after its day: 'studenog', 'jedanaestog', 'jedanaesti mjesec', '11'. */
const readMonthAfter = (tokens: readonly string[], at: number): Found<number> | null => {
  const start = tokens[at] === 'u' ? at + 1 : at
  const named = monthOf(tokens[start])
  if (named) return found(named, at, start + 1)
  const word = ordinal(tokens, start)
  const isFigure = start === at && /^\d{1,2}$/.test(tokens[at] ?? '')
  const one = word ?? (isFigure ? found(Number(tokens[at]), at, at + 1, 0.7) : null)
  if (!one || one.value < 1 || one.value > 12 || (start > at && !isMonth(tokens[one.to]))) return null
  return found(one.value, at, isMonth(tokens[one.to]) ? one.to + 1 : one.to, one.certainty)
}

/** A year that may follow: '2027.', 'dvije tisuće dvadeset sedme godine'. */
const readYearAfter = (tokens: readonly string[], at: number): Found<number> | null => {
  const one = ordinal(tokens, at) ?? number(tokens, at)
  if (!one || one.value < 2_000 || one.value > 2_099) return null
  return begins(tokens[one.to], 'godin') ? found(one.value, at, one.to + 1) : one
}

/** '5.12.' after a weekday or before a time is a date, as is what ends in 11 or 12, which few times do. */
const isLedDate = (tokens: readonly string[], at: number) => {
  const before = tokens[at - 1]
  const hasTime = tokens[at + 1] === 'u' || tokens.slice(at + 1).some(token => /^\d{1,2}:\d{2}$/.test(token))
  const isLate = /:1[12]$/.test(tokens[at] ?? '') && before !== 'u'
  return weekdayOfWord(before) > 0 || before === 'za' || before === 'dana' || hasTime || isLate
}

/** '26:11', as the tokens have '26.11.'; what could be a time of day too is one only in doubt. */
const readFigures: Read = (tokens, at, today) => {
  const [, day = '', month = '', year] = /^(\d{1,2}):(\d{1,2})(?::(\d{4}))?$/.exec(tokens[at] ?? '') ?? []
  const isTime = Number(day) <= 24 && month.length === 2 && !year && !isLedDate(tokens, at)
  if (day === '' || Number(month) > 12 || isTime) return null
  const spoken = year ? null : readYearAfter(tokens, at + 1)
  const exact = year ? Number(year) : spoken?.value
  const date = exact
    ? makeDay({ year: exact, month: Number(month), dayOfMonth: Number(day) })
    : dateAhead(today, Number(day), Number(month))
  const isSure = Number(day) > 24 || exact !== undefined
  return date === null ? null : found(oneDay(date), at, spoken?.to ?? at + 1, isSure ? 1 : 0.6)
}

/** Figures in a row are a telephone number, not a date, unless a year ends them. */
const isDictated = (tokens: readonly string[], at: number, to: number) =>
  /^\d{1,2}$/.test(tokens[at] ?? '') && (/^\d+$/.test(tokens[to] ?? '') || /^\d+$/.test(tokens[at - 1] ?? ''))

/** 'Dvadeset šestog studenog', 'dvadeset šestog jedanaestog', '26 11', '5. siječnja 2027.' */
const readFullDate: Read = (tokens, at, today) => {
  const day = readDayOfMonth(tokens, at)
  const month = day && readMonthAfter(tokens, day.to)
  if (!day || !month) return null
  const isBare =
    !monthOf(tokens[month.from]) && !isGenitive(tokens[day.to - 1]) && !/^\d/.test(tokens[at] ?? '')
  const year = readYearAfter(tokens, month.to)
  const date = year
    ? makeDay({ year: year.value, month: month.value, dayOfMonth: day.value })
    : dateAhead(today, day.value, month.value)
  if (!date || isDictated(tokens, at, year?.to ?? month.to)) return null
  return found(
    oneDay(date),
    at,
    year?.to ?? month.to,
    isBare ? Math.min(month.certainty, 0.7) : month.certainty,
  )
}

const notDate = /^(slobod|moguc|put|termin|zub|kat|red|sat|h$)/

/** 'Dvadeset drugi' alone: too high for a choice. */
const readNominative = (tokens: readonly string[], day: Found<number>, today: Day): Days | null => {
  const isNth = ordinal(tokens, day.from)?.to === day.to && /\Di$/.test(tokens[day.to - 1] ?? '')
  const date = isNth && day.value >= 10 ? dateAhead(today, day.value, null) : null
  return date === null ? null : found(oneDay(date), day.from, day.to, 0.6)
}

/** 'Petnaestog', 'petog u mjesecu', 'petog sljedećeg mjeseca' */
const readDayAlone: Read = (tokens, at, today) => {
  const day = readDayOfMonth(tokens, at)
  if (!day || notDate.test(tokens[day.to] ?? '')) return null
  if (!isGenitive(tokens[day.to - 1])) return readNominative(tokens, day, today)
  const isWhich = isMonth(tokens[day.to + 1])
  const isNext = isWhich && which(tokens[day.to]) === 'next'
  const isHere = isWhich && (tokens[day.to] === 'u' || which(tokens[day.to]) === 'this')
  const month = dayParts(monthStart(today, isNext ? 1 : 0)).month
  const date = dateAhead(today, day.value, isNext ? month : null)
  const certainty = isNext || isHere ? 1 : day.value < 4 ? 0.5 : 0.8
  return date === null ? null : found(oneDay(date), at, isNext || isHere ? day.to + 2 : day.to, certainty)
}

const portions: readonly (readonly [RegExp, (from: Day, to: Day) => DayWish])[] = [
  [/^pocet/, from => ({ from, to: addDays(from, 9) })],
  [/^sredin/, from => ({ from: addDays(from, 10), to: addDays(from, 19) })],
  [/^(kraj|koncem)/, (from, to) => ({ from: addDays(from, 20), to })],
]

export const notPast = ({ from, to }: DayWish, today: Day): DayWish => ({
  from: from < today ? today : from,
  to,
})

/** 'U prosincu', 'u dvanaestom mjesecu', 'sljedeći mjesec', 'krajem siječnja' */
const readMonth: Read = (tokens, at, today) => {
  const portion = portions.find(([word]) => word.test(tokens[at] ?? ''))
  const start = portion ? at + 1 : at
  const isNext = which(tokens[start]) === 'next' && isMonth(tokens[start + 1])
  const isThis = which(tokens[start]) === 'this' && isMonth(tokens[start + 1])
  const named = isName(tokens[start]) && !portion ? 0 : monthOf(tokens[start])
  const nth = isMonth(tokens[start + 1]) && !isNext && !isThis ? (ordinal(tokens, start)?.value ?? 0) : 0
  const relative = isNext || isThis ? dayParts(monthStart(today, isNext ? 1 : 0)).month : 0
  const month = named || (nth <= 12 ? nth : 0) || relative
  if (!month) return null
  const to = named ? (isMonth(tokens[start + 1]) ? start + 2 : start + 1) : start + 2
  const whole = monthAhead(today, month)
  const begin = `${whole.from.slice(0, 8)}01`
  return found(portion ? notPast(portion[1](begin, whole.to), today) : whole, at, to)
}

/** Any of these, the fullest first. */
export const readAnyDate: Read = (tokens, at, today) =>
  readFigures(tokens, at, today) ??
  readFullDate(tokens, at, today) ??
  readDayAlone(tokens, at, today) ??
  readMonth(tokens, at, today)
