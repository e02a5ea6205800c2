import { addDays, dayParts, makeDay, type Day } from '../time/calendar.ts'

/** Feasts by name: a caller means the next one. */
export type Feast = (year: number) => Day

const iso = (year: number, month: number, dayOfMonth: number): Day =>
  makeDay({ year, month, dayOfMonth }) ?? ''

/** A feast on the same date every year. */
export const fixedFeast =
  (month: number, dayOfMonth: number): Feast =>
  year =>
    iso(year, month, dayOfMonth)

/** Easter Sunday of the Gregorian calendar. Source: the anonymous rule in J. Meeus, Astronomical Algorithms, ch. 8. */
export const westernEaster: Feast = year => {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const leaps = Math.floor((century + 8) / 25)
  const moon =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - leaps + 1) / 3) + 15) % 30
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451)
  const days = moon + sunday - 7 * late + 114
  return iso(year, Math.floor(days / 31), (days % 31) + 1)
}

/** Easter Sunday of the Julian calendar, as its Gregorian date from 1900 to 2099. Source: J. Meeus, the same chapter. */
export const easternEaster: Feast = year => {
  const moon = (19 * (year % 19) + 15) % 30
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
  const days = moon + sunday + 114
  return addDays(iso(year, Math.floor(days / 31), (days % 31) + 1), 13)
}

/** A feast that many days after Easter. */
export const afterEaster =
  (easter: Feast, days: number): Feast =>
  year =>
    addDays(easter(year), days)

/** The next such feast, today included. */
export const nextFeast = (feast: Feast, today: Day): Day => {
  const { year } = dayParts(today)
  const here = feast(year)
  return here >= today ? here : feast(year + 1)
}
