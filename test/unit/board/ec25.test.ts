import t from 'tap'
import { ec25Factory, type Ec25FirmwareName } from '../../../board/virtual/ec25/firmware.ts'
import { createEc25 } from '../../../board/virtual/ec25/ec25.ts'
import { CALLER, deviceBench, NUMBER } from './device.ts'

/** A virtual EC25 with its events on the AT port, and what comes out of its two ports. */
const bench = (firmware?: Ec25FirmwareName) => {
  const memory = { ...ec25Factory(), urcport: 'usbat' }
  const quirks = { isBusy: false }
  const made = deviceBench(parts =>
    createEc25({ ...parts, memory, isBusy: () => quirks.isBusy, ...(firmware ? { firmware } : {}) }),
  )
  return { ...made, memory, quirks }
}
const inCall = async (firmware?: Ec25FirmwareName) => {
  const device = bench(firmware)
  await device.type('ATE0')
  const caller = device.exchange.dial({ from: CALLER, to: NUMBER })
  await device.clock.advance(100)
  await device.type('ATA')
  device.said()
  return { ...device, caller }
}

await t.test(
  'as delivered: nothing is told at the AT port until QURCCFG, and the choice outlives the power',
  async t => {
    const { memory, clock, exchange, type, said, lines } = bench()
    memory.urcport = 'usbmodem'
    await type('ATE0')
    await type('AT+CLIP=1')
    exchange.dial({ from: CALLER, to: NUMBER })
    await clock.advance(1_000)
    t.equal(said(), '')
    t.strictSame(lines(await type('AT+QURCCFG="urcport"')), ['+QURCCFG: "urcport","usbmodem"', 'OK'])
    t.strictSame(lines(await type('AT+QURCCFG="urcport","usbat"')), ['OK'])
    await clock.advance(5_000)
    t.match(lines(said())[0], 'RING')
    t.equal(memory.urcport, 'usbat')
  },
)

await t.test('ccinfo: every state, and -1 when it is released', async t => {
  const { clock, exchange, type, said, lines } = bench()
  for (const command of ['ATE0', 'AT+CLIP=1', 'AT+QINDCFG="ccinfo",1,0']) await type(command)
  const caller = exchange.dial({ from: CALLER, to: NUMBER })
  await clock.advance(100)
  const told = (stat: number) => `+QIND: "ccinfo",1,1,${stat},0,0,"${CALLER}",145`
  t.strictSame(lines(said()).slice(0, 2), [told(4), 'RING'])
  t.strictSame(lines(await type('ATA')), ['OK', told(0)])
  caller.hangUp()
  await clock.advance(10)
  t.strictSame(lines(said()), [told(-1), 'NO CARRIER'])
  t.strictSame(lines(await type('AT+CLCC')), ['OK'], 'an empty list')
})

await t.test(
  '^DSCI: 4 incoming, 3 connected, 6 released, the number without quotes; ccinfo is unknown',
  async t => {
    const { clock, exchange, type, said, lines } = bench('tells by DSCI')
    await type('ATE0')
    t.strictSame(lines(await type('AT+QINDCFG="ccinfo",1,0')), ['ERROR'])
    t.strictSame(lines(await type('AT^DSCI=1')), ['OK'])
    const caller = exchange.dial({ from: CALLER, to: NUMBER })
    await clock.advance(100)
    const told = (stat: number) => `^DSCI: 1,1,${stat},0,${CALLER},145`
    t.equal(lines(said())[0], told(4))
    t.strictSame(lines(await type('ATA')), ['OK', told(3)])
    caller.hangUp()
    await clock.advance(10)
    t.strictSame(lines(said()), [told(6), 'NO CARRIER'])
  },
)

await t.test(
  'QPCMV: a change while it is on is an error; every mode is listed; it stays on after the call',
  async t => {
    const { clock, type, lines, caller, said } = await inCall()
    t.strictSame(lines(await type('AT+QPCMV=?')), ['+QPCMV: (0,1),(0-2)', 'OK'])
    t.strictSame(lines(await type('AT+QPCMV?')), ['+QPCMV: 0', 'OK'])
    t.strictSame(lines(await type('AT+QPCMV=1,0')), ['OK'])
    t.strictSame(lines(await type('AT+QPCMV=1,0')), ['ERROR'])
    t.strictSame(lines(await type('AT+QPCMV?')), ['+QPCMV: 1,0', 'OK'])
    caller.hangUp()
    await clock.advance(10)
    said()
    t.strictSame(lines(await type('AT+QPCMV?')), ['+QPCMV: 1,0', 'OK'])
    t.strictSame(lines(await type('AT+QPCMV=0')), ['OK'])
    t.strictSame(lines(await type('AT+QPCMV=1,2')), ['ERROR'], 'no sound card')
  },
)

