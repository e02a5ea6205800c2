import { addDays, makeDay, type Day } from '../../time/calendar.ts'

/** Days with a name of their own, by the year they fall in. */
export type Feast = (year: number) => Day

export const feast =
  (month: number, dayOfMonth: number): Feast =>
  year =>
    makeDay({ year, month, dayOfMonth }) ?? ''

/** Days between the Julian and the Gregorian calendar, 1900 to 2099. */
const calendarLagDays = 13

/** Easter of the Eastern churches. Source: J. Meeus, Astronomical Algorithms (1991), chapter 8, Julian Easter. */
const easter: Feast = year => {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const sum = d + e + 114
  const julian = makeDay({ year, month: Math.floor(sum / 31), dayOfMonth: (sum % 31) + 1 }) ?? ''
  return addDays(julian, calendarLagDays)
}

/** So many days after Easter, or before it. */
export const fromEaster =
  (days: number): Feast =>
  year =>
    addDays(easter(year), days)

/** The next one from today on. */
export const nextFeast = (feastOf: Feast, today: Day): Day => {
  const year = Number(today.slice(0, 4))
  const here = feastOf(year)
  return here >= today ? here : feastOf(year + 1)
}
