import {
  addDays,
  dayBounds,
  dayOf,
  instantOf,
  minutesOf,
  wallTimeExists,
  type Day,
} from '../time/calendar.ts'
import { blockedUntil, isClear, joined, type Stretches } from '../time/stretches.ts'
import { serviceOf, type Clinic, type Person, type Room, type Service } from './clinic.ts'
import { openDay, personHours, type OpenDay } from './hours.ts'
import { placesOf, worksAt } from './places.ts'

/** A time at which a service could be given. */
export interface Slot {
  readonly service: string
  readonly staff: string
  /** The room or chair it would take; null: none in particular. */
  readonly room: string | null
  readonly startMs: number
  readonly endMs: number
}

/** Time of a person, and of a room, that is no longer free; what is kept free after a visit is in it. */
export interface Busy {
  readonly staff: string
  readonly room: string | null
  readonly startMs: number
  readonly endMs: number
}

/** What is taken, by the id of the person and of the room; of whoever is not in it, nothing is. */
export interface Engaged {
  readonly staff: ReadonlyMap<string, Stretches>
  readonly rooms: ReadonlyMap<string, Stretches>
}

const byStart = (a: Busy, b: Busy) => a.startMs - b.startMs
const stretches = (grouped: ReadonlyMap<string | null, readonly Busy[]>) =>
  new Map(
    [...grouped].map(([id, taken]) => [
      id ?? '',
      joined(taken.toSorted(byStart).flatMap(({ startMs, endMs }) => [startMs, endMs])),
    ]),
  )
/** The same from a list in any order. */
export const engagedBy = (busy: readonly Busy[]): Engaged => ({
  staff: stretches(Map.groupBy(busy, ({ staff }) => staff)),
  rooms: stretches(Map.groupBy(busy, ({ room }) => room)),
})

/** What is looked for. Days are inclusive; minutes are wall time of the start, `to` inclusive. */
export interface SlotWish {
  readonly service: string
  /** Only with this person. */
  readonly staff?: string | undefined
  /** Only at this branch. */
  readonly branch?: string | undefined
  readonly from: Day
  readonly to: Day
  readonly minutes?: { readonly from: number; readonly to: number } | undefined
}

/** The days in which a visit may lie at all: no sooner than the lead time, no later than the horizon. */
export const bookableDays = (clinic: Clinic, nowMs: number): { readonly from: Day; readonly to: Day } => {
  const today = dayOf(nowMs, clinic.zone)
  return { from: today, to: addDays(today, clinic.booking.horizonDays) }
}

const minuteMs = 60_000

type Bounds = ReturnType<typeof dayBounds>

/** Minutes of a day as instants; null for those that the clocks leave out. */
type ClockOf = (minutes: number) => number | null

const isPlain = ({ startMs, endMs }: Bounds) => endMs - startMs === 24 * 60 * minuteMs

/** On a day of 24 hours that is a sum; the calendar is asked, once for each, only where the clocks change. */
const clockOf = (day: Day, zone: string): ClockOf => {
  const bounds = dayBounds(day, zone)
  if (isPlain(bounds)) return minutes => bounds.startMs + minutes * minuteMs
  const known = new Map<number, number | null>()
  return minutes => {
    const instant = known.get(minutes)
    if (instant !== undefined) return instant
    const asked = wallTimeExists(day, minutes, zone) ? instantOf(day, minutes, zone) : null
    known.set(minutes, asked)
    return asked
  }
}

interface Search {
  readonly clinic: Clinic
  readonly service: Service
  readonly wish: SlotWish
  readonly engaged: Engaged
  /** Of the kind that the service needs. */
  readonly rooms: readonly Room[]
  readonly earliestMs: number
}

const nothing: Stretches = new Float64Array()

/** A person at one of the places where they work. */
interface Post {
  readonly person: Person
  readonly at: OpenDay
}

/** A room of the kind that the service needs, free at that time at a place; null: none in particular. */
const roomFor = (search: Search, at: OpenDay, startMs: number, endMs: number): Room | null | undefined => {
  const { service, rooms, engaged } = search
  if (service.needs === null) return null
  return rooms.find(
    ({ id, branch }) => branch === at.branch && isClear(engaged.rooms.get(id) ?? nothing, startMs, endMs),
  )
}

/** Adds a person's free times of a day at one place at which nobody more skilled is free. */
const addSlots = (byStart: Map<number, Slot>, search: Search, { person, at }: Post, clock: ClockOf) => {
  const { clinic, service, wish, engaged, earliestMs } = search
  const busy = engaged.staff.get(person.id) ?? nothing
  let clearMs = earliestMs
  for (const { from, to } of personHours(person, at))
    for (let minutes = from; minutes + service.minutes <= to; minutes += clinic.booking.stepMinutes) {
      if (wish.minutes && (minutes < wish.minutes.from || minutes > wish.minutes.to)) continue
      const startMs = clock(minutes)
      if (startMs === null || startMs < clearMs || byStart.has(startMs)) continue
      const endMs = startMs + service.minutes * minuteMs
      const keptMs = endMs + service.bufferMinutes * minuteMs
      const blockedMs = blockedUntil(busy, startMs, keptMs)
      if (blockedMs !== null) {
        clearMs = blockedMs
        continue
      }
      const room = roomFor(search, at, startMs, keptMs)
      if (room !== undefined)
        byStart.set(startMs, {
          service: service.id,
          staff: person.id,
          room: room?.id ?? null,
          startMs,
          endMs,
        })
    }
}

