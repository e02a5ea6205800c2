import type { Clinic } from './clinic.ts'
import { outOfQuiet } from './quiet.ts'
import type { Slot } from './slots.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A visit's stretch of time. */
export type Stretch = Pick<Slot, 'startMs' | 'endMs'>

export interface Reminder {
  /** As the clinic file has it, so that a reminder is known by it. */
  readonly hoursBefore: number
  readonly dueMs: number
}

/**
 * The reminders that a visit gets when it is agreed at `nowMs`, the earliest first. One that falls into the quiet hours
 * waits for their end, and is left out when the visit has begun by then; of several that wait for one end, the one
 * nearest to the visit is sent.
 */
export const remindersOf = (clinic: Clinic, { startMs }: Stretch, nowMs: number): readonly Reminder[] => {
  const due = clinic.reminders.hoursBefore
    .map(hoursBefore => ({ hoursBefore, dueMs: startMs - hoursBefore * hourMs }))
    .filter(({ dueMs }) => dueMs > nowMs)
    .map(({ hoursBefore, dueMs }) => ({ hoursBefore, dueMs: outOfQuiet(clinic, dueMs) }))
    .filter(({ dueMs }) => dueMs < startMs)
    .toSorted((a, b) => b.hoursBefore - a.hoursBefore)
  return due.filter(({ dueMs }, at) => due[at + 1]?.dueMs !== dueMs)
}

/** When the caller is asked how the visit was; null: never. */
export const followUpOf = (clinic: Clinic, { endMs }: Stretch): number | null => {
  const { followUpHours } = clinic.reminders
  return followUpHours === null ? null : outOfQuiet(clinic, endMs + followUpHours * hourMs)
}

/** When someone who missed a visit is offered another; null: not at all, or it is too long ago. */
export const missedOfferOf = (clinic: Clinic, { startMs }: Stretch, nowMs: number): number | null => {
  const dueMs = outOfQuiet(clinic, nowMs)
  return dueMs <= startMs + clinic.reminders.missedDays * dayMs && clinic.reminders.missedDays > 0
    ? dueMs
    : null
}
