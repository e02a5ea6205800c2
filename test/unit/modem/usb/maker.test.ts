import t from 'tap'
import { createEc25 } from '../../../../board/virtual/ec25/ec25.ts'
import { createGeneric } from '../../../../board/virtual/generic/generic.ts'
import { openEc25 } from '../../../../firmware/modem/ec25.ts'
import { openGeneric } from '../../../../firmware/modem/generic.ts'
import { openSim7600 } from '../../../../firmware/modem/sim7600.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'
import { close } from '../line-bench.ts'
import { elapse, memoryModem } from '../memory-modem.ts'

await t.test('wrong profile for the device: each driver says which one it wants', async t => {
  const clock = simClock()
  const simcom = memoryModem(clock)
  await t.rejects(elapse(clock, openEc25(simcom.line)), {
    code: 'LINE_UNLIKE',
    remedy: 'ask',
    message:
      "The modem says that it is made by SIMCOM INCORPORATED, and the settings call it ec25. Set the line's driver to sim7600, and start again.",
  })
  const quectel = memoryModem(clock, {}, parts => createEc25(parts))
  await t.rejects(elapse(clock, openSim7600(quectel.line)), {
    code: 'LINE_UNLIKE',
    detail: { driver: 'sim7600', other: 'ec25' },
  })
})

await t.test('a maker nobody knows is not judged, and the plain driver takes any', async t => {
  const clock = simClock()
  const acme = memoryModem(clock, {}, parts => createGeneric(parts))
  const line = await elapse(clock, openSim7600(acme.line))
  t.equal(line.status().state, 'idle')
  await elapse(clock, close(line))
  for (const modem of [memoryModem(clock), memoryModem(clock, {}, parts => createEc25(parts))]) {
    const plain = await elapse(clock, openGeneric(modem.line))
    await elapse(clock, close(plain))
  }
})
