import { dayOf, minutesOf, weekdayOf } from '../time/calendar.ts'
import {
  branchOf,
  hasBranches,
  personOf,
  serviceOf,
  type Branch,
  type Clinic,
  type Person,
} from './clinic.ts'

/** Where people work: most at one place, some at several, by weekday and hour. */

/** Ids of the branches at which a person works in the week; who has no hours is at their own. */
export const placesOf = ({ hours, branch }: Person): readonly string[] => {
  const ids = new Set(Object.values(hours).flatMap(spans => spans.map(span => span.branch ?? branch)))
  return ids.size === 0 ? [branch] : [...ids]
}

export const worksAt = (person: Person, branch: string): boolean => placesOf(person).includes(branch)

/** The branches at which somebody does a service, in the order of the clinic file; where it takes a room, there is one. */
export const branchesFor = (clinic: Clinic, service: string): readonly Branch[] => {
  const { branches, people, rooms } = clinic
  const able = people.filter(({ does }) => does.includes(service))
  const kind = serviceOf(clinic, service)?.needs ?? null
  const hasRoom = (id: string) => kind === null || rooms.some(one => one.kind === kind && one.branch === id)
  return branches.filter(({ id }) => hasRoom(id) && able.some(person => worksAt(person, id)))
}

/** Whose time it is, when, and the room it takes where that is known. */
export interface Whereabouts {
  readonly staff: string
  readonly startMs: number
  readonly room?: string | null
}

/**
 * Id of the branch where a visit is: where its person is at that hour, by the clinic file of today. It is not stored with
 * the visit, since who comes has to find the person: once the file says that she is elsewhere on Thursdays, the place that
 * was said when it was booked is the wrong door. Outside their hours, which calendars and later files bring about, it is
 * the place of that day they were at last, else that of the room, else their own. Null: nobody knows them.
 */
export const branchAt = (clinic: Clinic, { staff, startMs, room = null }: Whereabouts): string | null => {
  const person = personOf(clinic, staff)
  const spans = person?.hours[weekdayOf(dayOf(startMs, clinic.zone))] ?? []
  const minutes = minutesOf(startMs, clinic.zone)
  const span = spans.findLast(({ from }) => from <= minutes) ?? spans[0]
  if (person && span) return span.branch ?? person.branch
  return clinic.rooms.find(({ id }) => id === room)?.branch ?? person?.branch ?? null
}

/** The same by name, as the staff read it; null where there is only one place, or nobody knows who it is with. */
export const placeName = (clinic: Clinic, visit: Whereabouts): string | null => {
  const id = hasBranches(clinic) ? branchAt(clinic, visit) : null
  return id === null ? null : (branchOf(clinic, id)?.name[clinic.languages[0]] ?? id)
}
