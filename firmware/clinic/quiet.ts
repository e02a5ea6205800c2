import { addDays, dayOf, instantOf, minutesOf } from '../time/calendar.ts'
import type { Clinic } from './clinic.ts'

/** The first instant from `atMs` on at which the clinic writes to people: `atMs` itself outside the quiet hours, else their end. */
export const outOfQuiet = ({ zone, reminders }: Pick<Clinic, 'zone' | 'reminders'>, atMs: number): number => {
  const { from, to } = reminders.quiet
  const minutes = minutesOf(atMs, zone)
  const isPastMidnight = from > to
  const isQuiet = isPastMidnight ? minutes >= from || minutes < to : from <= minutes && minutes < to
  if (!isQuiet) return atMs
  const today = dayOf(atMs, zone)
  const endDay = isPastMidnight && minutes >= from ? addDays(today, 1) : today
  // a wall time that comes twice in autumn may have ended already, the first time round
  return Math.max(atMs, instantOf(endDay, to, zone))
}
