import { Temporal } from 'temporal-polyfill'

/**
 * Wall time and instants. A visit is agreed in wall time of the clinic's zone (IANA name) and stored as a UTC instant;
 * this file alone knows how one becomes the other. Days are ISO 8601 dates, times of day are minutes since midnight.
 */

/** An ISO 8601 calendar date, YYYY-MM-DD. */
export type Day = string

/** ISO 8601: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const minutesPerDay = 24 * 60

const zoned = (epochMs: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)

/** The date a wall calendar in the zone shows at this instant. */
export const dayOf = (epochMs: number, zone: string): Day => zoned(epochMs, zone).toPlainDate().toString()

/** Minutes since midnight as a wall clock in the zone shows them. */
export const minutesOf = (epochMs: number, zone: string): number => {
  const { hour, minute } = zoned(epochMs, zone)
  return hour * 60 + minute
}

/**
 * The instant at which wall clocks in the zone show this. A time that a change to summer time skips becomes the time
 * that much later; one that comes twice is the first. Minutes may reach into the next day (1 440 is its midnight).
 */
export const instantOf = (day: Day, minutes: number, zone: string): number => {
  const wall = Temporal.PlainDate.from(day)
    .add({ days: Math.floor(minutes / minutesPerDay) })
    .toPlainDateTime({ hour: Math.floor((minutes % minutesPerDay) / 60), minute: minutes % 60 })
  return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** False for a wall time that the change to summer time skips. */
export const wallTimeExists = (day: Day, minutes: number, zone: string): boolean => {
  const at = instantOf(day, minutes, zone)
  return dayOf(at, zone) === day && minutesOf(at, zone) === minutes
}

/** From the first instant of a day to the first of the next; 23, 24 or 25 hours. */
export const dayBounds = (day: Day, zone: string): { readonly startMs: number; readonly endMs: number } => {
  const start = Temporal.PlainDate.from(day)
  const startMs = start.toZonedDateTime(zone).epochMilliseconds
  return { startMs, endMs: start.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds }
}

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()
export const weekdayOf = (day: Day): Weekday => Temporal.PlainDate.from(day).dayOfWeek as Weekday

/** The first day of the month that many months later. */
export const monthStart = (day: Day, months = 0): Day =>
  Temporal.PlainDate.from(day).with({ day: 1 }).add({ months }).toString()

export interface DayParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly dayOfMonth: number
}
export const dayParts = (day: Day): DayParts => {
  const date = Temporal.PlainDate.from(day)
  return { year: date.year, month: date.month, dayOfMonth: date.day }
}

/** Null when the calendar has no such day, such as 31 April. */
export const makeDay = ({ year, month, dayOfMonth }: DayParts): Day | null => {
  try {
    return Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** True for an ISO 8601 date that exists. */
export const isDay = (text: string): text is Day => {
  const [year, month, dayOfMonth] = text.split('-').map(Number)
  const isShaped = /^\d{4}-\d{2}-\d{2}$/.test(text)
  return isShaped && makeDay({ year: year ?? 0, month: month ?? 0, dayOfMonth: dayOfMonth ?? 0 }) !== null
}

/** True for a name of the IANA time zone database that this machine knows. */
export const isZone = (name: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

/** ISO 8601 with the zone's offset at that instant, to the second: 2026-11-26T09:30:00+02:00. */
export const isoInZone = (epochMs: number, zone: string): string =>
  zoned(epochMs, zone).toString({ timeZoneName: 'never', smallestUnit: 'second' })

/** Reads an ISO 8601 date and time; without an offset it is wall time of the zone. Null when it is not one. */
export const readInstant = (text: string, zone: string): number | null => {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    try {
      return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
    } catch {
      return null
    }
  }
}

/** 'HH:MM' or 'H:MM', 00:00 to 24:00, as minutes since midnight; null when it is not a time. */
export const readTimeOfDay = (text: string): number | null => {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text)
  const minutes = Number(found?.[1]) * 60 + Number(found?.[2])
  return found && Number(found[2]) < 60 && minutes <= minutesPerDay ? minutes : null
}

export const writeTimeOfDay = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
