import type { Visit } from '../../ports/store.ts'
import type { Named } from '../api.ts'

/** One person's day. */
export interface PersonDay<V extends Visit> {
  readonly id: string
  readonly name: string
  /** By start. */
  readonly visits: readonly V[]
}

/**
 * Bookings under the person they come to: everyone of the clinic in the clinic's order, also whose day is empty, then
 * people whom the clinic file no longer has, by the name they had when booked.
 */
export const byPerson = <V extends Visit>(
  bookings: readonly V[],
  people: readonly Named[],
): readonly PersonDay<V>[] => {
  const ordered = bookings.toSorted((a, b) => a.startMs - b.startMs)
  const former = new Map(
    ordered.filter(b => !people.some(({ id }) => id === b.staff)).map(b => [b.staff, b.staffName]),
  )
  const all = [...people, ...[...former].map(([id, name]) => ({ id, name }))]
  return all.map(({ id, name }) => ({ id, name, visits: ordered.filter(({ staff }) => staff === id) }))
}

const dayMs = 86_400_000
const isoDay = new Intl.DateTimeFormat('en', {
  timeZone: 'UTC',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The date so many days before an ISO 8601 date. */
export const dayBefore = (day: string, days: number): string => {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  const parts = isoDay.formatToParts(daysFromEpoch(year, month, dayOfMonth) * dayMs - days * dayMs)
  const part = (type: string) => parts.find(one => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** Days since 1 January 1970 of the Gregorian calendar. Source: E. M. Reingold, N. Dershowitz, Calendrical Calculations, 2.17. */
const daysFromEpoch = (year: number, month: number, dayOfMonth: number): number => {
  const before = year - 1
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const short = month <= 2 ? 0 : isLeap ? -1 : -2
  return 365 * before + leaps + Math.floor((367 * month - 362) / 12) + short + dayOfMonth - 719_163
}
