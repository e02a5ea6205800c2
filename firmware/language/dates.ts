import {
  addDays,
  dayParts,
  makeDay,
  monthStart,
  weekdayOf,
  type Day,
  type Weekday,
} from '../time/calendar.ts'
import type { DayWish } from './language.ts'

/** What relative dates mean; the same in every language, once its words are understood. */

export const oneDay = (day: Day): DayWish => ({ from: day, to: day })

/**
 * The day a caller means by a weekday. Alone: the next one after today (who means today says so). With 'this': in this
 * calendar week, unless it is past. With 'next': in the calendar week after.
 */
export const weekdayAfter = (today: Day, weekday: Weekday, week: 'this' | 'next' | null): Day => {
  const monday = addDays(today, 1 - weekdayOf(today))
  if (week === 'next') return addDays(monday, 7 + weekday - 1)
  const here = addDays(monday, weekday - 1)
  const isAhead = week === 'this' ? here >= today : here > today
  return isAhead ? here : addDays(here, 7)
}

/** A calendar week, Monday to Sunday, `weeks` after this one; this week begins today. */
export const weekAfter = (today: Day, weeks: number): DayWish => {
  const monday = addDays(today, 1 - weekdayOf(today) + weeks * 7)
  return { from: weeks === 0 ? today : monday, to: addDays(monday, 6) }
}

/** Saturday and Sunday of this week. */
export const weekend = (today: Day): DayWish => {
  const { to } = weekAfter(today, 0)
  const saturday = addDays(to, -1)
  return { from: saturday < today ? today : saturday, to }
}

/** A whole month, this one from today on. @param month 1 to 12 */
export const monthAhead = (today: Day, month: number): DayWish => {
  const { month: current } = dayParts(today)
  const start = monthStart(today, (month - current + 12) % 12)
  return { from: start < today ? today : start, to: addDays(monthStart(start, 1), -1) }
}

/** True when a date without its year would be taken for an earlier one. */
export const needsYear = (day: Day, today: Day): boolean => {
  const { dayOfMonth, month } = dayParts(day)
  return dateAhead(today, dayOfMonth, month) !== day
}

/** What '30 February' is read as: long over, and no day that anybody means. */
export const noSuchDay: Day = '0001-01-01'

/**
 * The next such date from today on: of the month if one is named, else the nearest month that has the day. `noSuchDay`
 * when the month never has it.
 */
export const dateAhead = (today: Day, dayOfMonth: number, month: number | null): Day | null => {
  const now = dayParts(today)
  // months and years are counted by hand: calendars are slow, and this is tried at every word
  for (let later = 0; later < (month === null ? 4 : 5); later += 1) {
    const next = now.month - 1 + later
    const candidate =
      month === null
        ? { year: now.year + Math.floor(next / 12), month: (next % 12) + 1, dayOfMonth }
        : { year: now.year + later, month, dayOfMonth }
    const day = makeDay(candidate)
    if (day && day >= today) return day
  }
  const isNamed = month !== null && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31
  return isNamed ? noSuchDay : null
}
