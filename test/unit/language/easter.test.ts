import t from 'tap'
import {
  afterEaster,
  easternEaster,
  fixedFeast,
  nextFeast,
  westernEaster,
} from '../../../firmware/language/easter.ts'

await t.test('Easter of both calendars, as the churches print it', async t => {
  const table = [
    [2024, '2024-03-31', '2024-05-05'],
    [2025, '2025-04-20', '2025-04-20'],
    [2026, '2026-04-05', '2026-04-12'],
    [2027, '2027-03-28', '2027-05-02'],
    [2028, '2028-04-16', '2028-04-16'],
    [2030, '2030-04-21', '2030-04-28'],
    [2038, '2038-04-25', '2038-04-25'],
    [2049, '2049-04-18', '2049-04-25'],
  ] as const
  for (const [year, western, eastern] of table) {
    t.equal(westernEaster(year), western)
    t.equal(easternEaster(year), eastern)
  }
})

await t.test('the next feast is today or later', async t => {
  t.equal(nextFeast(fixedFeast(12, 25), '2026-12-25'), '2026-12-25')
  t.equal(nextFeast(fixedFeast(12, 25), '2026-12-26'), '2027-12-25')
  t.equal(nextFeast(westernEaster, '2026-04-06'), '2027-03-28')
  t.equal(nextFeast(afterEaster(westernEaster, 1), '2026-04-06'), '2026-04-06')
})
