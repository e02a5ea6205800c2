import t from 'tap'
import { isHoliday } from '../../../firmware/clinic/holidays.ts'
import { easternEaster, westernEaster } from '../../../firmware/language/easter.ts'
import { nextNamedDay } from '../../../firmware/language/named-days.ts'

await t.test('it agrees with the tables of public holidays', async t => {
  for (let year = 2026; year <= 2032; year += 1) {
    t.ok(isHoliday('LT', westernEaster(year)), `LT ${year}`)
    t.ok(isHoliday('UA', easternEaster(year)), `UA ${year}`)
  }
})

await t.test('a day called by name is the next one, and counts until the last of it is over', async t => {
  const christmas = { month: 12, dayOfMonth: 25, before: 1, after: 1 }
  const december = (day: number, year = 2026) => `${year}-12-${String(day).padStart(2, '0')}`
  t.strictSame(nextNamedDay(christmas, december(26)), {
    day: december(25),
    first: december(24),
    last: december(26),
  })
  t.equal(nextNamedDay(christmas, december(27))?.day, december(25, 2027))
  t.equal(nextNamedDay({ month: 5, weekday: 1, nth: 1 }, december(1))?.day, '2027-05-03', 'the first Monday')
  t.equal(nextNamedDay({ month: 5, weekday: 1, nth: -1 }, december(1))?.day, '2027-05-31', 'the last Monday')
  t.equal(
    nextNamedDay({ month: 2, weekday: 7, nth: -1 }, december(1))?.day,
    '2027-02-28',
    'of the shortest month',
  )
  t.equal(nextNamedDay({ month: 2, dayOfMonth: 29 }, december(1))?.day, '2028-02-29')
})
