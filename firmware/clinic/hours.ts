import { addDays, dayOf, minutesOf, weekdayOf, type Day, type Weekday } from '../time/calendar.ts'
import type { Clinic, Person, Span } from './clinic.ts'
import { isHoliday } from './holidays.ts'

/** The hours of a day, exceptions and national holidays known. None: closed. */
export const openHours = (clinic: Clinic, day: Day): readonly Span[] => {
  const exception = clinic.exceptions.find(other => other.day === day)
  if (exception) return exception.open
  if (!clinic.worksOnHolidays && isHoliday(clinic.country, day)) return []
  return clinic.hours[weekdayOf(day)]
}

const overlap = (a: Span, b: Span): readonly Span[] => {
  const span = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }
  return span.from < span.to ? [span] : []
}

/** A day of the clinic, worked out once for everybody in it. */
export interface OpenDay {
  readonly day: Day
  readonly weekday: Weekday
  readonly open: readonly Span[]
}

export const openDay = (clinic: Clinic, day: Day): OpenDay => ({
  day,
  weekday: weekdayOf(day),
  open: openHours(clinic, day),
})

/** When a person can be visited on a day: their own hours, while the clinic is open, unless they are away. */
export const personHours = (person: Person, { day, weekday, open }: OpenDay): readonly Span[] => {
  if (person.away.some(({ from, to }) => from <= day && day <= to)) return []
  const own = person.hours[weekday]
  return open.flatMap(stretch => own.flatMap(span => overlap(stretch, span)))
}

export const isOpen = (clinic: Clinic, atMs: number): boolean => {
  const minutes = minutesOf(atMs, clinic.zone)
  return openHours(clinic, dayOf(atMs, clinic.zone)).some(({ from, to }) => from <= minutes && minutes < to)
}

/** The first day from `day` on with any hours, within a year; null when there is none. */
export const nextOpenDay = (clinic: Clinic, day: Day): Day | null => {
  for (let ahead = 0; ahead < 366; ahead += 1) {
    const candidate = addDays(day, ahead)
    if (openHours(clinic, candidate).length > 0) return candidate
  }
  return null
}
