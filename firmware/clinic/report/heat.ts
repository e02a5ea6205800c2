import { addDays, dayOf, minutesOf, weekdayOf, type Weekday } from '../../time/calendar.ts'
import type { Period } from './facts.ts'

/** Calls by weekday and hour, to decide who should be on duty (field.md D). */
export interface Heat {
  /** Seven rows from Monday, each of 24 hours as wall clocks show them: an hour that comes twice is counted twice. */
  readonly cells: readonly (readonly number[])[]
  /** How many of each weekday the period has, from Monday: what a sum is divided by. */
  readonly days: readonly number[]
  /** The first of those with the most calls; null when nobody called. */
  readonly busiest: { readonly weekday: Weekday; readonly hour: number; readonly calls: number } | null
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const hours = Array.from({ length: 24 }, (_, hour) => hour)

const daysIn = ({ fromMs, toMs }: Period, zone: string): readonly number[] => {
  const days = [0, 0, 0, 0, 0, 0, 0]
  if (toMs <= fromMs) return days
  const last = dayOf(toMs - 1, zone)
  for (let day = dayOf(fromMs, zone); day <= last; day = addDays(day, 1)) {
    const at = weekdayOf(day) - 1
    days[at] = (days[at] ?? 0) + 1
  }
  return days
}

/** @param startsMs of the calls of the period */
export const heatOf = (startsMs: readonly number[], period: Period, zone: string): Heat => {
  const cells = weekdays.map(() => hours.map(() => 0))
  for (const atMs of startsMs) {
    const row = cells[weekdayOf(dayOf(atMs, zone)) - 1]
    const hour = Math.floor(minutesOf(atMs, zone) / 60)
    if (row) row[hour] = (row[hour] ?? 0) + 1
  }
  const all = weekdays.flatMap(weekday =>
    hours.map(hour => ({ weekday, hour, calls: cells[weekday - 1]?.[hour] ?? 0 })),
  )
  const busiest = all.reduce((most, one) => (one.calls > most.calls ? one : most))
  return { cells, days: daysIn(period, zone), busiest: busiest.calls > 0 ? busiest : null }
}
