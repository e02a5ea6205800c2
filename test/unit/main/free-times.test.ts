import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import t from 'tap'
import type { Clinic, Person } from '../../../firmware/clinic/clinic.ts'
import { openDay, personHours } from '../../../firmware/clinic/hours.ts'
import { bookableDays, type Busy, type Slot, type SlotWish } from '../../../firmware/clinic/slots.ts'
import { noLog } from '../../../firmware/config/log.ts'
import { isFault } from '../../../firmware/fault/fault.ts'
import { findFree } from '../../../firmware/main/free-times.ts'
import type { Booking } from '../../../firmware/ports/store.ts'
import { openStore } from '../../../firmware/store/store.ts'
import { addDays, instantOf, wallTimeExists } from '../../../firmware/time/calendar.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { shopOf } from '../../support/desk.ts'
import { sampleBooking } from '../store/sample.ts'

// A real disk on a machine that may be busy
t.setTimeout(120_000)

const minuteMs = 60_000
const { clinic: plain } = shopOf('dentist-hr')
/** The Friday before the clocks go forward. */
const today = '2027-03-26'
const nowMs = instantOf(today, 9 * 60, plain.zone)
const [horizonDays, stepMinutes] = [6, 20]

const everyDay = <T>(hours: T) => ({
  1: hours,
  2: hours,
  3: hours,
  4: hours,
  5: hours,
  6: hours,
  7: hours,
})
const day = [
  { from: 120, to: 12 * 60 },
  { from: 13 * 60, to: 24 * 60 },
]

/** Four people at two places, three chairs, two services: one takes a chair and is cleaned up after. */
const clinicOf = (run: string): Clinic => {
  const [service, person, branch] = [plain.services[0], plain.people[0], plain.branches[0]]
  if (!service || !person) throw new Error('the template has nobody')
  const one = (n: number, changes: Partial<Person>): Person => ({
    ...person,
    id: `${run}-${n}`,
    does: ['filling', 'talk'],
    branch: 'a',
    hours: everyDay(day),
    away: [],
    skill: {},
    ...changes,
  })
  const room = (n: number, at: string, kind = 'chair') => ({ id: `${run}-room-${n}`, kind, branch: at })
  const short = { ...service, id: 'talk', minutes: 20, bufferMinutes: 0, needs: null }
  return {
    ...plain,
    worksOnHolidays: true,
    hours: everyDay(day),
    exceptions: [{ day: addDays(today, 4), open: [] }],
    branches: [
      { ...branch, id: 'a', hours: everyDay(day) },
      { ...branch, id: 'b', hours: everyDay(day.slice(1)) },
    ],
    rooms: [room(0, 'a'), room(1, 'a'), room(2, 'b'), room(3, 'b', 'office')],
    services: [{ ...short, id: 'filling', minutes: 50, bufferMinutes: 25, needs: 'chair' }, short],
    people: [
      one(0, { skill: { filling: 2 } }),
      one(1, { away: [{ from: addDays(today, 1), to: addDays(today, 2) }] }),
      one(2, { branch: 'b', skill: { filling: 5, talk: 1 } }),
      one(3, { does: ['talk'], hours: everyDay([{ from: 14 * 60, to: 15 * 60 }]) }),
    ],
    booking: { leadMinutes: 90, horizonDays, stepMinutes },
  }
}

const overlaps = (one: Busy, startMs: number, endMs: number) => one.startMs < endMs && one.endMs > startMs

/** The same said plainly: each step of each person is held against everything that is taken. */
const plainly = (clinic: Clinic, busy: readonly Busy[], wish: SlotWish): readonly Slot[] => {
  const service = clinic.services.find(({ id }) => id === wish.service)
  if (!service) return []
  const slotOf = (person: Person, startMs: number): Slot[] => {
    const endMs = startMs + service.minutes * minuteMs
    const keptMs = endMs + service.bufferMinutes * minuteMs
    const near = busy.filter(one => overlaps(one, startMs, keptMs))
    const room = clinic.rooms.find(
      ({ id, kind, branch }) =>
        kind === service.needs && branch === person.branch && near.every(one => one.room !== id),
    )
    if (near.some(({ staff }) => staff === person.id) || (service.needs !== null && !room)) return []
    return [
      {
        service: service.id,
        staff: person.id,
        room: service.needs ? (room?.id ?? null) : null,
        startMs,
        endMs,
      },
    ]
  }
  const people = clinic.people.filter(
    ({ id, does, branch }) =>
      does.includes(wish.service) && (wish.staff ?? id) === id && (wish.branch ?? branch) === branch,
  )
  const found: Slot[] = []
  const { from, to } = bookableDays(clinic, nowMs)
  for (let on = from; on <= to; on = addDays(on, 1)) {
    if (on < wish.from || on > wish.to) continue
    for (const person of people)
      for (const span of personHours(person, openDay(clinic, on, person.branch)))
        for (let at = span.from; at + service.minutes <= span.to; at += stepMinutes) {
          const isWished = !wish.minutes || (wish.minutes.from <= at && at <= wish.minutes.to)
          const startMs = instantOf(on, at, clinic.zone)
          const isSoon = startMs < nowMs + clinic.booking.leadMinutes * minuteMs
          if (isWished && !isSoon && wallTimeExists(on, at, clinic.zone))
            found.push(...slotOf(person, startMs))
        }
  }
  const skill = ({ staff }: Slot) => clinic.people.find(({ id }) => id === staff)?.skill[wish.service] ?? 3
  const best = Map.groupBy(found, ({ startMs }) => startMs)
  return [...best.values()]
    .flatMap(same => same.toSorted((a, b) => skill(b) - skill(a)).slice(0, 1))
    .toSorted((a, b) => a.startMs - b.startMs)
}

