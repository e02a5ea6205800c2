import type { Clinic } from '../clinic/clinic.ts'
import { bookableDays, freeSlots, type Slot, type SlotWish } from '../clinic/slots.ts'
import type { Store } from '../ports/store.ts'
import { addDays, dayBounds } from '../time/calendar.ts'
import type { Clock } from '../time/clock.ts'

/** Days looked through at a time: most searches end within the first. */
const stretchDays = 7

/** Looks for free times stretch by stretch until there are enough. */
export const findFree = async (
  { store, clock }: { readonly store: Pick<Store, 'taken'>; readonly clock: Clock },
  clinic: Clinic,
  wish: SlotWish,
  limit: number,
): Promise<readonly Slot[]> => {
  const bookable = bookableDays(clinic, clock.epochMs())
  const last = wish.to < bookable.to ? wish.to : bookable.to
  const found: Slot[] = []
  for (let from = wish.from; from <= last && found.length < limit; from = addDays(from, stretchDays)) {
    const end = addDays(from, stretchDays - 1)
    const to = end < last ? end : last
    const busy = await store.taken(dayBounds(from, clinic.zone).startMs, dayBounds(to, clinic.zone).endMs)
    const rest = limit - found.length
    found.push(...freeSlots(clinic, busy, { ...wish, from, to }, { nowMs: clock.epochMs(), limit: rest }))
  }
  return found
}
