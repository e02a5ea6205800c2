import {
  addDays,
  dayParts,
  makeDay,
  monthStart,
  weekdayOf,
  type Day,
  type Weekday,
} from '../../time/calendar.ts'
import { dateAhead, monthAhead, oneDay, weekAfter, weekdayAfter, weekend } from '../dates.ts'
import { found } from '../found.ts'
import type { DayWish, Found } from '../language.ts'
import type { DayWords, Edge } from './day-words.ts'
import { nextFeast } from './holidays.ts'
import { listed } from './listed.ts'
import { readFigureOrdinal } from './numerals.ts'

/** One day, or one stretch of days with a name, as it starts at a token. */
export type ReadSpan = (
  words: DayWords,
  tokens: readonly string[],
  at: number,
  today: Day,
) => Found<DayWish> | null

/** Certainties of what may mean something else: 'пятого' without a month, 'через месяц' as a week. */
const bareDate = 0.8
const loose = 0.8

const word = (tokens: readonly string[], at: number) => tokens[at] ?? ''
const pastGlue = ({ glue }: DayWords, tokens: readonly string[], at: number) =>
  glue.has(word(tokens, at)) ? at + 1 : at

export const monthOf = ({ months }: DayWords, name: string | undefined): number =>
  months.findIndex(month => month.test(name ?? '')) + 1
const weekdayAt = ({ weekdays }: DayWords, tokens: readonly string[], at: number) =>
  (weekdays.findIndex(weekday => weekday.test(word(tokens, at))) + 1) as Weekday | 0

