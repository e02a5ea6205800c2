import { dayOf, minutesOf, weekdayOf } from '../time/calendar.ts'
import type { Clinic, Mode } from './clinic.ts'

const always: Mode = { answer: 'always', rings: 0 }

/** Whether a call that comes at this instant is answered, by the wall clock of the clinic; where nothing is said, always. */
export const modeAt = (clinic: Pick<Clinic, 'modes' | 'zone'>, epochMs: number): Mode => {
  const minutes = minutesOf(epochMs, clinic.zone)
  const spans = clinic.modes[weekdayOf(dayOf(epochMs, clinic.zone))]
  return spans.find(({ from, to }) => from <= minutes && minutes < to)?.mode ?? always
}
