import { addDays, dayParts, weekdayOf, type Day, type Weekday } from '../../time/calendar.ts'
import { dateAhead, monthAhead, needsYear, oneDay, weekAfter, weekdayAfter, weekend } from '../dates.ts'
import { found } from '../found.ts'
import type { DayWish, Found } from '../language.ts'
import { first } from '../numbers.ts'
import { nearDateAt } from '../whole-date.ts'
import { monthOf, sayMonth } from './months.ts'
import { number, ordinal, sayOrdinal, sayYear } from './numbers.ts'
import { dateWords } from './whole-date.ts'

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
/** 'the twenty sixth of november', 'november the fifth', '26 november' */
const readDate = (tokens: readonly string[], at: number, today: Day): Found<DayWish> | null => {
  const isNamed = tokens[at] === 'the'
  const start = isNamed ? at + 1 : at
  const day =
    ordinal(tokens, start) ?? (monthOf(tokens[at + 1]) || tokens[at + 1] === 'of' ? number(tokens, at) : null)
  if (day && day.value <= 31) {
    const afterOf = tokens[day.to] === 'of' ? day.to + 1 : day.to
    const month = monthOf(tokens[afterOf])
    const date = dateAhead(today, day.value, month || null)
    const isChoice = !month && (!isNamed || tokens[day.to] === 'one' || tokens[day.to] === 'option')
    if (date && !isChoice) return found(oneDay(date), at, month ? afterOf + 1 : day.to)
  }
  const month = monthOf(tokens[at])
  const isAsking = tokens[at] === 'may' && /^(i|we|you|he|she)$/.test(tokens[at + 1] ?? '')
  return month && !isAsking ? readMonth(tokens, at, month, today) : null
}

const readMonth = (tokens: readonly string[], at: number, month: number, today: Day): Found<DayWish> => {
  const next = tokens[at + 1] === 'the' ? at + 2 : at + 1
  const day = ordinal(tokens, next) ?? number(tokens, next)
  const date = day && dateAhead(today, day.value, month)
  return date ? found(oneDay(date), at, day.to) : found(monthAhead(today, month), at, at + 1)
}

const readNear = (tokens: readonly string[], at: number, today: Day): Found<DayWish> | null => {
  const date = nearDateAt(dateWords, tokens, at, today)
  return date && found(oneDay(date.value), at, date.to)
}

const readWeekday = (tokens: readonly string[], at: number, today: Day): Found<DayWish> | null => {
  const which = tokens[at] === 'next' ? 'next' : tokens[at] === 'this' ? 'this' : null
  const name = which ? at + 1 : at
  const weekday = weekdays.indexOf((tokens[name] ?? '').replace(/s$/, ''))
  if (weekday < 0) return null
  const day = weekdayAfter(today, (weekday + 1) as Weekday, which)
  const date = readNear(tokens, name + 1, today) ?? readDate(tokens, name + 1, today)
  const isSame = date && date.value.from === date.value.to
  return isSame ? found(date.value, at, date.to) : found(oneDay(day), at, name + 1)
}

const readRelative = (tokens: readonly string[], at: number, today: Day): Found<DayWish> | null => {
  const text = tokens.slice(at, at + 4).join(' ')
  if (text.startsWith('the day after tomorrow')) return found(oneDay(addDays(today, 2)), at, at + 4)
  if (text.startsWith('day after tomorrow')) return found(oneDay(addDays(today, 2)), at, at + 3)
  if (tokens[at] === 'today' || tokens[at] === 'tonight') return found(oneDay(today), at, at + 1)
  if (tokens[at] === 'tomorrow') return found(oneDay(addDays(today, 1)), at, at + 1)
  if (text.startsWith('next week')) return found(weekAfter(today, 1), at, at + 2)
  if (text.startsWith('this week')) return found(weekAfter(today, 0), at, at + 2)
  if (text.startsWith('next month'))
    return found(monthAhead(today, (Number(today.slice(5, 7)) % 12) + 1), at, at + 2)
  if (tokens[at] === 'weekend') return found(weekend(today), at, at + 1)
  return tokens[at] === 'in' ? readIn(tokens, at, today) : null
}

/** 'in two weeks', 'in three days' */
const readIn = (tokens: readonly string[], at: number, today: Day): Found<DayWish> | null => {
  const count = tokens[at + 1] === 'a' ? found(1, at + 1, at + 2) : number(tokens, at + 1)
  const unit = count && tokens[count.to]
  if (!count || count.value > 365) return null
  if (unit === 'day' || unit === 'days') return found(oneDay(addDays(today, count.value)), at, count.to + 1)
  if (unit === 'week' || unit === 'weeks') return found(weekAfter(today, count.value), at, count.to + 1)
  return null
}

/** The first day or range of days in what was said. */
export const readDay = (tokens: readonly string[], today: Day): Found<DayWish> | null =>
  first(
    tokens,
    at =>
      readRelative(tokens, at, today) ??
      readWeekday(tokens, at, today) ??
      readNear(tokens, at, today) ??
      readDate(tokens, at, today),
  )

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
