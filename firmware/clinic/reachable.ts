import { dayOf, minutesOf, weekdayOf } from '../time/calendar.ts'
import type { Clinic, OnDuty, Person, Span } from './clinic.ts'
import { hoursAnywhere } from './hours.ts'

/** Who can be rung at an instant. */

const holds = (spans: readonly Span[], minutes: number): boolean =>
  spans.some(({ from, to }) => from <= minutes && minutes < to)

/** Those on duty at this instant, in the order of the list. */
export const onDutyAt = (
  { duty, zone }: Pick<Clinic, 'duty' | 'zone'>,
  epochMs: number,
): readonly OnDuty[] => {
  const weekday = weekdayOf(dayOf(epochMs, zone))
  return duty.filter(({ hours }) => holds(hours[weekday], minutesOf(epochMs, zone)))
}

/** A person who can be rung. */
export type Reachable = Person & { readonly phone: string }

/** True within their hours at whichever place, while it is open and they are not away, if there is a telephone for them. */
export const isReachable = (clinic: Clinic, person: Person, epochMs: number): person is Reachable =>
  person.phone !== null &&
  holds(hoursAnywhere(clinic, person, dayOf(epochMs, clinic.zone)), minutesOf(epochMs, clinic.zone))

/**
 * The people of the clinic who can be rung at this instant. What the call is about decides the order: those who do that
 * service before those who do not, the more skilled first; else the order of the clinic file.
 */
export const reachableAt = (
  clinic: Clinic,
  service: string | null,
  epochMs: number,
): readonly Reachable[] => {
  const skill = ({ does, skill }: Person) =>
    service !== null && does.includes(service) ? (skill[service] ?? 3) : 0
  return clinic.people
    .filter(person => isReachable(clinic, person, epochMs))
    .sort((a, b) => skill(b) - skill(a))
}
