import { addDays, dayBounds, instantOf, type Day } from '../../time/calendar.ts'
import type { Period } from './facts.ts'

/** Whole days of the clinic's calendar, the last included; one of a change of clocks has 23 or 25 hours. */
export const daysPeriod = (from: Day, to: Day, zone: string): Period => ({
  fromMs: dayBounds(from, zone).startMs,
  toMs: dayBounds(to, zone).endMs,
})

/**
 * What the report of a morning tells: everything since the same wall time the day before, so that each thing is in one
 * report and none is in two. @param at minutes since midnight
 */
export const morningPeriod = (day: Day, at: number, zone: string): Period => ({
  fromMs: instantOf(addDays(day, -1), at, zone),
  toMs: instantOf(day, at, zone),
})
