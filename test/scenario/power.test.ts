import t from 'tap'
import { cutPower } from '../soak/kill.ts'

t.setTimeout(600_000)

/** The same numbers each time: multiples of the golden ratio, which leave no part of the call out. */
const moments = () => {
  let n = 0
  return () => ((n += 1) * 0.618034) % 1
}

await t.test('power cuts in the middle of calls lose no visit and double none', async t => {
  const report = await cutPower(8, moments())
  t.strictSame(report.faults, [])
  t.ok(report.told >= 1, `${report.told} callers were told of a visit before the cut`)
  t.equal(report.arrived, report.stored)
})
