import { serviceOf, type Clinic } from '../clinic/clinic.ts'
import { bookableDays, freeSlots, whoseTime, type Slot, type SlotWish } from '../clinic/slots.ts'
import type { Store } from '../ports/store.ts'
import { addDays, dayBounds } from '../time/calendar.ts'
import type { Clock } from '../time/clock.ts'

/**
 * Days of one person that are asked for at once: 16 visits each are read in about 2 ms. Of one person that is months, of
 * fifty people it is the few days in which nearly every search ends.
 */
const personDays = 200
/** Who is booked out is asked about at more length each time, up to so many times that. */
const longest = 4

/** Looks for free times stretch by stretch until there are enough, and only at those who could give the visit. */
export const findFree = async (
  { store, clock }: { readonly store: Pick<Store, 'engaged'>; readonly clock: Clock },
  clinic: Clinic,
  wish: SlotWish,
  limit: number,
): Promise<readonly Slot[]> => {
  const nowMs = clock.epochMs()
  const bookable = bookableDays(clinic, nowMs)
  const last = wish.to < bookable.to ? wish.to : bookable.to
  const whose = whoseTime(clinic, wish)
  if (whose.staff.length === 0) return []
  // what is kept free after a visit may pass midnight
  const bufferMs = (serviceOf(clinic, wish.service)?.bufferMinutes ?? 0) * 60_000
  const most = Math.max(1, Math.floor((longest * personDays) / whose.staff.length))
  const found: Slot[] = []
  let days = Math.max(1, Math.floor(personDays / whose.staff.length))
  for (let from = wish.from > bookable.from ? wish.from : bookable.from; from <= last;) {
    const end = addDays(from, days - 1)
    const to = end < last ? end : last
    const { startMs } = dayBounds(from, clinic.zone)
    const engaged = await store.engaged(whose, startMs, dayBounds(to, clinic.zone).endMs + bufferMs)
    found.push(...freeSlots(clinic, engaged, { ...wish, from, to }, { nowMs, limit: limit - found.length }))
    if (found.length >= limit) break
    from = addDays(to, 1)
    days = Math.min(days * 2, most)
  }
  return found
}