/** 'Следующий', 'этот', 'ближайший'; null where none stands. */
const whichAt = (words: DayWords, tokens: readonly string[], at: number) => {
  const said = word(tokens, at)
  if (words.next.test(said)) return 'next'
  if (words.this.test(said)) return 'this'
  return words.nearest.test(said) ? 'nearest' : null
}

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
const readDate: ReadSpan = (words, tokens, at, today) => {
  const figure = readFigureOrdinal(words.figureEndings, tokens, at)
  const day = figure ?? words.ordinal(tokens, at) ?? words.number(tokens, at)
  if (!day || day.value < 1 || day.value > 31) return readFigureDate(words, tokens, at, today)
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

/** How many weeks ahead: 'на следующей неделе', 'через две недели', 'на неделе'. */
const readWeeks = (words: DayWords, tokens: readonly string[], at: number): Found<number> | null => {
  const isWeek = (place: number) => words.week.test(word(tokens, place))
  const which = whichAt(words, tokens, at)
  if (which && isWeek(at + 1)) return found(which === 'next' ? 1 : 0, at, at + 2)
  if (isWeek(at)) {
    const later = whichAt(words, tokens, at + 1)
    if (later === 'next' || later === 'this') return found(later === 'next' ? 1 : 0, at, at + 2)
    return words.glue.has(word(tokens, at - 1)) ? found(0, at, at + 1) : null
  }
  const count = words.after.has(word(tokens, at)) ? readCount(words, tokens, at + 1) : null
  return count && count.value <= 52 && isWeek(count.to) ? found(count.value, at, count.to + 1) : null
}

/** A number, 'пару', or one that is left out: 'через неделю'. */
const readCount = (words: DayWords, tokens: readonly string[], at: number): Found<number> => {
  if (words.couple.test(word(tokens, at))) return found(2, at, at + 1)
  return words.number(tokens, at) ?? found(1, at, at)
}

/** A week, or a day of it: 'на следующей неделе во вторник', 'через неделю в среду'. */
const readWeek: ReadSpan = (words, tokens, at, today) => {
  const weeks = readWeeks(words, tokens, at)
  if (!weeks) return null
  const name = pastGlue(words, tokens, weeks.to)
  const weekday = weekdayAt(words, tokens, name)
  if (weekday) return found(oneDay(dayInWeek(today, weeks.value, weekday)), at, name + 1)
  return found(weekAfter(today, weeks.value), at, weeks.to)
}

const dayInWeek = (today: Day, weeks: number, weekday: Weekday) =>
  addDays(today, weekday - weekdayOf(today) + weeks * 7)

/** 'В следующий вторник', 'во вторник на следующей неделе', 'во вторник, двадцать четвёртого ноября'. */
const readWeekday: ReadSpan = (words, tokens, at, today) => {
  const which = whichAt(words, tokens, at)
  const name = which ? at + 1 : at
  const weekday = weekdayAt(words, tokens, name)
  if (!weekday) return null
  const more = pastGlue(words, tokens, name + 1)
  const weeks = readWeeks(words, tokens, more)
  if (weeks) return found(oneDay(dayInWeek(today, weeks.value, weekday)), at, weeks.to)
  const date = readDate(words, tokens, more, today)
  if (date) return found(date.value, at, date.to)
  const week = which === 'nearest' ? null : which
  return found(oneDay(weekdayAfter(today, weekday, week)), at, name + 1)
}

/** 'Через три дня', 'через день', 'через месяц', 'через полгода'. */
const readAfter: ReadSpan = (words, tokens, at, today) => {
  if (!words.after.has(word(tokens, at))) return null
  if (words.halfYear.test(word(tokens, at + 1)))
    return found(monthAhead(today, dayParts(monthStart(today, 6)).month), at, at + 2, loose)
  const count = readCount(words, tokens, at + 1)
  const unit = word(tokens, count.to)
  const isSaid = count.to > at + 1
  if (words.day.test(unit) && count.value <= 365) {
    const isEveryOther = !isSaid && word(tokens, at) === 'через'
    if (!isSaid && !isEveryOther) return null
    const days = isSaid ? count.value : 2
    return found(oneDay(addDays(today, days)), at, count.to + 1, isSaid ? 1 : loose)
  }
  if (!words.month.test(unit) || count.value > 12) return null
  return found(weekAround(monthsLater(today, count.value)), at, count.to + 1, loose)
}

const monthsLater = (today: Day, months: number): Day => {
  const { year, month } = dayParts(monthStart(today, months))
  const { dayOfMonth } = dayParts(today)
  return makeDay({ year, month, dayOfMonth }) ?? addDays(monthStart(today, months + 1), -1)
}
const weekAround = (day: Day): DayWish => {
  const monday = addDays(day, 1 - weekdayOf(day))
  return { from: monday, to: addDays(monday, 6) }
}

/** 'В декабре', 'в следующем месяце'. */
const readMonth: ReadSpan = (words, tokens, at, today) => {
  const which = whichAt(words, tokens, at)
  if (which && words.month.test(word(tokens, at + 1))) {
    const later = which === 'next' ? 1 : 0
    return found(monthAhead(today, dayParts(monthStart(today, later)).month), at, at + 2)
  }
  const month = words.monthAlone.test(word(tokens, at)) ? monthOf(words, tokens[at]) : 0
  const to = words.month.test(word(tokens, at + 1)) ? at + 2 : at + 1
  return month ? found(monthAhead(today, month), at, to) : null
}

const third = ({ from, to }: DayWish, edge: Edge): DayWish => {
  let days = 0
  while (addDays(from, days) < to) days += 1
  const one = Math.floor((days + 1) / 3)
  if (edge === 'start') return { from, to: addDays(from, Math.max(0, one - 1)) }
  if (edge === 'end') return { from: addDays(from, 2 * one), to }
  return { from: addDays(from, one), to: addDays(from, Math.max(one, 2 * one - 1)) }
}

/** 'В начале следующей недели', 'в конце месяца', 'в середине декабря'. */
const readEdge: ReadSpan = (words, tokens, at, today) => {
  const edge = words.edges.find(([form]) => form.test(word(tokens, at)))?.[1]
  if (!edge) return null
  const named = monthOf(words, tokens[at + 1])
  const isThis = (form: RegExp) => form.test(word(tokens, at + 1))
  const span =
    (named ? found(monthAhead(today, named), at, at + 2) : null) ??
    (isThis(words.week) ? found(weekAfter(today, 0), at, at + 2) : null) ??
    (isThis(words.month) ? found(monthAhead(today, dayParts(today).month), at, at + 2) : null) ??
    readWeek(words, tokens, at + 1, today) ??
    readMonth(words, tokens, at + 1, today)
  if (!span) return null
  const whole = wholeOf(span.value)
  const part = third(whole, edge)
  const from = part.from < today ? today : part.from
  return part.to < today ? null : found({ from, to: part.to }, at, span.to)
}

/** The whole week or month of a stretch that begins today. */
const wholeOf = ({ from, to }: DayWish): DayWish => {
  const start = addDays(to, -6)
  const isWeek = weekdayOf(to) === 7 && from >= start
  return { from: isWeek ? start : monthStart(from), to }
}

/** 'Завтра', 'завтра, двадцать пятого ноября'. */
const readNear: ReadSpan = (words, tokens, at, today) => {
  const near = listed(words.near, tokens, at)
  if (near) {
    const day = addDays(today, near.value)
    const more = pastGlue(words, tokens, near.to)
    const date = readDate(words, tokens, more, today) ?? readWeekday(words, tokens, more, today)
    const isSame = date !== null && date.value.from === day && date.value.to === day
    return found(oneDay(day), at, isSame ? date.to : near.to)
  }
  const soon = listed(words.soon, tokens, at)
  return soon && found({ from: today, to: addDays(today, 3) }, at, soon.to, loose)
}

const readWeekend: ReadSpan = (words, tokens, at, today) => {
  const which = whichAt(words, tokens, at)
  const name = which ? at + 1 : at
  if (!words.weekend.test(word(tokens, name))) return null
  const next = weekAfter(today, 1)
  const days = which === 'next' ? { from: addDays(next.to, -1), to: next.to } : weekend(today)
  return found(days, at, name + 1)
}

const readFeast: ReadSpan = (words, tokens, at, today) => {
  const named = listed(words.feasts, tokens, at)
  if (!named) return null
  const { feast, certainty } = named.value
  return found(oneDay(nextFeast(feast, today)), at, named.to, certainty)
}

const readers: readonly ReadSpan[] = [
  readNear,
  readFeast,
  readAfter,
  readWeek,
  readWeekend,
  readWeekday,
  readEdge,
  readDate,
  readMonth,
]

export const readSpan: ReadSpan = (words, tokens, at, today) => {
  for (const read of readers) {
    const span = read(words, tokens, at, today)
    if (span) return span
  }
  return null
}
