import ICAL from 'ical.js'
import type { Entry } from '../ports/calendar.ts'
import { isoInZone } from '../time/calendar.ts'
import type { Component, Time } from './ical.ts'

/** Visits as iCalendar texts. Every instant is in UTC, so that no reader needs to know a time zone. Source: RFC 5545 */

const maker = '-//Ragelis//Ragelis 1//EN'

/** RFC 5545 section 3.3.5, form 2: with a Z. */
const utc = (ms: number): Time => ICAL.Time.fromDateTimeString(isoInZone(ms, 'UTC').replace('+00:00', 'Z'))

/** Section 3.3.11; ical.js knows these properties by no type and leaves their text as it is. */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n')

/** What the box says of a visit; all else in an event is its owner's. */
const fill = (event: Component, entry: Entry): void => {
  const { uid, startMs, endMs, summary, location, isCancelled, revision, changedMs, createdMs } = entry
  for (const name of ['duration', 'dtstart', 'dtend']) event.removeAllProperties(name)
  const values = {
    uid,
    // without a METHOD it says when this was last revised (section 3.8.7.2)
    dtstamp: utc(changedMs),
    created: utc(createdMs),
    'last-modified': utc(changedMs),
    dtstart: utc(startMs),
    dtend: utc(endMs),
    summary,
    ...(location === null ? {} : { location }),
    status: isCancelled ? 'CANCELLED' : 'CONFIRMED',
    transp: isCancelled ? 'TRANSPARENT' : 'OPAQUE',
    sequence: revision,
  }
  for (const [name, value] of Object.entries(values)) event.updatePropertyWithValue(name, value)
}

const eventFor = (entry: Entry): Component => {
  const event = new ICAL.Component('vevent')
  fill(event, entry)
  return event
}

const textOf = (calendar: Component): string => `${calendar.toString()}\r\n`

const emptyCalendar = (): Component => {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', maker)
  return calendar
}

/** One visit, as a calendar server keeps it. Source: RFC 4791 section 4.1 */
export const writeEntry = (entry: Entry): string => {
  const calendar = emptyCalendar()
  calendar.addSubcomponent(eventFor(entry))
  return textOf(calendar)
}

/** The same in the place of what its owner made of it: their alarms, notes and colours stay, that it recurs does not. */
export const rewriteEntry = (text: string, entry: Entry): string => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const [event, ...rest] = calendar.getAllSubcomponents('vevent')
  if (!event) return writeEntry(entry)
  for (const other of rest) calendar.removeSubcomponent(other)
  for (const name of ['rrule', 'rdate', 'exdate', 'recurrence-id']) event.removeAllProperties(name)
  const sequence = Number(event.getFirstPropertyValue('sequence') ?? 0)
  // a number below what is there would be taken for old news
  fill(event, { ...entry, revision: Math.max(entry.revision, sequence + 1) })
  return textOf(calendar)
}

/** Many visits, for a subscription or a file. `name` is what calendars call it, `zone` where it is. */
export const writeCalendar = (
  entries: readonly Entry[],
  { name, zone }: { readonly name: string; readonly zone: string },
): string => {
  const calendar = emptyCalendar()
  calendar.addPropertyWithValue('calscale', 'GREGORIAN')
  calendar.addPropertyWithValue('method', 'PUBLISH')
  // RFC 7986 names them; the X- ones are what is read
  for (const key of ['name', 'x-wr-calname']) calendar.addPropertyWithValue(key, escaped(name))
  calendar.addPropertyWithValue('x-wr-timezone', zone)
  for (const key of ['refresh-interval', 'x-published-ttl']) {
    const property = new ICAL.Property(key)
    property.resetType('duration')
    property.setValue(ICAL.Duration.fromSeconds(900))
    calendar.addProperty(property)
  }
  for (const entry of entries) calendar.addSubcomponent(eventFor(entry))
  return textOf(calendar)
}
