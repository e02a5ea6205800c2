import t from 'tap'
import { devices, soak } from '../../soak/cellular.ts'
import { seeded } from '../../soak/seeded.ts'

// a machine may be busy; the time inside is simulated
t.setTimeout(120_000)

for (const [name, kind] of Object.entries(devices))
  await t.test(`${name}: 25 calls with faults at random leave nothing stuck`, async t => {
    const { calls, complaints, slowestMs } = await soak(kind(), 25, seeded(42))
    t.strictSame(complaints, [])
    t.equal(calls, 25)
    t.ok(slowestMs < 60_000, `idle again ${slowestMs} ms after the fault was put right`)
  })
