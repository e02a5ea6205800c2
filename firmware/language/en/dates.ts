import { addDays, dayParts, weekdayOf, type Day, type Weekday } from '../../time/calendar.ts'
import { dateAhead, monthAhead, needsYear, oneDay, weekAfter, weekdayAfter, weekend } from '../dates.ts'
import { monthThird, readDays, restOfMonth, type DayWords } from '../days.ts'
import { found } from '../found.ts'
import type { DayWish, Found } from '../language.ts'
import { settle } from '../settle.ts'
import { listed } from '../times.ts'
import { nearDateAt } from '../whole-date.ts'
import { named, relative, thirds, weeks, whichWeek } from './day-words.ts'
import { monthOf, sayMonth } from './months.ts'
import { number, ordinal, sayOrdinal, sayYear } from './numbers.ts'
import { denials } from './phrases.ts'
import { dateWords } from './whole-date.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const short = ['mon', 'tues', 'weds', 'thurs', 'fri', 'sat', 'sun']

type Days = Found<DayWish> | null

const readWeekdayName = (tokens: readonly string[], at: number): Found<Weekday> | null => {
  const word = (tokens[at] ?? '').replace(/(?<=y)s$/, '')
  const index = Math.max(weekdays.indexOf(word), short.indexOf(word))
  return index < 0 ? null : found((index + 1) as Weekday, at, at + 1)
}

/** 'the twenty sixth of november', 'november the fifth', '26 november', 'the fifth' */
const readDate = (tokens: readonly string[], at: number, today: Day): Days => {
  const isNamed = tokens[at] === 'the'
  const start = isNamed ? at + 1 : at
  const day = ordinal(tokens, start) ?? number(tokens, start)
  if (!day || day.value < 1 || day.value > 31) return readMonthFirst(tokens, at, today)
  const month = monthOf(tokens[tokens[day.to] === 'of' ? day.to + 1 : day.to])
  if (month) {
    const date = dateAhead(today, day.value, month)
    return date === null ? null : found(oneDay(date), at, tokens[day.to] === 'of' ? day.to + 2 : day.to + 1)
  }
  const isOrdinal = ordinal(tokens, start) !== null
  const isOther =
    /^(one|one's|option|time|available|free|name|thing|floor|two|three|half|week|slot|appointment)$/.test(
      tokens[day.to] ?? '',
    )
  const date = isOrdinal && isNamed && !isOther ? dateAhead(today, day.value, null) : null
  return date === null ? null : found(oneDay(date), at, day.to, day.value < 4 ? 0.6 : 0.9)
}

/** 'May' is also asked for, 'march' is also walked. */
const isAsking = (tokens: readonly string[], at: number) =>
  tokens[at] === 'may' && /^(i|we|you|he|she|be|not)$/.test(tokens[at + 1] ?? '')

const readMonthFirst = (tokens: readonly string[], at: number, today: Day): Days => {
  const month = isAsking(tokens, at) ? 0 : monthOf(tokens[at])
  const next = tokens[at + 1] === 'the' ? at + 2 : at + 1
  const day = month ? (ordinal(tokens, next) ?? number(tokens, next)) : null
  const date = day && day.value >= 1 && day.value <= 31 ? dateAhead(today, day.value, month) : null
  return day && date ? found(oneDay(date), at, day.to) : null
}

const readNear = (tokens: readonly string[], at: number, today: Day): Days => {
  const date = nearDateAt(dateWords, tokens, at, today)
  return date && found(oneDay(date.value), at, date.to)
}

/** 'Thursday the twenty sixth': the date counts. A weekday that does not fit it leaves a doubt. */
const withDate = (tokens: readonly string[], at: number, name: Found<Weekday>, today: Day): Days => {
  const start = tokens[name.to] === 'on' ? name.to + 1 : name.to
  const date = readNear(tokens, start, today) ?? readDate(tokens, start, today)
  if (!date) return null
  return found(date.value, at, date.to, weekdayOf(date.value.from) === name.value ? 1 : 0.5)
}

/** 'thursday', 'next thursday', 'thursday week', 'a week on thursday', 'the thursday after next' */
const readWeekday = (tokens: readonly string[], at: number, today: Day): Days => {
  const which = listed(whichWeek, tokens, at)
  const name = readWeekdayName(tokens, which?.to ?? at)
  if (!name) return null
  const dated = withDate(tokens, at, name, today)
  if (dated) return dated
  const day = weekdayAfter(today, name.value, which?.value ?? null)
  const isAfterNext = tokens[name.to] === 'after' && tokens[name.to + 1] === 'next'
  if (isAfterNext) return found(oneDay(addDays(weekdayAfter(today, name.value, 'next'), 7)), at, name.to + 2)
  const isWeekLater = tokens[name.to] === 'week'
  return isWeekLater ? found(oneDay(addDays(day, 7)), at, name.to + 1) : found(oneDay(day), at, name.to)
}

