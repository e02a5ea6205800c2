import t from 'tap'
import type { Clinic } from '../../../firmware/clinic/clinic.ts'
import { outOfQuiet } from '../../../firmware/clinic/quiet.ts'
import { followUpOf, missedOfferOf, remindersOf } from '../../../firmware/clinic/reminders.ts'
import { workingDeadline } from '../../../firmware/clinic/working-time.ts'
import { isoInZone, readInstant } from '../../../firmware/time/calendar.ts'
import { shopOf } from '../../support/desk.ts'

const { clinic } = shopOf('dentist-lt')
const at = (text: string) => readInstant(text, clinic.zone) ?? NaN
const shown = (ms: number | null) => (ms === null ? null : isoInZone(ms, clinic.zone).slice(0, 16))
const ruled = (rules: Partial<Clinic['reminders']>): Clinic => ({
  ...clinic,
  reminders: { ...clinic.reminders, ...rules },
})
const span = (from: number, to: number) => ({ from: from * 60, to: to * 60 })

await t.test('quiet hours, over midnight and over the changes of the clocks', t => {
  for (const [quiet, from, to] of [
    [span(21, 8), '2026-11-24T20:59', '2026-11-24T20:59'],
    [span(21, 8), '2026-11-24T21:00', '2026-11-25T08:00'],
    [span(21, 8), '2026-11-25T00:00', '2026-11-25T08:00'],
    [span(21, 8), '2026-11-25T07:59', '2026-11-25T08:00'],
    [span(21, 8), '2026-11-25T08:00', '2026-11-25T08:00'],
    [span(12, 14), '2026-11-25T13:00', '2026-11-25T14:00'],
    [span(0, 0), '2026-11-25T00:00', '2026-11-25T00:00'],
    // summer time ends on 25 October 2026 at 04:00 and begins on 28 March 2027 at 03:00
    [span(21, 8), '2026-10-24T22:00', '2026-10-25T08:00'],
    [span(21, 8), '2027-03-27T22:00', '2027-03-28T08:00'],
    [{ from: 21 * 60, to: 3 * 60 + 30 }, '2027-03-27T22:00', '2027-03-28T04:30'],
  ] as const)
    t.equal(shown(outOfQuiet(ruled({ quiet }), at(from))), to, from)
  t.end()
})

await t.test('reminders of a visit', t => {
  const table = [
    [
      'days ahead: all',
      '2026-11-20T10:00',
      '2026-11-26T12:00',
      ['24 2026-11-25T12:00', '2 2026-11-26T10:00'],
    ],
    ['three hours ahead: the last', '2026-11-26T09:00', '2026-11-26T12:00', ['2 2026-11-26T10:00']],
    ['an hour ahead: none', '2026-11-26T11:00', '2026-11-26T12:00', []],
    [
      'what falls into the night waits',
      '2026-11-20T10:00',
      '2026-11-26T09:30',
      ['24 2026-11-25T09:30', '2 2026-11-26T08:00'],
    ],
    ['none once the visit begins', '2026-11-20T10:00', '2026-11-26T08:00', ['24 2026-11-25T08:00']],
    [
      'an hour more between in autumn',
      '2026-10-20T10:00',
      '2026-10-25T12:00',
      ['24 2026-10-24T13:00', '2 2026-10-25T10:00'],
    ],
  ] as const
  for (const [name, now, start, expected] of table) {
    const visit = { startMs: at(start), endMs: at(start) + 1_800_000 }
    const found = remindersOf(clinic, visit, at(now)).map(one => `${one.hoursBefore} ${shown(one.dueMs)}`)
    t.strictSame(found, expected, name)
  }
  const both = ruled({ hoursBefore: [12, 10] })
  const early = { startMs: at('2026-11-26T09:00'), endMs: at('2026-11-26T10:00') }
  t.strictSame(
    remindersOf(both, early, at('2026-11-20T10:00')).map(one => one.hoursBefore),
    [10],
    'of two that wait for one morning, one',
  )
  t.end()
})

await t.test('after the visit: how it was, and another when it was missed', t => {
  const visit = { startMs: at('2026-11-26T17:00'), endMs: at('2026-11-26T18:00') }
  t.equal(shown(followUpOf(ruled({ followUpHours: 2 }), visit)), '2026-11-26T20:00')
  t.equal(shown(followUpOf(ruled({ followUpHours: 4 }), visit)), '2026-11-27T08:00')
  t.equal(followUpOf(ruled({ followUpHours: null }), visit), null)
  const offer = (missedDays: number, now: string) =>
    shown(missedOfferOf(ruled({ missedDays }), visit, at(now)))
  t.equal(offer(3, '2026-11-26T18:00'), '2026-11-26T18:00')
  t.equal(offer(3, '2026-11-26T22:00'), '2026-11-27T08:00')
  t.equal(offer(3, '2026-11-29T18:00'), null)
  t.equal(offer(0, '2026-11-26T18:00'), null)
  t.end()
})

await t.test('a deadline in working minutes', t => {
  // Monday to Thursday 08-12 and 13-18, Friday 08-14; 24 December to 26 December are holidays
  const table = [
    ['2026-11-24T09:00', 60, '2026-11-24T10:00'],
    ['2026-11-24T11:30', 60, '2026-11-24T13:30'],
    ['2026-11-24T17:30', 60, '2026-11-25T08:30'],
    ['2026-11-24T03:00', 60, '2026-11-24T09:00'],
    ['2026-11-27T13:30', 60, '2026-11-30T08:30'],
    ['2026-11-28T12:00', 60, '2026-11-30T09:00'],
    ['2026-12-23T11:30', 60, '2026-12-28T08:30'],
    ['2026-11-24T09:00', 0, '2026-11-24T09:00'],
  ] as const
  for (const [from, minutes, to] of table)
    t.equal(shown(workingDeadline(clinic, at(from), minutes)), to, `${from} + ${minutes}`)
  const never = { ...clinic, hours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }, exceptions: [] }
  t.equal(shown(workingDeadline(never, at('2026-11-24T09:00'), 60)), '2026-11-24T10:00')
  t.end()
})
