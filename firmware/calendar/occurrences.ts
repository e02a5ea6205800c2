import ICAL from 'ical.js'
import type { BusyTime, Window } from '../ports/calendar.ts'
import type { CalendarEvent } from './event.ts'
import type { Time } from './ical.ts'
import { momentsOf, wallAt, type ZoneBook } from './moment.ts'
import { instantIn } from './zone.ts'

/** More than any calendar's event has had by now: one a day for a century. */
const mostOccurrences = 36_600

/** No zone is further from UTC, so a wall time tells its instant up to this. */
const dayMs = 86_400_000
const roughMs = (wall: Time): number => wall.toUnixTime() * 1_000

type Rule = InstanceType<typeof ICAL.Recur>

/**
 * The end of a rule in the wall time of its event: calendars give it in UTC (as RFC 5545 section 3.3.10 asks), as a day
 * where the event has hours, or the other way round.
 */
const untilOf = (until: Time, event: CalendarEvent): Time => {
  const { zone } = event.start
  const isUtc = until.zone === ICAL.Timezone.utcTimezone
  const wall = isUtc && typeof zone === 'string' ? wallAt(instantIn(until, 'UTC'), zone) : until.clone()
  wall.zone = ICAL.Timezone.localTimezone
  if (event.isWholeDays) wall.isDate = true
  else if (until.isDate) Object.assign(wall, { isDate: false, hour: 23, minute: 59, second: 59 })
  return wall
}

const ruleOf = (rule: Rule, event: CalendarEvent): Rule => {
  const own = rule.clone()
  if (rule.until) own.until = untilOf(rule.until, event)
  return own
}

/** @throws Error when it recurs beyond measure */
function* byRule(rule: Rule, event: CalendarEvent, { fromMs, toMs }: Window): Generator<Time> {
  const { wall: first, zone } = event.start
  const earliestMs = fromMs - (event.endOf(first, zone) - event.start.ms) - dayMs
  const next = ruleOf(rule, event).iterator(first)
  for (let count = 0; count < mostOccurrences; count += 1) {
    const wall: Time | undefined = next.next()
    if (!wall || roughMs(wall) > toMs + dayMs) return
    if (roughMs(wall) >= earliestMs) yield wall.clone()
  }
  throw new Error('it recurs too often')
}

/** Starts of all that recurs about the window, by wall time. */
function* starts(event: CalendarEvent, book: ZoneBook, window: Window): Generator<Time> {
  const { component, start } = event
  const rules = component.getAllProperties('rrule')
  yield start.wall
  for (const property of rules) {
    const rule = property.getFirstValue()
    if (rule instanceof ICAL.Recur) yield* byRule(rule, event, window)
  }
  for (const property of component.getAllProperties('rdate'))
    for (const { wall } of momentsOf(property, book)) yield wall
}

/** An excluded day stands for whatever begins on it: Outlook writes EXDATE;VALUE=DATE of events that have hours. */
const exclusions = (event: CalendarEvent, book: ZoneBook) => {
  const all = event.component.getAllProperties('exdate').flatMap(property => momentsOf(property, book))
  const instants = new Set(all.filter(({ wall }) => !wall.isDate || event.isWholeDays).map(({ ms }) => ms))
  const days = new Set(all.filter(({ wall }) => wall.isDate).map(({ wall }) => wall.toString()))
  return (wall: Time, ms: number) => instants.has(ms) || days.has(wall.toString().slice(0, 10))
}

/**
 * When an event, or a recurring one, takes its owner's time within a window. @param others what was changed of single
 * occurrences @throws Error when it recurs beyond measure
 */
export const busyOf = (
  event: CalendarEvent,
  others: readonly CalendarEvent[],
  book: ZoneBook,
  window: Window,
): readonly BusyTime[] => {
  const { fromMs, toMs } = window
  const replaced = new Set(others.flatMap(({ replaces }) => (replaces ? [replaces.ms] : [])))
  const isExcluded = exclusions(event, book)
  const found = new Map<number, BusyTime>()
  const add = (of: CalendarEvent, wall: Time) => {
    const startMs = instantIn(wall, of.start.zone)
    const endMs = of.endOf(wall, of.start.zone)
    if (of.isOpaque && !of.isCancelled && endMs > startMs && endMs > fromMs && startMs < toMs)
      found.set(startMs, { startMs, endMs })
  }
  for (const wall of event.isRecurring ? starts(event, book, window) : [event.start.wall]) {
    const ms = instantIn(wall, event.start.zone)
    if (!replaced.has(ms) && !isExcluded(wall, ms)) add(event, wall)
  }
  if (!event.isCancelled) for (const other of others) add(other, other.start.wall)
  return [...found.values()].sort((a, b) => a.startMs - b.startMs)
}
