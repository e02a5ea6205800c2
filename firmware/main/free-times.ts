import type { Clinic } from '../clinic/clinic.ts'
import { bookableDays, freeSlots, whichTime, whoseTime, type Slot, type SlotWish } from '../clinic/slots.ts'
import type { Store } from '../ports/store.ts'
import { addDays } from '../time/calendar.ts'
import type { Clock } from '../time/clock.ts'

/**
 * Days of one person that are asked for at once, 16 visits each: about 2 ms. Of fifty people that is the few days in which
 * nearly every search ends, of a few it is a week.
 */
const [personDays, week] = [200, 7]
/** Who is booked out is asked about at more length each time, up to so many times that. */
const longest = 4

/** As many days as the rest will take if they are like those before; twice as many while there was nothing. */
const nextDays = (days: number, found: number, searched: number, limit: number) =>
  found === 0 ? days * 2 : Math.ceil((limit - found) / (found / searched))

/** Looks for free times stretch by stretch until there are enough, and only at those who could give the visit. */
export const findFree = async (
  { store, clock }: { readonly store: Pick<Store, 'engaged'>; readonly clock: Clock },
  clinic: Clinic,
  wish: SlotWish,
  limit: number,
): Promise<readonly Slot[]> => {
  const nowMs = clock.epochMs()
  const bookable = bookableDays(clinic, nowMs)
  const first = wish.from > bookable.from ? wish.from : bookable.from
  const last = wish.to < bookable.to ? wish.to : bookable.to
  const whose = whoseTime(clinic, wish)
  if (whose.staff.length === 0) return []
  const most = Math.max(1, Math.floor((longest * personDays) / whose.staff.length))
  const found: Slot[] = []
  let days = Math.min(week, Math.max(1, Math.floor(personDays / whose.staff.length)))
  let searched = 0
  for (let from = first; from <= last && found.length < limit; from = addDays(first, searched)) {
    const end = addDays(from, days - 1)
    const part = { ...wish, from, to: end < last ? end : last }
    const engaged = await store.engaged(whose, whichTime(clinic, part))
    found.push(...freeSlots(clinic, engaged, part, { nowMs, limit: limit - found.length }))
    searched += days
    days = Math.min(nextDays(days, found.length, searched, limit), most)
  }
  return found
}
