import ICAL from 'ical.js'
import type { Component, Time } from './ical.ts'
import { momentOf, momentsOf, type Moment, type ZoneBook } from './moment.ts'
import { instantIn, type Zone } from './zone.ts'

/** One VEVENT. Source: RFC 5545 section 3.6.1 */
export interface CalendarEvent {
  readonly component: Component
  readonly start: Moment
  readonly isWholeDays: boolean
  readonly isRecurring: boolean
  readonly isCancelled: boolean
  /** False: it takes no time of its owner's. */
  readonly isOpaque: boolean
  /** Of which occurrence of a recurring event it says something else; null: of none. */
  readonly replaces: Moment | null
  /** When an occurrence that begins at this wall time ends. */
  readonly endOf: (start: Time, zone: Zone) => number
}

const textOf = (component: Component, name: string): string =>
  String(component.getFirstPropertyValue(name) ?? '').toUpperCase()

/** Whole days have no end of their own in what Google writes for one day: it is that day. */
const dayMs = 86_400_000
const daysOf = (start: Moment, end: Moment | null): number =>
  end === null ? 1 : Math.max(1, Math.round((utcMs(end.wall) - utcMs(start.wall)) / dayMs))
const utcMs = (wall: Time): number => instantIn(wall, 'UTC')

const plus = (wall: Time, days: number): Time => {
  const later = wall.clone()
  later.addDuration(ICAL.Duration.fromData({ days }))
  return later
}

/** Days and weeks of a duration are those of the wall, hours pass as they are. Source: RFC 5545 section 3.3.6 */
const byDuration =
  ({ weeks, days, hours, minutes, seconds, isNegative }: InstanceType<typeof ICAL.Duration>) =>
  (start: Time, zone: Zone): number => {
    const exactMs = ((hours * 60 + minutes) * 60 + seconds) * 1_000
    const sign = isNegative ? -1 : 1
    return instantIn(plus(start, sign * (weeks * 7 + days)), zone) + sign * exactMs
  }

const endOf = (component: Component, start: Moment, book: ZoneBook): CalendarEvent['endOf'] => {
  const property = component.getFirstProperty('dtend')
  const end = momentsOf(property, book)[0] ?? null
  const duration = component.getFirstPropertyValue('duration')
  if (end === null && duration instanceof ICAL.Duration) return byDuration(duration)
  if (start.wall.isDate) {
    const days = daysOf(start, end)
    return (wall, zone) => instantIn(plus(wall, days), zone)
  }
  const lengthMs = end === null ? 0 : end.ms - start.ms
  return (wall, zone) => instantIn(wall, zone) + lengthMs
}

const replacedBy = (component: Component, book: ZoneBook): Moment | null =>
  momentsOf(component.getFirstProperty('recurrence-id'), book)[0] ?? null

/** Null where it has no start that makes sense. */
export const eventOf = (component: Component, book: ZoneBook): CalendarEvent | null => {
  const property = component.getFirstProperty('dtstart')
  const value = property?.getFirstValue()
  if (!property || !(value instanceof ICAL.Time)) return null
  const start = momentOf(value, property.getFirstParameter('tzid'), book)
  return {
    component,
    start,
    isWholeDays: value.isDate,
    isRecurring: component.hasProperty('rrule') || component.hasProperty('rdate'),
    isCancelled: textOf(component, 'status') === 'CANCELLED',
    // Outlook marks free time in its own property as well, and some of its exports there alone
    isOpaque:
      textOf(component, 'transp') !== 'TRANSPARENT' &&
      textOf(component, 'x-microsoft-cdo-busystatus') !== 'FREE',
    replaces: replacedBy(component, book),
    endOf: endOf(component, start, book),
  }
}
