import type { Clinic } from '../clinic/clinic.ts'
import { bookableDays, freeSlots, type Slot, type SlotWish } from '../clinic/slots.ts'
import type { Store } from '../ports/store.ts'
import { addDays, dayBounds } from '../time/calendar.ts'
import type { Clock } from '../time/clock.ts'

/** Days looked through at a time, at most. */
const stretchDays = 7

/** Looks for free times stretch by stretch until there are enough; most searches end within the first day or two. */
export const findFree = async (
  { store, clock }: { readonly store: Pick<Store, 'taken'>; readonly clock: Clock },
  clinic: Clinic,
  wish: SlotWish,
  limit: number,
): Promise<readonly Slot[]> => {
  const nowMs = clock.epochMs()
  const bookable = bookableDays(clinic, nowMs)
  const last = wish.to < bookable.to ? wish.to : bookable.to
  const found: Slot[] = []
  let days = 1
  for (let from = wish.from; from <= last && found.length < limit;) {
    const end = addDays(from, days - 1)
    const to = end < last ? end : last
    const busy = await store.taken(dayBounds(from, clinic.zone).startMs, dayBounds(to, clinic.zone).endMs)
    found.push(...freeSlots(clinic, busy, { ...wish, from, to }, { nowMs, limit: limit - found.length }))
    from = addDays(to, 1)
    days = Math.min(days * 2, stretchDays)
  }
  return found
}
