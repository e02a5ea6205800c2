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
    code: 'LINE_MISMATCH',
    remedy: 'ask',
    message:
      'The modem at this AT port is a SIMCOM INCORPORATED modem, and the settings say driver: ec25. Write driver: sim7600, or name another port.',
  })
  const quectel = memoryModem(clock, {}, parts => createEc25(parts))
  await t.rejects(elapse(clock, openSim7600(quectel.line)), {
    code: 'LINE_MISMATCH',
    detail: { driver: 'sim7600', right: 'ec25' },
  })
  for (const modem of [simcom, quectel]) {
    const warned = modem.logged.filter(({ level }) => level === 'warn' || level === 'error')
    t.same(warned, [], 'nothing is said of settings before it')
  }
})

await t.test('wrong profile for the device: its card is not given a PIN by the wrong driver', async t => {
  const clock = simClock()
  const quectel = memoryModem(clock, {}, parts => createEc25(parts))
  quectel.faults.sim = 'pin'
  await t.rejects(elapse(clock, openSim7600({ ...quectel.line, pin: '1111' })), { code: 'LINE_MISMATCH' })
  t.equal(quectel.faults.pinTries, 3)
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
