import t from 'tap'
import {
  addDays,
  dayBounds,
  dayOf,
  instantOf,
  isDay,
  isoInZone,
  isZone,
  makeDay,
  minutesOf,
  readInstant,
  readTimeOfDay,
  wallTimeExists,
  weekdayOf,
  writeTimeOfDay,
} from '../../../firmware/time/calendar.ts'

const vilnius = 'Europe/Vilnius'
const london = 'Europe/London'

await t.test('wall time becomes an instant and comes back', async t => {
  const at = instantOf('2026-11-26', 9 * 60 + 30, vilnius)
  t.equal(at, Date.UTC(2026, 10, 26, 7, 30))
  t.equal(dayOf(at, vilnius), '2026-11-26')
  t.equal(minutesOf(at, vilnius), 570)
  t.equal(isoInZone(at, vilnius), '2026-11-26T09:30:00+02:00')
  t.equal(isoInZone(at, london), '2026-11-26T07:30:00+00:00')
})

await t.test('the night that summer time begins has no 03:30 in Vilnius and 23 hours', async t => {
  t.equal(wallTimeExists('2026-03-29', 3 * 60 + 30, vilnius), false)
  t.equal(wallTimeExists('2026-03-29', 4 * 60, vilnius), true)
  t.equal(isoInZone(instantOf('2026-03-29', 3 * 60 + 30, vilnius), vilnius), '2026-03-29T04:30:00+03:00')
  const { startMs, endMs } = dayBounds('2026-03-29', vilnius)
  t.equal((endMs - startMs) / 3_600_000, 23)
})

await t.test('the hour that comes twice is the first of the two, and the day has 25 hours', async t => {
  t.equal(isoInZone(instantOf('2026-10-25', 3 * 60 + 30, vilnius), vilnius), '2026-10-25T03:30:00+03:00')
  const { startMs, endMs } = dayBounds('2026-10-25', vilnius)
  t.equal((endMs - startMs) / 3_600_000, 25)
})

await t.test('a clinic opens at the same wall time on both sides of the change', async t => {
  const before = instantOf('2026-03-28', 8 * 60, london)
  const after = instantOf('2026-03-29', 8 * 60, london)
  t.equal((after - before) / 3_600_000, 23)
})

await t.test('minutes past midnight reach into the next day', async t => {
  t.equal(instantOf('2026-11-26', 24 * 60, vilnius), instantOf('2026-11-27', 0, vilnius))
})

await t.test('days count, know their weekday and refuse what the calendar lacks', async t => {
  t.equal(addDays('2026-02-28', 1), '2026-03-01')
  t.equal(addDays('2026-01-01', -1), '2025-12-31')
  t.equal(weekdayOf('2026-11-21'), 6)
  t.equal(makeDay({ year: 2026, month: 4, dayOfMonth: 31 }), null)
  t.equal(makeDay({ year: 2028, month: 2, dayOfMonth: 29 }), '2028-02-29')
  for (const text of ['2026-02-29', '2026-13-01', '26-01-01', 'tomorrow', '2026-1-1'])
    t.equal(isDay(text), false, text)
  t.equal(isDay('2026-11-21'), true)
})

await t.test('zones, instants and times of day are read, or refused', async t => {
  t.equal(isZone(vilnius), true)
  t.equal(isZone('Europe/Vilnus'), false)
  t.equal(isZone('+02:00'), false, 'an offset is not a zone: it knows no summer time')
  t.equal(readInstant('2026-11-24T20:30', vilnius), Date.UTC(2026, 10, 24, 18, 30))
  t.equal(readInstant('2026-11-24T20:30:00Z', vilnius), Date.UTC(2026, 10, 24, 20, 30))
  t.equal(readInstant('half past eight', vilnius), null)
  t.equal(readTimeOfDay('9:05'), 545)
  t.equal(readTimeOfDay('24:00'), 1440)
  for (const text of ['24:01', '9:60', '9', '9.30', '']) t.equal(readTimeOfDay(text), null, text)
  t.equal(writeTimeOfDay(545), '09:05')
})