/** Who may give a visit, the most skilled first, else as the clinic file has them. */
const peopleFor = (clinic: Clinic, { service, staff, branch }: SlotWish): readonly Person[] => {
  const skill = (person: Person) => person.skill[service] ?? 3
  return clinic.people
    .filter(
      person =>
        person.does.includes(service) &&
        (staff === undefined || person.id === staff) &&
        (branch === undefined || worksAt(person, branch)),
    )
    .toSorted((a, b) => skill(b) - skill(a))
}

/** Rooms of the kind that a service needs, at the branch wished for. */
const roomsFor = (clinic: Clinic, { service, branch }: SlotWish): readonly Room[] => {
  const kind = serviceOf(clinic, service)?.needs ?? null
  if (kind === null) return []
  return clinic.rooms.filter(room => room.kind === kind && (branch === undefined || room.branch === branch))
}

/** Ids of all whose time a search depends on. */
export const whoseTime = (clinic: Clinic, wish: SlotWish) => ({
  staff: peopleFor(clinic, wish).map(({ id }) => id),
  rooms: roomsFor(clinic, wish).map(({ id }) => id),
})

/** Time that a search depends on: its days, or the part of each that is wished for, with all that a visit keeps. */
export const whichTime = (clinic: Clinic, { service, from, to, minutes }: SlotWish): Stretches => {
  const { minutes: length, bufferMinutes } = serviceOf(clinic, service) ?? { minutes: 0, bufferMinutes: 0 }
  const keptMs = (length + bufferMinutes) * minuteMs
  const periods: number[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const bounds = dayBounds(day, clinic.zone)
    const part =
      minutes && isPlain(bounds) ? minutes : { from: 0, to: (bounds.endMs - bounds.startMs) / minuteMs }
    periods.push(bounds.startMs + part.from * minuteMs, bounds.startMs + part.to * minuteMs + keptMs)
  }
  return joined(periods)
}

/**
 * Free times, earliest first; of several people free at one time only the most skilled.
 * @param engaged between the days asked for @param limit how many are enough
 */
export const freeSlots = (
  clinic: Clinic,
  engaged: Engaged,
  wish: SlotWish,
  { nowMs, limit }: { readonly nowMs: number; readonly limit: number },
): readonly Slot[] => {
  const service = serviceOf(clinic, wish.service)
  if (!service) return []
  const bookable = bookableDays(clinic, nowMs)
  const last = wish.to < bookable.to ? wish.to : bookable.to
  const people = peopleFor(clinic, wish).map(person => ({ person, places: placesOf(person) }))
  const wished = clinic.branches.filter(({ id }) => wish.branch === undefined || id === wish.branch)
  const search = {
    clinic,
    service,
    wish,
    engaged,
    rooms: roomsFor(clinic, wish),
    earliestMs: nowMs + clinic.booking.leadMinutes * minuteMs,
  }
  const found: Slot[] = []
  for (let day = wish.from > bookable.from ? wish.from : bookable.from; day <= last; day = addDays(day, 1)) {
    const byStart = new Map<number, Slot>()
    const open = new Map(wished.map(({ id }) => [id, openDay(clinic, day, id)]))
    if ([...open.values()].every(at => at.open.length === 0)) continue
    const clock = clockOf(day, clinic.zone)
    for (const { person, places } of people)
      for (const id of places) {
        const at = open.get(id)
        if (at && at.open.length > 0) addSlots(byStart, search, { person, at }, clock)
      }
    found.push(...[...byStart.values()].sort((a, b) => a.startMs - b.startMs))
    if (found.length >= limit) break
  }
  return found.slice(0, limit)
}

/**
 * A few times to choose from, spread so that they differ: the earliest, then each at least `apartMinutes` after the
 * one before; filled up with the nearest when there are not enough.
 */
export const spread = (slots: readonly Slot[], count: number, apartMinutes = 90): readonly Slot[] => {
  const chosen: Slot[] = []
  for (const slot of slots) {
    const last = chosen.at(-1)
    if (chosen.length < count && (!last || slot.startMs - last.startMs >= apartMinutes * minuteMs))
      chosen.push(slot)
  }
  const rest = slots.filter(slot => !chosen.includes(slot)).slice(0, count - chosen.length)
  return [...chosen, ...rest].sort((a, b) => a.startMs - b.startMs)
}

/** Wall time of a slot: its day and minutes since midnight. */
export const slotTime = (clinic: Clinic, slot: Slot): { readonly day: Day; readonly minutes: number } => ({
  day: dayOf(slot.startMs, clinic.zone),
  minutes: minutesOf(slot.startMs, clinic.zone),
})
