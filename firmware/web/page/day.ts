import type { Visit } from '../../ports/store.ts'
import type { Named } from '../api.ts'

/** One person's day. */
export interface PersonDay {
  readonly id: string
  readonly name: string
  /** By start. */
  readonly visits: readonly Visit[]
}

/**
 * Bookings under the person they come to: everyone of the clinic in the clinic's order, also whose day is empty, then
 * people whom the clinic file no longer has, by the name they had when booked.
 */
export const byPerson = (bookings: readonly Visit[], people: readonly Named[]): readonly PersonDay[] => {
  const ordered = bookings.toSorted((a, b) => a.startMs - b.startMs)
  const former = new Map(
    ordered.filter(b => !people.some(({ id }) => id === b.staff)).map(b => [b.staff, b.staffName]),
  )
  const all = [...people, ...[...former].map(([id, name]) => ({ id, name }))]
  return all.map(({ id, name }) => ({ id, name, visits: ordered.filter(({ staff }) => staff === id) }))
}
