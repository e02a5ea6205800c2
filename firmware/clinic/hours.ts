import { addDays, dayOf, minutesOf, weekdayOf, type Day, type Weekday } from '../time/calendar.ts'
import { branchOf, hasBranches, type Clinic, type Person, type Span, type WorkSpan } from './clinic.ts'
import { isHoliday } from './holidays.ts'
import { placesOf } from './places.ts'

/** Those of one place where there are several; else the clinic's. */
const weekOf = (clinic: Clinic, branch: string | undefined) =>
  branch !== undefined && hasBranches(clinic)
    ? (branchOf(clinic, branch)?.hours ?? clinic.hours)
    : clinic.hours

/** The hours of a day, exceptions and national holidays known. None: closed. @param branch its id */
export const openHours = (clinic: Clinic, day: Day, branch?: string): readonly Span[] => {
  const exception = clinic.exceptions.find(other => other.day === day)
  if (exception) return exception.open
  if (!clinic.worksOnHolidays && isHoliday(clinic.country, day)) return []
  return weekOf(clinic, branch)[weekdayOf(day)]
}

const overlap = (a: Span, b: Span): readonly Span[] => {
  const span = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }
  return span.from < span.to ? [span] : []
}

/** A day of the clinic or of one of its places, worked out once for everybody in it. */
export interface OpenDay {
  readonly day: Day
  readonly weekday: Weekday
  /** Id of the place; undefined: the clinic as a whole. */
  readonly branch: string | undefined
  readonly open: readonly Span[]
}

export const openDay = (clinic: Clinic, day: Day, branch?: string): OpenDay => ({
  day,
  weekday: weekdayOf(day),
  branch,
  open: openHours(clinic, day, branch),
})

/** When a person can be visited on a day at a place: their hours there, while it is open, unless they are away. */
export const personHours = (person: Person, { day, weekday, branch, open }: OpenDay): readonly Span[] => {
  if (person.away.some(({ from, to }) => from <= day && day <= to)) return []
  const isHere = (span: WorkSpan) => branch === undefined || (span.branch ?? person.branch) === branch
  const own = person.hours[weekday].filter(isHere)
  return open.flatMap(stretch => own.flatMap(span => overlap(stretch, span)))
}

/** The same wherever they are that day. */
export const hoursAnywhere = (clinic: Clinic, person: Person, day: Day): readonly Span[] =>
  placesOf(person).flatMap(branch => personHours(person, openDay(clinic, day, branch)))

export const isOpen = (clinic: Clinic, atMs: number): boolean => {
  const minutes = minutesOf(atMs, clinic.zone)
  return openHours(clinic, dayOf(atMs, clinic.zone)).some(({ from, to }) => from <= minutes && minutes < to)
}

/** The first day from `day` on with any hours, within a year; null when there is none. */
export const nextOpenDay = (clinic: Clinic, day: Day, branch?: string): Day | null => {
  for (let ahead = 0; ahead < 366; ahead += 1) {
    const candidate = addDays(day, ahead)
    if (openHours(clinic, candidate, branch).length > 0) return candidate
  }
  return null
}
