import fc from 'fast-check'
import t from 'tap'
import type { Branch, Clinic, Person, WorkSpan } from '../../../firmware/clinic/clinic.ts'
import { hoursAnywhere, openDay, personHours } from '../../../firmware/clinic/hours.ts'
import { branchAt, branchesFor, placeName, placesOf, worksAt } from '../../../firmware/clinic/places.ts'
import { isReachable } from '../../../firmware/clinic/reachable.ts'
import { bookableDays, engagedBy, freeSlots, slotTime, whoseTime } from '../../../firmware/clinic/slots.ts'
import { matchFreed, type Waiter } from '../../../firmware/clinic/waiting-list.ts'
import { readWeek } from '../../../firmware/config/clinic-hours.ts'
import { addDays, instantOf, weekdayOf, type Weekday } from '../../../firmware/time/calendar.ts'
import { shopOf } from '../../support/desk.ts'

/** Somebody who works at two places: on Mondays at one, on Thursdays at the other, on Fridays at both. */

const { clinic: plain } = shopOf('dentist-lt')
const [somebody, somePlace] = [plain.people[0], plain.branches[0]]
if (!somebody) throw new Error('the template has nobody')

const place = (id: string, open: string): Branch => ({
  ...somePlace,
  id,
  hours: readWeek([{ days: 'mon-fri', open }]),
})
const week = (days: Partial<Record<Weekday, readonly WorkSpan[]>>): Person['hours'] => ({
  ...readWeek([]),
  ...days,
})
const [morning, evening] = [
  { from: 480, to: 720 },
  { from: 780, to: 1_080 },
]
const north = (span: WorkSpan) => ({ ...span, branch: 'north' })
const roving: Person = {
  ...somebody,
  id: 'roving',
  does: ['check-up', 'filling'],
  branch: 'centre',
  phone: '12',
  hours: week({ 1: [morning, evening], 4: [north({ from: 480, to: 1_080 })], 5: [morning, north(evening)] }),
}
const staying: Person = {
  ...roving,
  id: 'staying',
  branch: 'north',
  hours: week({ 1: [morning], 4: [morning] }),
}
const clinic: Clinic = {
  ...plain,
  branches: [place('centre', '08:00-18:00'), place('north', '09:00-12:00, 12:30-17:00')],
  services: plain.services.map(one => (one.id === 'filling' ? { ...one, needs: 'chair' } : one)),
  rooms: [
    { id: 'chair-c', kind: 'chair', branch: 'centre' },
    { id: 'chair-n', kind: 'chair', branch: 'north' },
  ],
  people: [roving, staying],
}
const [monday, thursday, friday] = ['2026-11-30', '2026-12-03', '2026-12-04']
const at = (day: string, minutes: number) => instantOf(day, minutes, clinic.zone)
const nowMs = at('2026-11-28', 600)
const found = (wish: { staff?: string; branch?: string; service?: string }, busy = engagedBy([])) =>
  freeSlots(clinic, busy, { service: 'check-up', from: monday, to: friday, ...wish }, { nowMs, limit: 1_000 })
const daysOf = (slots: ReturnType<typeof found>) => [
  ...new Set(slots.map(slot => `${slotTime(clinic, slot).day} ${branchAt(clinic, slot)}`)),
]

await t.test('where somebody works, and where a service is done', async t => {
  t.strictSame(placesOf(roving), ['centre', 'north'])
  t.strictSame(placesOf({ ...roving, hours: week({}) }), ['centre'], 'without hours their own')
  t.equal(worksAt(staying, 'centre'), false)
  const ids = (one: Clinic, service: string) => branchesFor(one, service).map(({ id }) => id)
  t.strictSame(ids(clinic, 'check-up'), ['centre', 'north'])
  t.strictSame(ids({ ...clinic, people: [staying] }, 'check-up'), ['north'])
  t.strictSame(
    ids({ ...clinic, rooms: clinic.rooms.slice(0, 1) }, 'filling'),
    ['centre'],
    'where its room is',
  )
})

