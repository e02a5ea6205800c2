import type { Clinic } from '../../firmware/clinic/clinic.ts'
import { bookableDays, engagedBy, freeSlots, type SlotWish } from '../../firmware/clinic/slots.ts'
import { findFree } from '../../firmware/main/free-times.ts'
import type { Store } from '../../firmware/ports/store.ts'
import { addDays, dayBounds, dayOf } from '../../firmware/time/calendar.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { busyClinic } from './busy-clinic.ts'
import { figuresOf, type Figures } from './figures.ts'

/** What the desk looks for, among fifty people; nothing is cached between two searches. */

const rounds = 500
/** Not counted: what a box that has run for a while has compiled and read before. */
const warmUp = 100
/** As many times as the desk asks for (firmware/desk/jobs/book-search.ts). */
const limit = 60

type Wish = Omit<SlotWish, 'from' | 'to'> & { readonly days: number }
const plain = { service: 'plain', days: 30 }
/** Visits fill 09:00 to 17:00 by the wall clock, or 10:00 to 18:00 in summer. */
const wishes: Readonly<Record<string, Wish>> = {
  earliest: plain,
  'on a day': { ...plain, days: 1 },
  'in a window of a week': { ...plain, days: 7, minutes: { from: 18 * 60, to: 20 * 60 } },
  'with a person': { ...plain, staff: 'person-7' },
  'at a branch': { ...plain, branch: 'branch-3' },
  'in a room': { ...plain, service: 'in a room' },
  'in a room, at a branch, in a window': {
    ...plain,
    service: 'in a room',
    branch: 'branch-3',
    minutes: { from: 18 * 60, to: 20 * 60 },
  },
  'in a window that is full on all of 30 days': { ...plain, minutes: { from: 600, to: 960 } },
}

/** The plainest search: everybody's visits, a day, two days, then four at a time. */
const byEveryVisit = async (store: Pick<Store, 'taken'>, clinic: Clinic, wish: SlotWish, nowMs: number) => {
  const last = bookableDays(clinic, nowMs).to
  const found = []
  let days = 1
  for (let from = wish.from; from <= wish.to && from <= last && found.length < limit;) {
    const to = [addDays(from, days - 1), wish.to, last].toSorted()[0] ?? from
    const busy = await store.taken(dayBounds(from, clinic.zone).startMs, dayBounds(to, clinic.zone).endMs)
    const engaged = engagedBy(busy)
    found.push(...freeSlots(clinic, engaged, { ...wish, from, to }, { nowMs, limit: limit - found.length }))
    from = addDays(to, 1)
    days = Math.min(days * 2, 7)
  }
  return found
}

/** Wall time of each search, and what all threads together computed for it on average: that does not hang on the machine's load. */
const measure = async (search: () => Promise<unknown>): Promise<Figures & { readonly cpuMs: number }> => {
  const timesMs: number[] = []
  for (let n = 0; n < warmUp; n += 1) await search()
  const before = process.cpuUsage()
  for (let n = 0; n < rounds; n += 1) {
    const startMs = performance.now()
    await search()
    timesMs.push(performance.now() - startMs)
  }
  const { user, system } = process.cpuUsage(before)
  return { ...figuresOf(timesMs), cpuMs: Math.round((user + system) / rounds) / 1_000 }
}

/** @param someDay the day on which it is asked, by chance */
export const searches = async (
  store: Pick<Store, 'engaged' | 'taken'>,
  someDay: () => number,
): Promise<Readonly<Record<string, Figures>>> => {
  const clinic = busyClinic()
  const rows: Record<string, Figures> = {}
  const ask = (nowMs: number, { days, ...wish }: Wish): SlotWish => {
    const from = addDays(dayOf(nowMs, clinic.zone), 1)
    return { ...wish, from, to: addDays(from, days - 1) }
  }
  for (const [name, wish] of Object.entries(wishes))
    rows[`free times, ${name}`] = await measure(() => {
      const nowMs = someDay()
      const clock = { ...systemClock, epochMs: () => nowMs }
      return findFree({ store, clock }, clinic, ask(nowMs, wish), limit)
    })
  rows['the same from every visit, earliest'] = await measure(() => {
    const nowMs = someDay()
    return byEveryVisit(store, clinic, ask(nowMs, plain), nowMs)
  })
  return rows
}
