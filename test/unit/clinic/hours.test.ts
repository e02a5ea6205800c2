import t from 'tap'
import { isOpen, nextOpenDay, openDay, openHours, personHours } from '../../../firmware/clinic/hours.ts'
import { isHoliday, knowsHolidays } from '../../../firmware/clinic/holidays.ts'
import { personOf, type Person } from '../../../firmware/clinic/clinic.ts'
import { instantOf } from '../../../firmware/time/calendar.ts'
import { shopOf } from '../../support/desk.ts'

const { clinic } = shopOf('dentist-lt')
const person = (id: string): Person => personOf(clinic, id) ?? clinic.people[0]!

await t.test('a day has its hours, an exception wins over a holiday, a holiday over the week', async t => {
  t.strictSame(openHours(clinic, '2026-11-26'), [
    { from: 480, to: 720 },
    { from: 780, to: 1080 },
  ])
  t.strictSame(openHours(clinic, '2026-11-28'), [], 'Saturday')
  t.strictSame(openHours(clinic, '2026-12-25'), [], 'Christmas')
  t.strictSame(openHours(clinic, '2026-12-23'), [{ from: 480, to: 720 }], 'an exception')
  const open = { ...clinic, worksOnHolidays: true }
  t.strictSame(openHours(open, '2026-12-25'), [{ from: 480, to: 840 }], 'a clinic that works on holidays')
  const special = { ...clinic, exceptions: [{ day: '2026-12-25', open: [{ from: 600, to: 660 }] }] }
  t.strictSame(openHours(special, '2026-12-25'), [{ from: 600, to: 660 }])
})

await t.test('people work their own hours while the clinic is open, and not while away', async t => {
  t.strictSame(personHours(person('urbonas'), openDay(clinic, '2026-11-25')), [
    { from: 600, to: 720 },
    { from: 780, to: 1080 },
  ])
  t.strictSame(personHours(person('urbonas'), openDay(clinic, '2026-11-26')), [], 'not on Thursdays')
  const away = { ...person('urbonas'), away: [{ from: '2026-11-20', to: '2026-11-25' }] }
  t.strictSame(personHours(away, openDay(clinic, '2026-11-25')), [])
  t.strictSame(
    personHours(person('urbonas'), openDay(clinic, '2026-12-23')),
    [{ from: 600, to: 720 }],
    'a short day',
  )
})

await t.test('open now, and the next open day over a row of holidays', async t => {
  const at = (minutes: number) => instantOf('2026-11-26', minutes, clinic.zone)
  t.equal(isOpen(clinic, at(480)), true)
  t.equal(isOpen(clinic, at(720)), false, 'the end is not open any more')
  t.equal(isOpen(clinic, at(479)), false)
  t.equal(nextOpenDay(clinic, '2026-12-24'), '2026-12-28')
  const never = { ...clinic, hours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }, exceptions: [] }
  t.equal(nextOpenDay(never, '2026-11-24'), null)
})

await t.test('national holidays, movable ones too', async t => {
  t.equal(isHoliday('LT', '2026-02-16'), true)
  t.equal(isHoliday('LT', '2027-03-29'), true, 'Easter Monday')
  t.equal(isHoliday('GB', '2026-12-28'), true, 'Boxing Day in lieu')
  t.equal(isHoliday('LT', '2026-11-24'), false)
  t.equal(isHoliday('XX', '2026-12-25'), false)
  t.equal(knowsHolidays('LT', 2026), true)
  t.equal(knowsHolidays('LT', 2060), false)
})
