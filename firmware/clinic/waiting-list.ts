import type { Clinic } from './clinic.ts'
import { branchAt } from './places.ts'
import { engagedBy, freeSlots, slotTime, type Busy, type Slot } from './slots.ts'

/** Time of a person that became free. */
export interface Freed {
  readonly staff: string
  readonly startMs: number
  readonly endMs: number
}

/** Someone who waits, as far as matching goes. */
export interface Waiter {
  readonly service: string
  /** Null: anyone. */
  readonly staff: string | null
  /** Absent or null: anywhere. */
  readonly branch?: string | null
  /** Inclusive days that suit. */
  readonly fromDay: string
  readonly toDay: string
  /** Wall time of the start, inclusive; null: any. */
  readonly minutes: { readonly from: number; readonly to: number } | null
  readonly createdMs: number
  /** Starts that were offered and not taken. */
  readonly declined: readonly number[]
}

/** A time for somebody who waits. */
export interface Match<T extends Waiter> {
  readonly waiter: T
  readonly slot: Slot
}

/** As many are asked at once about one time: some never answer, and each who is too late is told so. */
export const askedAtOnce = 3

const minuteMs = 60_000

/** Less than this to answer in is no offer. */
const leastMs = 10 * minuteMs

/** How long an offer of a time stands: as the clinic has it, and never past the last moment to book it. Null: no use. */
export const offerEnd = (clinic: Clinic, startMs: number, nowMs: number): number | null => {
  const lastMs = startMs - clinic.booking.leadMinutes * minuteMs
  const endMs = Math.min(nowMs + clinic.waiting.offerMinutes * minuteMs, lastMs)
  return endMs - nowMs >= leastMs ? endMs : null
}

/** Starts within freed time that a service could be given at, and booked in time; the same for all who wait for it. */
const startsWithin = (
  clinic: Clinic,
  freed: Freed,
  service: string,
  { busy, nowMs }: { readonly busy: readonly Busy[]; readonly nowMs: number },
): readonly Slot[] => {
  const { day } = slotTime(clinic, { ...freed, service, room: null })
  const wish = { service, staff: freed.staff, from: day, to: day }
  return freeSlots(clinic, engagedBy(busy), wish, { nowMs, limit: 1_000 }).filter(
    ({ startMs, endMs }) =>
      startMs < freed.endMs && freed.startMs < endMs && offerEnd(clinic, startMs, nowMs) !== null,
  )
}

const suits = (clinic: Clinic, slot: Slot, waiter: Waiter): boolean => {
  const { staff, branch = null, fromDay, toDay, minutes, declined } = waiter
  const at = slotTime(clinic, slot)
  if (staff !== null && staff !== slot.staff) return false
  if (branch !== null && branch !== branchAt(clinic, slot)) return false
  if (at.day < fromDay || at.day > toDay || declined.includes(slot.startMs)) return false
  return minutes === null || (minutes.from <= at.minutes && at.minutes <= minutes.to)
}

/**
 * Who is to be asked about freed time, who has waited longest first, each about the earliest start that suits and was not
 * offered to them before.
 * @param at what is taken on that day
 */
export const matchFreed = <T extends Waiter>(
  clinic: Clinic,
  freed: Freed,
  waiters: readonly T[],
  at: { readonly busy: readonly Busy[]; readonly nowMs: number },
): readonly Match<T>[] => {
  const byService = new Map<string, readonly Slot[]>()
  const matches: Match<T>[] = []
  for (const waiter of waiters.toSorted((a, b) => a.createdMs - b.createdMs)) {
    const slots = byService.get(waiter.service) ?? startsWithin(clinic, freed, waiter.service, at)
    byService.set(waiter.service, slots)
    const slot = slots.find(one => suits(clinic, one, waiter))
    if (slot) matches.push({ waiter, slot })
    if (matches.length === askedAtOnce) break
  }
  return matches
}