const instant = fc
  .tuple(fc.integer({ min: -1, max: horizonDays + 1 }), fc.integer({ min: 0, max: 287 }))
  .map(([days, fives]) => instantOf(addDays(today, days), fives * 5, plain.zone))
const visit = fc.record({
  who: fc.integer({ min: 0, max: 3 }),
  room: fc.option(fc.integer({ min: 0, max: 3 })),
  startMs: instant,
  minutes: fc.integer({ min: 5, max: 600 }),
  bufferMinutes: fc.constantFrom(0, 0, 25),
})
const entry = fc.record({
  who: fc.integer({ min: 0, max: 3 }),
  startMs: instant,
  minutes: fc.integer({ min: 1, max: 3_000 }),
})
const days = fc.integer({ min: -1, max: horizonDays + 1 })
const wished = fc.record({
  service: fc.constantFrom('filling', 'filling', 'talk', 'massage'),
  staff: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  branch: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
  from: days,
  to: days,
  minutes: fc.option(fc.constantFrom({ from: 600, to: 900 }, { from: 1_380, to: 1_440 }), { nil: undefined }),
})

await t.test('free times are those that a plain look at everything finds', async t => {
  const clock = simClock(nowMs)
  await using store = await openStore({ folder: t.testdir(), zone: plain.zone, clock, log: noLog })
  let runs = 0
  let found = 0
  /** What was booked of these, the others being in their way. */
  const booked = async (bookings: readonly Booking[]): Promise<readonly Busy[]> => {
    const tried = await Promise.allSettled(bookings.map(store.book))
    return bookings.flatMap(({ staff, room, startMs, endMs, bufferMinutes }, i) => {
      const { status, ...refused } = tried[i] ?? { status: 'rejected' }
      if (status === 'rejected' && !isFault((refused as PromiseRejectedResult).reason, 'SLOT_TAKEN'))
        throw (refused as PromiseRejectedResult).reason
      return status === 'fulfilled' ? [{ staff, room, startMs, endMs: endMs + bufferMinutes * minuteMs }] : []
    })
  }
  const agrees = async (
    visits: readonly (typeof visit extends fc.Arbitrary<infer V> ? V : never)[],
    entries: readonly (typeof entry extends fc.Arbitrary<infer E> ? E : never)[],
    asked: readonly (typeof wished extends fc.Arbitrary<infer W> ? W : never)[],
    limit: number,
  ) => {
    const run = `run${(runs += 1)}`
    const clinic = clinicOf(run)
    const taken = await booked(
      visits.map(({ who, room, startMs, minutes, bufferMinutes }) =>
        sampleBooking({
          staff: `${run}-${who}`,
          room: room === null ? null : `${run}-room-${room}`,
          startMs,
          endMs: startMs + minutes * minuteMs,
          bufferMinutes,
        }),
      ),
    )
    const own = entries.map(({ who, startMs, minutes }) => ({
      staff: `${run}-${who}`,
      room: null,
      startMs,
      endMs: startMs + minutes * minuteMs,
    }))
    for (const { staff, startMs, endMs } of own)
      await store.saveObject({ staff, source: 'file', href: randomUUID(), etag: '', text: '' }, [
        { startMs, endMs },
      ])
    for (const { staff, from, to, ...rest } of asked) {
      const wish: SlotWish = {
        ...rest,
        staff: staff === undefined ? undefined : `${run}-${staff}`,
        from: addDays(today, from),
        to: addDays(today, to),
      }
      const expected = plainly(clinic, [...taken, ...own], wish).slice(0, limit)
      t.strictSame(await findFree({ store, clock }, clinic, wish, limit), expected)
      found += expected.length
    }
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(visit, { maxLength: 20 }),
      fc.array(entry, { maxLength: 3 }),
      fc.array(wished, { minLength: 8, maxLength: 8 }),
      fc.constantFrom(1, 30, 60, 1_000),
      agrees,
    ),
    { numRuns: 15 },
  )
  t.ok(found > 10, 'and there are such times')
})