await t.test('firmware without voice lists every mode and sets none', async t => {
  const { type, lines } = bench('has no voice')
  await type('ATE0')
  t.strictSame(lines(await type('AT+QPCMV=?')), ['+QPCMV: (0,1),(0-2)', 'OK'])
  t.strictSame(lines(await type('AT+QPCMV=1,0')), ['ERROR'])
  t.strictSame(lines(await type('AT+QPCMV=0')), ['ERROR'])
})

await t.test('set to be a sound card: the serial mode refuses, the card’s does not', async t => {
  const { type, lines, memory } = bench()
  await type('ATE0')
  t.strictSame(lines(await type('AT+QCFG="usbcfg",0x2C7C,0x0125,1,1,1,1,1,0,1')), ['OK'])
  t.ok(memory.isCard)
  t.strictSame(lines(await type('AT+QPCMV=1,0')), ['ERROR'])
  t.strictSame(lines(await type('AT+QPCMV=1,2')), ['OK'])
  t.strictSame(lines(await type('AT+QCFG="usbcfg"')), ['+QCFG: "usbcfg",0x2C7C,0x0125,1,1,1,1,1,0,1', 'OK'])
})

await t.test('GNSS text stands in the sound until the outport is none', async t => {
  const { clock, type, audio } = await inCall()
  await type('AT+QPCMV=1,0', 5)
  await clock.advance(2_000)
  t.match(audio().toString('latin1'), /\$GPGGA,.*\r\n/)
  await type('AT+QGPSCFG="outport","none"')
  const before = audio().length
  await clock.advance(2_000)
  t.equal(audio().length - before, 32_000, '320 bytes each 20 ms and nothing else')
})

await t.test(
  'full: +QPCMV: 0 at 200 ms, +QPCMV: 1 once it has played; what is written in between is lost at last',
  async t => {
    const { clock, device, type, said, lines, quirks } = await inCall()
    await type('AT+QPCMV=1,0', 5)
    quirks.isBusy = true
    device.feedPcm(new Uint8Array(3_200).fill(1))
    t.strictSame(lines(said()), ['+QPCMV: 0'])
    device.feedPcm(new Uint8Array(6_400).fill(1))
    t.equal(device.counts().spilled, 3_200)
    quirks.isBusy = false
    await clock.advance(1_000)
    t.strictSame(lines(said()), ['+QPCMV: 1'])
    t.equal(device.counts().framesIn, 20)
  },
)

await t.test('a short write blocks nothing here', async t => {
  const { clock, device, type, isPaused, caller } = await inCall()
  await type('AT+QPCMV=1,0', 5)
  device.feedPcm(new Uint8Array(100).fill(1))
  await clock.advance(100)
  t.notOk(isPaused())
  device.feedPcm(new Uint8Array(540).fill(1))
  await clock.advance(100)
  t.equal(caller.recording().callee.filter(sample => sample === 257).length, 320)
})

await t.test('keys in decimal, hanging up by QHUP, boot words, a number without quotes', async t => {
  const { clock, type, said, lines, caller, device } = await inCall()
  await type('AT+QTONEDET=1')
  void caller.press('8')
  await clock.advance(200)
  t.strictSame(lines(said()), ['+QTONEDET: 56'])
  t.strictSame(lines(await type('AT+QHUP=16,0')), ['OK'])
  await caller.over
  device.boot()
  t.match(lines(said()), [
    'RDY',
    '+CFUN: 1',
    '+QUSIM: 1',
    '+CPIN: READY',
    '+QIND: SMS DONE',
    '+QIND: PB DONE',
  ])
  t.strictSame(lines(await (await inCall('tells by DSCI')).type('AT+QHUP=16,0')), ['ERROR'])
})
