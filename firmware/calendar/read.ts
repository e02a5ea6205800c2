import ICAL from 'ical.js'
import { Fault } from '../fault/fault.ts'
import type { BusyTime, CalendarItem, ReadCalendar, Window } from '../ports/calendar.ts'
import { eventOf, type CalendarEvent } from './event.ts'
import type { Component } from './ical.ts'
import type { ZoneBook } from './moment.ts'
import { busyOf } from './occurrences.ts'
import { ianaZone, zonesOf } from './zone.ts'

/** Larger files are no calendar of one person. */
const mostChars = 20_000_000

const invalid = (reason: string, cause?: unknown) => new Fault('CALENDAR_INVALID', { reason }, cause)

/** The calendars of a text: files may hold several, one after another. @throws CALENDAR_INVALID */
const parse = (text: string): readonly Component[] => {
  if (text.length > mostChars) throw invalid('it is larger than 20 MB')
  let found: unknown
  try {
    found = ICAL.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    // ical.js throws a TypeError of its own for an END too many
    const isPlain = cause instanceof Error && !(cause instanceof TypeError)
    throw invalid(isPlain ? cause.message : 'its BEGIN and END lines do not match', cause)
  }
  const list = Array.isArray(found) && Array.isArray(found[0]) ? found : [found]
  const calendars = list
    .filter(one => Array.isArray(one) && one[0] === 'vcalendar')
    .map(one => new ICAL.Component(one as unknown[]))
  if (calendars.length === 0) throw invalid('there is no VCALENDAR in it')
  return calendars
}

const bookOf = (calendar: Component, zone: string): ZoneBook => {
  // Google and Apple name the zone of the whole calendar so
  const named = calendar.getFirstPropertyValue('x-wr-timezone')
  const usual = typeof named === 'string' ? ianaZone(named) : null
  return { own: zonesOf(calendar), usual: usual ?? zone, days: zone }
}

const uidOf = (event: Component): string => {
  const uid = event.getFirstPropertyValue('uid')
  return typeof uid === 'string' ? uid : ''
}

/** One event with its changed occurrences as a text by itself. */
const alone = (calendar: Component, events: readonly Component[]): string => {
  const copy = new ICAL.Component('vcalendar')
  for (const property of calendar.getAllProperties())
    if (property.name !== 'method') copy.addProperty(new ICAL.Property(structuredClone(property.jCal)))
  for (const one of [...calendar.getAllSubcomponents('vtimezone'), ...events])
    copy.addSubcomponent(new ICAL.Component(structuredClone(one.jCal)))
  return `${copy.toString()}\r\n`
}

const atOf = ({ start, isRecurring, isWholeDays, endOf }: CalendarEvent): BusyTime | null => {
  const endMs = endOf(start.wall, start.zone)
  return isRecurring || isWholeDays || endMs <= start.ms ? null : { startMs: start.ms, endMs }
}

/** @throws Error in words for a person, where it makes no sense */
const itemOf = (
  calendar: Component,
  components: readonly Component[],
  book: ZoneBook,
  window: Window,
): CalendarItem => {
  const events = components.map(one => eventOf(one, book)).filter(one => one !== null)
  const event = events.find(({ replaces }) => replaces === null)
  const others = events.filter(({ replaces }) => replaces !== null)
  // somebody who is asked to a single occurrence is sent that one alone
  const main = event ?? others[0]
  if (!main) throw new Error('it has no start')
  const rest = event ? others : others.slice(1)
  return {
    uid: uidOf(main.component),
    busy: busyOf(main, rest, book, window),
    at: events.length === 1 ? atOf(main) : null,
    isCancelled: main.isCancelled,
    text: alone(calendar, components),
  }
}

const shown = (component: Component | undefined): string =>
  `"${String(component?.getFirstPropertyValue('summary') ?? '').slice(0, 60)}"`

/** Reads a whole iCalendar text. @throws CALENDAR_INVALID when it is none */
export const readCalendar = (text: string, window: Window): ReadCalendar => {
  const items: CalendarItem[] = []
  const complaints: string[] = []
  for (const calendar of parse(text)) {
    const book = bookOf(calendar, window.zone)
    const groups = Map.groupBy(calendar.getAllSubcomponents('vevent'), uidOf)
    for (const [uid, components] of groups)
      try {
        if (uid === '') throw new Error('it has no UID')
        items.push(itemOf(calendar, components, book, window))
      } catch (cause) {
        complaints.push(`${shown(components[0])}: ${cause instanceof Error ? cause.message : String(cause)}`)
      }
  }
  return { items, complaints }
}
