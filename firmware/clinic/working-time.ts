import { addDays, dayOf, instantOf, type Day } from '../time/calendar.ts'
import type { Clinic } from './clinic.ts'
import { openHours } from './hours.ts'

const minuteMs = 60_000

/** A year without one open minute is a clinic file that says so: plain minutes then. */
const mostDays = 366

/** Open stretches of a day as instants; a change of the clocks within one is in it. */
const stretches = (clinic: Clinic, day: Day) =>
  openHours(clinic, day).map(({ from, to }) => ({
    fromMs: instantOf(day, from, clinic.zone),
    toMs: instantOf(day, to, clinic.zone),
  }))

/** The instant by which that many minutes of opening hours have passed since `fromMs`. */
export const workingDeadline = (clinic: Clinic, fromMs: number, minutes: number): number => {
  const first = dayOf(fromMs, clinic.zone)
  let restMs = minutes * minuteMs
  for (let ahead = 0; ahead < mostDays; ahead += 1)
    for (const stretch of stretches(clinic, addDays(first, ahead))) {
      const beginMs = Math.max(stretch.fromMs, fromMs)
      if (beginMs >= stretch.toMs) continue
      if (beginMs + restMs <= stretch.toMs) return beginMs + restMs
      restMs -= stretch.toMs - beginMs
    }
  return fromMs + minutes * minuteMs
}
