import t from 'tap'
import { byPerson, dayBefore } from '../../../../firmware/web/page/day.ts'
import { makeBooking } from '../fake-box.ts'

const people = [
  { id: 'b', name: 'B' },
  { id: 'a', name: 'A' },
]

await t.test('people stand in the clinic’s order, each with their visits by start', async t => {
  const bookings = [3, 1, 2].map(n => makeBooking(n, { id: String(n), staff: n === 2 ? 'b' : 'a' }))
  t.strictSame(
    byPerson(bookings, people).map(({ name, visits }) => [name, visits.map(({ id }) => id)]),
    [
      ['B', ['2']],
      ['A', ['1', '3']],
    ],
  )
})

await t.test('an empty day still names everyone', async t => {
  t.strictSame(
    byPerson([], people).map(({ id, visits }) => [id, visits.length]),
    [
      ['b', 0],
      ['a', 0],
    ],
  )
})

await t.test('visits of somebody who has left are not lost', async t => {
  const bookings = [1, 2].map(n => makeBooking(n, { id: String(n), staff: 'gone', staffName: 'Left Us' }))
  const last = byPerson(bookings, people).at(-1)
  t.equal(last?.name, 'Left Us')
  t.equal(last?.visits.length, 2)
})

await t.test('days back from a date, over months, leap days and years', async t => {
  for (const [day, days, before] of [
    ['2026-11-24', 0, '2026-11-24'],
    ['2026-11-24', 6, '2026-11-18'],
    ['2026-03-01', 1, '2026-02-28'],
    ['2028-03-01', 1, '2028-02-29'],
    ['2027-01-01', 27, '2026-12-05'],
  ] as const)
    t.equal(dayBefore(day, days), before)
})
