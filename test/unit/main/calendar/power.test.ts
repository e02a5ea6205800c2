import t from 'tap'
import { cutEvery } from './power.ts'

t.setTimeout(300_000)

await t.test('wherever the power goes, both sides end as if it had not', async t => cutEvery(t, 6))
