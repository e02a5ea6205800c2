import ICAL from 'ical.js'
import { dayOf, minutesOf } from '../time/calendar.ts'
import type { Property, Time } from './ical.ts'
import { ianaZone, instantIn, type Zone } from './zone.ts'

/** A wall time with its zone, as a property of a calendar gives it. */
export interface Moment {
  /** In the zone of the property, itself without one. */
  readonly wall: Time
  readonly zone: Zone
  readonly ms: number
}

/** How the names of zones are understood in one calendar. */
export interface ZoneBook {
  readonly own: ReadonlyMap<string, Zone>
  /** Of times without a zone, and of those whose zone nobody knows. */
  readonly usual: string
  /** Of whole days. */
  readonly days: string
}

const floating = (time: Time) => {
  const wall = time.clone()
  wall.zone = ICAL.Timezone.localTimezone
  return wall
}

const zoneOf = (time: Time, tzid: string | undefined, book: ZoneBook): Zone => {
  if (time.isDate) return book.days
  if (time.zone === ICAL.Timezone.utcTimezone) return 'UTC'
  if (tzid === undefined) return book.usual
  return ianaZone(tzid) ?? book.own.get(tzid) ?? book.usual
}

export const momentOf = (time: Time, tzid: string | undefined, book: ZoneBook): Moment => {
  const zone = zoneOf(time, tzid, book)
  const wall = floating(time)
  return { wall, zone, ms: instantIn(wall, zone) }
}

/** The moments of a property; none where it is not there. Of a period (RDATE) its start. */
export const momentsOf = (property: Property | null, book: ZoneBook): readonly Moment[] => {
  const tzid = property?.getFirstParameter('tzid')
  return (property?.getValues() ?? []).flatMap(value => {
    const time: unknown = value instanceof ICAL.Period ? value.start : value
    return time instanceof ICAL.Time ? [momentOf(time, tzid, book)] : []
  })
}

/** What clocks of an IANA zone show at an instant. */
export const wallAt = (ms: number, zone: string): Time => {
  const [year, month, day] = dayOf(ms, zone).split('-').map(Number)
  const minutes = minutesOf(ms, zone)
  return ICAL.Time.fromData({
    year: year ?? 0,
    month: month ?? 0,
    day: day ?? 0,
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
    second: Math.floor(ms / 1_000) % 60,
    isDate: false,
  })
}
