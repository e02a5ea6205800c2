import type { Clinic } from './clinic.ts'
import { freeSlots, slotTime, type Busy, type Slot } from './slots.ts'

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

/** The earliest start within freed time that suits someone who waits and was not offered before. */
const slotFor = (
  clinic: Clinic,
  freed: Freed,
  waiter: Waiter,
  busy: readonly Busy[],
  nowMs: number,
): Slot | null => {
  if (waiter.staff !== null && waiter.staff !== freed.staff) return null
  const { day } = slotTime(clinic, { ...freed, service: waiter.service, room: null })
  if (day < waiter.fromDay || day > waiter.toDay) return null
  const { service, minutes } = waiter
  const wish = { service, staff: freed.staff, from: day, to: day, ...(minutes ? { minutes } : {}) }
  const found = freeSlots(clinic, busy, wish, { nowMs, limit: 1_000 })
  const fits = ({ startMs, endMs }: Slot) =>
    startMs < freed.endMs && freed.startMs < endMs && !waiter.declined.includes(startMs)
  return found.find(slot => fits(slot) && offerEnd(clinic, slot.startMs, nowMs) !== null) ?? null
}

/**
 * Who is to be asked about freed time, who has waited longest first.
 * @param busy what is taken on that day
 */
export const matchFreed = <T extends Waiter>(
  clinic: Clinic,
  freed: Freed,
  waiters: readonly T[],
  { busy, nowMs }: { readonly busy: readonly Busy[]; readonly nowMs: number },
): readonly Match<T>[] => {
  const matches: Match<T>[] = []
  for (const waiter of waiters.toSorted((a, b) => a.createdMs - b.createdMs)) {
    const slot = slotFor(clinic, freed, waiter, busy, nowMs)
    if (slot) matches.push({ waiter, slot })
    if (matches.length === askedAtOnce) break
  }
  return matches
}