await t.test('hours of a place are those of the days they are there, and the place is open', async t => {
  const hours = (day: string, branch: string) => personHours(roving, openDay(clinic, day, branch))
  t.strictSame(hours(monday, 'centre'), [morning, evening])
  t.strictSame(hours(monday, 'north'), [])
  t.strictSame(hours(thursday, 'centre'), [])
  t.strictSame(
    hours(thursday, 'north'),
    [
      { from: 540, to: 720 },
      { from: 750, to: 1_020 },
    ],
    'with its own break',
  )
  t.strictSame(hours(friday, 'north'), [{ from: 780, to: 1_020 }])
  t.strictSame(hoursAnywhere(clinic, roving, friday), [morning, { from: 780, to: 1_020 }])
  const away = { ...roving, away: [{ from: thursday, to: thursday }] }
  t.strictSame(personHours(away, openDay(clinic, thursday, 'north')), [])
  const shut = { ...clinic, exceptions: [{ day: thursday, open: [] }] }
  t.strictSame(personHours(roving, openDay(shut, thursday, 'north')), [])
})

await t.test(
  'where a visit is: by the day and the hour, and outside hours by what is nearest to it',
  async t => {
    const where = (day: string, minutes: number, room?: string) =>
      branchAt(clinic, {
        staff: 'roving',
        startMs: at(day, minutes),
        ...(room === undefined ? {} : { room }),
      })
    t.equal(where(monday, 540), 'centre')
    t.equal(where(thursday, 540), 'north')
    t.equal(where(friday, 480), 'centre')
    t.equal(where(friday, 780), 'north')
    t.equal(where(friday, 730), 'centre', 'in the break they are still where they were')
    t.equal(where(thursday, 400), 'north', 'before they come')
    t.equal(where('2026-12-01', 540), 'centre', 'a day off: their own')
    t.equal(where('2026-12-01', 540, 'chair-n'), 'north', 'or that of the room')
    t.equal(where(monday, 540, 'chair-n'), 'centre', 'the person is what the caller comes for')
    t.equal(branchAt(clinic, { staff: 'gone', startMs: at(monday, 540), room: 'chair-n' }), 'north')
    t.equal(branchAt(clinic, { staff: 'gone', startMs: at(monday, 540) }), null)
  },
)

await t.test('free times are where they are that day, in the rooms of that place', async t => {
  t.strictSame(daysOf(found({ staff: 'roving' })), [
    `${monday} centre`,
    `${thursday} north`,
    `${friday} centre`,
    `${friday} north`,
  ])
  t.strictSame(daysOf(found({ staff: 'roving', branch: 'north' })), [`${thursday} north`, `${friday} north`])
  t.strictSame(daysOf(found({ staff: 'roving', branch: 'centre' })), [`${monday} centre`, `${friday} centre`])
  t.ok(
    found({ staff: 'roving', branch: 'north' }).every(slot => slotTime(clinic, slot).minutes >= 540),
    'not before it opens',
  )
  const rooms = found({ service: 'filling', staff: 'roving' }).map(
    slot => `${branchAt(clinic, slot)} ${slot.room}`,
  )
  t.strictSame([...new Set(rooms)], ['centre chair-c', 'north chair-n'])
  const taken = engagedBy([
    { staff: 'x', room: 'chair-n', startMs: at(thursday, 0), endMs: at(thursday, 1_440) },
  ])
  const left = daysOf(found({ service: 'filling', staff: 'roving' }, taken))
  t.strictSame(left, [`${monday} centre`, `${friday} centre`, `${friday} north`])
  t.strictSame(whoseTime(clinic, { service: 'filling', branch: 'centre', from: monday, to: friday }), {
    staff: ['roving'],
    rooms: ['chair-c'],
  })
})

await t.test('they are put through to wherever they are, and waited for at the place wished', async t => {
  t.equal(isReachable(clinic, roving, at(thursday, 600)), true)
  t.equal(isReachable(clinic, roving, at(thursday, 730)), false, 'the break of that place')
  t.equal(isReachable(clinic, roving, at(monday, 480)), true)
  const waiter = (branch: string | null): Waiter => ({
    service: 'check-up',
    staff: null,
    branch,
    fromDay: monday,
    toDay: friday,
    minutes: null,
    createdMs: 1,
    declined: [],
  })
  const asked = (day: string, branch: string | null) => {
    const freed = { staff: 'roving', startMs: at(day, 600), endMs: at(day, 660) }
    return matchFreed(clinic, freed, [waiter(branch)], { busy: [], nowMs }).length
  }
  t.strictSame([asked(thursday, 'north'), asked(thursday, 'centre'), asked(thursday, null)], [1, 0, 1])
  t.strictSame([asked(monday, 'north'), asked(monday, 'centre')], [0, 1])
})

