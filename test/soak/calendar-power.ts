/**
 * Cuts the power after every single write of a round in which much happens to calendars on both sides:
 * `node test/soak/calendar-power.ts`, a minute or two.
 */
import t from 'tap'
import { cutEvery } from '../unit/main/calendar/power.ts'

t.setTimeout(600_000)

await t.test('wherever the power goes, both sides end as if it had not', async t => cutEvery(t, 1))