/** 'In three days', 'three days from now', 'a week from thursday', 'a week on monday' */
const readLater = (tokens: readonly string[], at: number, today: Day): Days => {
  const start = tokens[at] === 'in' ? at + 1 : at
  const count = tokens[start] === 'a' ? found(1, start, start + 1) : number(tokens, start)
  if (!count || count.value > 365) return null
  const unit = tokens[count.to]
  const link = tokens[count.to + 1]
  const isFromNow = link === 'from' && /^(now|today)$/.test(tokens[count.to + 2] ?? '')
  const isDays = unit === 'day' || unit === 'days'
  if (isDays && (start > at || isFromNow))
    return found(oneDay(addDays(today, count.value)), at, isFromNow ? count.to + 3 : count.to + 1)
  const isWeeks = unit === 'week' || unit === 'weeks'
  const name = isWeeks && (link === 'on' || link === 'from') ? readWeekdayName(tokens, count.to + 2) : null
  const day = name && weekdayAfter(today, name.value, null)
  return day && name ? found(oneDay(addDays(day, count.value * 7)), at, name.to) : null
}

const readOneDay = (tokens: readonly string[], at: number, today: Day): Days => {
  // 'this morning' holds a time as well, which must be left to be read
  // 'not tomorrow, the day after': what was refused is a blank
  const isAfter = tokens.slice(0, at).some(word => word === 'tomorrow' || word === '')
  const dayAfter = isAfter ? listed([['the day after', 2]] as const, tokens, at) : null
  const word = listed(relative, tokens, at) ?? dayAfter
  if (word) return found(oneDay(addDays(today, word.value)), at, tokens[at] === 'this' ? at + 1 : word.to)
  return (
    readLater(tokens, at, today) ??
    readWeekday(tokens, at, today) ??
    readNear(tokens, at, today) ??
    readDate(tokens, at, today)
  )
}

const readMonth = (tokens: readonly string[], at: number, today: Day): Days => {
  const start = tokens[at] === 'in' || tokens[at] === 'the' ? at + 1 : at
  const text = `${tokens[start]} ${tokens[start + 1]}`
  if (text === 'next month') return found(monthAhead(today, (dayParts(today).month % 12) + 1), at, start + 2)
  if (text === 'this month') return found(restOfMonth(today), at, start + 2)
  if (tokens[at] === 'the' && tokens[start] === 'month') return found(restOfMonth(today), at, start + 1)
  const month = isAsking(tokens, start) || tokens[at] === 'the' ? 0 : monthOf(tokens[start])
  return month ? found(monthAhead(today, month), at, start + 1, tokens[start] === 'march' ? 0.9 : 1) : null
}

const readThird = (tokens: readonly string[], at: number, today: Day): Days => {
  const third = listed(thirds, tokens, at)
  const month = third && readMonth(tokens, third.to, today)
  return third && month ? found(monthThird(month.value, third.value, today), at, month.to) : null
}

/** 'In two weeks', 'two weeks from now', 'the next few days', 'at the weekend' */
const readSpan = (tokens: readonly string[], at: number, today: Day): Days => {
  const week = listed(weeks, tokens, at)
  if (week) return found(weekAfter(today, week.value), at, week.to)
  const few = listed(
    [
      ['next few days', 3],
      ['next couple of days', 2],
    ] as const,
    tokens,
    at,
  )
  if (few) return found({ from: today, to: addDays(today, few.value) }, at, few.to)
  const end = listed(
    [
      ['next weekend', 7],
      ['this weekend', 0],
      ['weekend', 0],
    ] as const,
    tokens,
    at,
  )
  if (end) {
    const { from, to } = weekend(today)
    return found(end.value ? weekend(addDays(to, 1)) : { from, to }, at, end.to)
  }
  const start = tokens[at] === 'in' ? at + 1 : at
  const count = number(tokens, start)
  const isWeeks = count && count.value <= 52 && /^weeks?$/.test(tokens[count.to] ?? '')
  const isAhead = start > at || (isWeeks && tokens[count.to + 1] === 'from')
  if (isWeeks && isAhead)
    return found(weekAfter(today, count.value), at, start > at ? count.to + 1 : count.to + 3)
  return readThird(tokens, at, today) ?? readMonth(tokens, at, today)
}

const words: DayWords = {
  day: readOneDay,
  span: readSpan,
  weekday: readWeekdayName,
  named,
  limits: {
    from: ['from', 'between', 'starting', 'starting from', 'starting on'],
    to: ['to', 'till', 'until', 'through', 'and'],
    until: ['by', 'until', 'till', 'no later than', 'not later than', 'up to', 'within'],
    before: ['before', 'any day before'],
    after: ['after', 'any day after', 'not before', 'later than'],
  },
}

/** The first day or range of days in what was said. */
export const readDay = (tokens: readonly string[], today: Day): Days =>
  settle(denials, tokens, left => readDays(words, left, today))

export const sayWeekday = (weekday: Weekday): string => {
  const name = weekdays[weekday - 1] ?? ''
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** 'Thursday the twenty sixth of November', and the year where it is not the next such date. */
export const sayDay = (day: Day, today: Day): string => {
  if (day === today) return 'today'
  const { year, month, dayOfMonth } = dayParts(day)
  const inYear = needsYear(day, today) ? ` ${sayYear(year)}` : ''
  return `${sayWeekday(weekdayOf(day))} the ${sayOrdinal(dayOfMonth)} of ${sayMonth(month)}${inYear}`
}
