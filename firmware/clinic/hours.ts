import { addDays, dayOf, minutesOf, weekdayOf, type Day } from '../time/calendar.ts'
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

/** When a person can be visited on a day: their own hours, while the clinic is open, unless they are away. */
export const personHours = (clinic: Clinic, person: Person, day: Day): readonly Span[] => {
  if (person.away.some(({ from, to }) => from <= day && day <= to)) return []
  const own = person.hours[weekdayOf(day)]
  return openHours(clinic, day).flatMap(open => own.flatMap(span => overlap(open, span)))
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
