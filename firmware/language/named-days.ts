import { addDays, dayParts, makeDay, weekdayOf, type Day, type Weekday } from '../time/calendar.ts'
import { easternEaster, westernEaster } from './easter.ts'

/** Days that people call by name, the same in every clinic: 'after Christmas', 'on Easter Monday'. */

/** The day itself; `before` and `after` are how many days around it go by the same name. */
export type NamedDay = (
  | { readonly month: number; readonly dayOfMonth: number }
  /** Days after Easter Sunday, by the calendar of the western or of the eastern church. */
  | { readonly easter: 'western' | 'eastern'; readonly days: number }
  /** The first, second… such weekday of a month; -1 the last. */
  | { readonly month: number; readonly weekday: Weekday; readonly nth: number }
) & { readonly before?: number; readonly after?: number }

const easter = { western: westernEaster, eastern: easternEaster } as const

const nthWeekday = (year: number, month: number, weekday: Weekday, nth: number): Day | null => {
  const start = makeDay(
    nth > 0 ? { year, month, dayOfMonth: 1 } : { year, month, dayOfMonth: month === 2 ? 22 : 24 },
  )
  if (!start) return null
  const first = addDays(start, (weekday - weekdayOf(start) + 7) % 7)
  if (nth > 0) return addDays(first, (nth - 1) * 7)
  const later = addDays(first, 7)
  return dayParts(later).month === month ? later : first
}

const inYear = (named: NamedDay, year: number): Day | null => {
  if ('easter' in named) {
    return addDays(easter[named.easter](year), named.days)
  }
  if ('weekday' in named) return nthWeekday(year, named.month, named.weekday, named.nth)
  return makeDay({ year, month: named.month, dayOfMonth: named.dayOfMonth })
}

/** The next such day from today on, with the days that go by its name; it counts until the last of them is over. */
export const nextNamedDay = (
  named: NamedDay,
  today: Day,
): { readonly day: Day; readonly first: Day; readonly last: Day } | null => {
  const { year } = dayParts(today)
  for (const later of [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8]) {
    const day = inYear(named, year + later)
    const last = day && addDays(day, named.after ?? 0)
    if (day && last && last >= today) return { day, first: addDays(day, -(named.before ?? 0)), last }
  }
  return null
}
