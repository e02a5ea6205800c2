import t from 'tap'
import { devices } from '../../soak/device/devices.ts'
import { soak } from '../../soak/device/soak.ts'
import { seededByCall } from '../../soak/seeded.ts'

// a machine may be busy; the time inside is simulated
t.setTimeout(300_000)

for (const [name, open] of Object.entries(devices))
  await t.test(
    `${name}: 10 calls with faults at random leave nothing stuck, and no text is lost`,
    async t => {
      const { calls, stuck, texts, complaints } = await soak(open, { from: 0, to: 10 }, seededByCall(42))
      t.strictSame(complaints, [])
      t.equal(calls, 10)
      t.equal(stuck, 0)
      if (texts) t.strictSame([texts.lost, texts.double, texts.open], [[], [], []])
    },
  )