/** A week of mornings, middays and evenings, each here, there or free. */
const shifts = fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 21, maxLength: 21 })
const weekOf = (where: readonly (string | null)[]): Person['hours'] => {
  const spans = (weekday: number) =>
    where.slice(weekday * 3, weekday * 3 + 3).flatMap((branch, i): WorkSpan[] => {
      const span = { from: 420 + i * 240, to: 660 + i * 240 }
      return branch === null ? [] : [branch === 'a' ? span : { ...span, branch }]
    })
  return { 1: spans(0), 2: spans(1), 3: spans(2), 4: spans(3), 5: spans(4), 6: spans(5), 7: spans(6) }
}

await t.test(
  'whatever the week: a time found is where its person is, and no time of theirs is lost',
  async t => {
    const hours = { a: '08:00-19:00', b: '07:00-13:00, 14:00-18:00', c: '10:00-16:00' }
    const branches = Object.entries(hours).map(([id, open]) => ({
      ...place(id, open),
      hours: readWeek([{ days: 'mon-sun', open }]),
    }))
    const [first, ...more] = branches
    if (!first) throw new Error('no places')
    const rooms = branches.map(({ id }) => ({ id: `chair-${id}`, kind: 'chair', branch: id }))
    let times = 0
    fc.assert(
      fc.property(
        shifts,
        shifts,
        fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
        fc.option(fc.constantFrom('one', 'two'), { nil: undefined }),
        (one, two, branch, staff) => {
          const people = [one, two].map((where, i) => ({
            ...roving,
            id: i === 0 ? 'one' : 'two',
            branch: 'a',
            hours: weekOf(where),
          }))
          const all: Clinic = { ...clinic, worksOnHolidays: true, branches: [first, ...more], rooms, people }
          const { from } = bookableDays(all, nowMs)
          const wish = { service: 'filling', branch, staff, from: addDays(from, 1), to: addDays(from, 7) }
          const slots = freeSlots(all, engagedBy([]), wish, { nowMs, limit: 10_000 })
          times += slots.length
          for (const slot of slots) {
            const { day, minutes } = slotTime(all, slot)
            const person = people.find(({ id }) => id === slot.staff)
            const span = person?.hours[weekdayOf(day)].find(
              ({ from, to }) => from <= minutes && minutes + 60 <= to,
            )
            const where = span?.branch ?? 'a'
            if (!span || slot.room !== `chair-${where}` || branchAt(all, slot) !== where) return false
            if (branch !== undefined && where !== branch) return false
          }
          // asked for place by place, each person's times are the same
          const alone = people.flatMap(({ id }) =>
            ['a', 'b', 'c'].flatMap(where =>
              freeSlots(all, engagedBy([]), { ...wish, branch: where, staff: id }, { nowMs, limit: 10_000 }),
            ),
          )
          const mine = alone.filter(
            slot =>
              (branch === undefined || branchAt(all, slot) === branch) &&
              (staff ?? slot.staff) === slot.staff,
          )
          return new Set(mine.map(({ startMs }) => startMs)).size === slots.length
        },
      ),
      { numRuns: 60 },
    )
    t.ok(times > 1_000, 'and there are times')
  },
)

await t.test('the place by name, as the staff read it; none where there is but one', async t => {
  const named = {
    ...clinic,
    branches: [clinic.branches[0], { ...place('north', '08:00-18:00'), name: { lt: 'Šiaurė', en: 'North' } }],
  } as const
  t.equal(placeName(named, { staff: 'roving', startMs: at(thursday, 600) }), 'Šiaurė')
  t.equal(placeName(named, { staff: 'gone', startMs: at(thursday, 600) }), null)
  t.equal(placeName(plain, { staff: somebody.id, startMs: at(thursday, 600) }), null)
})
