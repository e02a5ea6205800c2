import t from 'tap'
import {
  engagedBy,
  freeSlots,
  slotTime,
  spread,
  type Busy,
  type SlotWish,
} from '../../../firmware/clinic/slots.ts'
import { instantOf, writeTimeOfDay } from '../../../firmware/time/calendar.ts'
import { shopOf } from '../../support/desk.ts'

const { clinic } = shopOf('dentist-lt')
const at = (day: string, time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return instantOf(day, hours * 60 + minutes, clinic.zone)
}
const nowMs = at('2026-11-24', '20:30')
const wish = (over: Partial<SlotWish> = {}): SlotWish => ({
  service: 'check-up',
  from: '2026-11-25',
  to: '2026-11-25',
  ...over,
})
const times = (busy: readonly Busy[], one: SlotWish, now = nowMs) =>
  freeSlots(clinic, engagedBy(busy), one, { nowMs: now, limit: 100 }).map(slot => {
    const { day, minutes } = slotTime(clinic, slot)
    return `${day} ${writeTimeOfDay(minutes)} ${slot.staff}`
  })

await t.test('slots fit into hours, steps and lengths; of two people free at once the first', async t => {
  const found = times([], wish())
  t.equal(found[0], '2026-11-25 08:00 kazlauskiene')
  t.ok(found.includes('2026-11-25 11:30 kazlauskiene'), 'the last before lunch')
  t.notOk(
    found.some(slot => slot.includes('11:45')),
    'none that would run into lunch',
  )
  t.equal(found.at(-1), '2026-11-25 17:30 kazlauskiene')
  t.equal(new Set(found.map(slot => slot.slice(0, 16))).size, found.length, 'each time once')
})

await t.test('what is taken is not offered, and the other person steps in', async t => {
  const busy = [
    {
      staff: 'kazlauskiene',
      room: null,
      startMs: at('2026-11-25', '10:00'),
      endMs: at('2026-11-25', '11:00'),
    },
  ]
  const found = times(busy, wish({ minutes: { from: 585, to: 660 } }))
  t.strictSame(found, [
    '2026-11-25 10:00 urbonas',
    '2026-11-25 10:15 urbonas',
    '2026-11-25 10:30 urbonas',
    '2026-11-25 10:45 urbonas',
    '2026-11-25 11:00 kazlauskiene',
  ])
  t.strictSame(
    times(busy, wish({ staff: 'kazlauskiene', minutes: { from: 585, to: 645 } })),
    [],
    'only with that person',
  )
})

await t.test(
  'nothing in the past, within the lead time, past the horizon or for an unknown service',
  async t => {
    const noon = at('2026-11-25', '13:10')
    t.equal(times([], wish(), noon)[0], '2026-11-25 14:15 kazlauskiene')
    t.strictSame(times([], wish({ from: '2026-11-20', to: '2026-11-23' })), [])
    t.strictSame(times([], wish({ from: '2027-02-01', to: '2027-02-05' })), [])
    t.strictSame(times([], wish({ service: 'massage' })), [])
  },
)

await t.test('the day that loses an hour offers no visit in the hour that does not exist', async t => {
  const night = {
    ...clinic,
    worksOnHolidays: true,
    hours: { ...clinic.hours, 7: [{ from: 120, to: 300 }] },
    people: clinic.people.map(person => ({
      ...person,
      hours: { ...person.hours, 7: [{ from: 120, to: 300 }] },
    })),
    booking: { ...clinic.booking, stepMinutes: 30, horizonDays: 365 },
  }
  const found = freeSlots(night, engagedBy([]), wish({ from: '2027-03-28', to: '2027-03-28' }), {
    nowMs,
    limit: 50,
  })
  const walls = found.map(slot => writeTimeOfDay(slotTime(night, slot).minutes))
  t.strictSame(walls, ['02:00', '02:30', '04:00', '04:30'])
  t.notOk(walls.some(time => time.startsWith('03:')))
  t.equal(new Set(found.map(slot => slot.startMs)).size, found.length)
})

await t.test('offers are spread, and filled up when there are few', async t => {
  const slots = freeSlots(clinic, engagedBy([]), wish(), { nowMs, limit: 100 })
  const walls = spread(slots, 3).map(slot => writeTimeOfDay(slotTime(clinic, slot).minutes))
  t.strictSame(walls, ['08:00', '09:30', '11:00'])
  t.equal(spread(slots.slice(0, 2), 3).length, 2)
  t.strictSame(
    spread(slots.slice(0, 4), 3).map(slot => writeTimeOfDay(slotTime(clinic, slot).minutes)),
    ['08:00', '08:15', '08:30'],
  )
  t.strictSame(spread([], 3), [])
})
