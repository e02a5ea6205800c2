import t from 'tap'
import { bench, CALLER, NUMBER } from './device.ts'

await t.test('echo until ATE0, and answers framed as on the wire', async t => {
  const { type } = bench()
  t.equal(await type('AT'), 'AT\r\r\nOK\r\n')
  t.equal(await type('ATE0'), 'ATE0\r\r\nOK\r\n')
  t.equal(await type('AT+CSQ'), '\r\n+CSQ: 21,99\r\n\r\nOK\r\n')
  t.equal(await type('at+csq;+creg?'), '\r\n+CSQ: 21,99\r\n+CREG: 0,1\r\n\r\nOK\r\n')
  t.equal(await type('nonsense'), '')
})

await t.test('errors in the form that CMEE asks for', async t => {
  const { type, faults, lines } = bench()
  faults.sim = 'missing'
  t.strictSame(lines(await type('ATE0')), ['ATE0', 'OK'])
  t.strictSame(lines(await type('AT+CPIN?')), ['+CME ERROR: SIM not inserted'])
  await type('AT+CMEE=1')
  t.strictSame(lines(await type('AT+CPIN?')), ['+CME ERROR: 10'])
  await type('AT+CMEE=0')
  t.strictSame(lines(await type('AT+CPIN?')), ['ERROR'])
  t.strictSame(lines(await type('AT+DDET=1')), ['ERROR'], 'DDET wants a SIM card')
  t.strictSame(lines(await type('AT+CMER=3,0,0,1')), ['ERROR'])
  t.strictSame(lines(await type('AT+CLIP=7')), ['ERROR'])
})

await t.test('what is set reads back, until a restart', async t => {
  const { type, lines } = bench()
  await type('ATE0')
  for (const [set, ask, reads] of [
    ['AT+CREG=2', 'AT+CREG?', '+CREG: 2,1,"00A1","01C2A304",7'],
    ['AT+CLIP=1', 'AT+CLIP?', '+CLIP: 1,1'],
    ['AT+CPCMFRM=1', 'AT+CPCMFRM?', '+CPCMFRM: 1'],
    ['AT+CLCC=1', 'AT+CLCC?', '+CLCC: 1'],
  ] as const) {
    t.strictSame(lines(await type(set)), ['OK'])
    t.strictSame(lines(await type(ask)), [reads, 'OK'])
  }
  await type('ATZ')
  t.strictSame(lines(await type('AT+CLIP?')), ['AT+CLIP?', '+CLIP: 0,1', 'OK'])
})

await t.test('an incoming call: CLCC, RING and CLIP, again every five seconds', async t => {
  const { clock, exchange, type, said, lines } = bench()
  for (const command of ['ATE0', 'AT+CLIP=1', 'AT+CLCC=1']) await type(command)
  exchange.dial({ from: CALLER, to: NUMBER })
  await clock.advance(100)
  const clip = `+CLIP: "${CALLER}",145,,,,0`
  t.strictSame(lines(said()), [`+CLCC: 1,1,4,0,0,"${CALLER}",145`, 'RING', clip])
  await clock.advance(4_900)
  t.strictSame(lines(said()), ['RING'])
  await clock.advance(100)
  t.strictSame(lines(said()), [clip])
  await type('AT+CRC=1')
  await clock.advance(5_000)
  t.match(lines(said()), ['+CRING: VOICE', clip])
})

await t.test('a withheld number is shown as such', async t => {
  const { clock, exchange, type, said, lines } = bench()
  for (const command of ['ATE0', 'AT+CLIP=1']) await type(command)
  exchange.dial({ from: null, to: NUMBER })
  await clock.advance(100)
  t.strictSame(lines(said()), ['RING', '+CLIP: "",128,,,,1'])
})

await t.test(
  'answer: VOICE CALL: BEGIN comes before OK; their goodbye in the order of the firmware',
  async t => {
    for (const [firmware, goodbye] of [
      ['LE20B02SIM7600M22', ['VOICE CALL: END: 000008', 'NO CARRIER']],
      ['SIM7600M21-A_V2.0.2', ['NO CARRIER', 'VOICE CALL: END: 000008']],
    ] as const) {
      const { clock, exchange, type, said, lines } = bench(firmware)
      await type('ATE0')
      await type('AT+CLCC=1')
      const caller = exchange.dial({ from: CALLER, to: NUMBER })
      await clock.advance(100)
      said()
      const call = (stat: number) => `+CLCC: 1,1,${stat},0,0,"${CALLER}",145`
      t.strictSame(lines(await type('ATA')), ['VOICE CALL: BEGIN', 'OK', call(0)])
      t.strictSame(lines(await type('AT+CLCC')), [call(0), 'OK'])
      await clock.advance(7_900)
      caller.hangUp()
      await clock.advance(10)
      t.strictSame(lines(said()), [call(6), ...goodbye])
      t.strictSame(lines(await type('AT+CLCC')), ['OK'], 'an empty list')
    }
  },
)

await t.test('hanging up: VOICE CALL: END comes before OK', async t => {
  const { clock, exchange, type, said, lines } = bench()
  await type('ATE0')
  const caller = exchange.dial({ from: CALLER, to: NUMBER })
  await clock.advance(100)
  await type('ATA')
  said()
  t.strictSame(lines(await type('AT+CHUP')), ['VOICE CALL: END: 000000', 'OK'])
  await caller.over
  t.strictSame(lines(await type('ATA')), ['NO CARRIER'])
  t.strictSame(lines(await type('ATH')), ['OK'])
})

await t.test('a caller who gives up is a missed call', async t => {
  const { clock, exchange, type, said, lines } = bench()
  await type('ATE0')
  const caller = exchange.dial({ from: '861234567', to: NUMBER })
  await clock.advance(100)
  said()
  caller.hangUp()
  await clock.advance(10)
  t.strictSame(lines(said()), ['MISSED_CALL: 08:00AM 861234567'])
  t.equal(await caller.answered, false)
})

await t.test('busy, unregistered or without a card it cannot be rung', async t => {
  const { clock, exchange, faults } = bench()
  exchange.dial({ from: CALLER, to: NUMBER })
  await clock.advance(10)
  t.equal(await exchange.dial({ from: '1', to: NUMBER }).answered, false)
  const other = bench()
  other.faults.registration = 2
  t.equal(await other.exchange.dial({ from: '1', to: NUMBER }).answered, false)
  t.equal(await exchange.dial({ from: '1', to: '+000' }).answered, false, 'nobody has that number')
  t.equal(faults.registration, 1)
})

await t.test('CPCMREG: only in a call, and stopped in the firmware’s own form', async t => {
  for (const [firmware, right, wrong] of [
    ['LE20B02SIM7600M22', '0', '0,1'],
    ['SIM7600M21-A_V2.0.2', '0,1', '0'],
  ] as const) {
    const { clock, exchange, type, said, lines } = bench(firmware)
    await type('ATE0')
    t.strictSame(lines(await type('AT+CPCMREG=1')), ['ERROR'])
    exchange.dial({ from: CALLER, to: NUMBER })
    await clock.advance(100)
    said()
    t.strictSame(lines(await type('AT+CPCMREG=1')), ['ERROR'], 'ringing is not in a call')
    await type('ATA')
    t.strictSame(lines(await type('AT+CPCMREG=1')), ['OK'])
    t.strictSame(lines(await type('AT+CPCMREG?')), ['+CPCMREG: 1', 'OK'])
    t.strictSame(lines(await type(`AT+CPCMREG=${wrong}`)), ['ERROR'])
    t.strictSame(lines(await type(`AT+CPCMREG=${right}`)), ['OK'])
    t.strictSame(lines(await type('AT+CPCMREG?')), ['+CPCMREG: 0', 'OK'])
  }
})

const inCall = async () => {
  const device = bench()
  await device.type('ATE0')
  const caller = device.exchange.dial({ from: CALLER, to: NUMBER })
  await device.clock.advance(100)
  await device.type('ATA')
  await device.type('AT+CPCMREG=1', 5)
  return { ...device, caller }
}

await t.test(
  'audio: 320 bytes each 20 ms to the host; the host’s frames to the caller; underruns counted',
  async t => {
    const { clock, device, audio, caller } = await inCall()
    const before = audio().length
    await clock.advance(1_000)
    t.equal(audio().length - before, 16_000)
    device.feedPcm(new Uint8Array(640).fill(1))
    await clock.advance(100)
    device.feedPcm(new Uint8Array(320).fill(1))
    await clock.advance(20)
    t.equal(caller.recording().callee.filter(sample => sample === 257).length, 480)
    t.match(device.counts(), { framesIn: 3, underruns: 3, overruns: 0 })
  },
)

await t.test('a write of less than a frame blocks the endpoint for good', async t => {
  const { clock, device, isPaused, caller } = await inCall()
  device.feedPcm(new Uint8Array(100))
  await clock.advance(60)
  t.ok(isPaused())
  device.feedPcm(new Uint8Array(640).fill(1))
  await clock.advance(100)
  t.notOk(caller.recording().callee.includes(257))
})

await t.test('a host far ahead is made to wait', async t => {
  const { clock, device, isPaused } = await inCall()
  device.feedPcm(new Uint8Array(320 * 30))
  t.ok(isPaused())
  await clock.advance(400)
  t.notOk(isPaused())
})

await t.test('keys: +RXDTMF in the firmware’s framing, only once DDET is on', async t => {
  const { clock, caller, said, type } = await inCall()
  const press = async () => {
    void caller.press('5')
    await clock.advance(200)
    return said()
  }
  t.equal(await press(), '')
  await type('AT+DDET=1')
  t.equal(await press(), '\r\n+RXDTMF: 5\r\n')
  const other = bench('SIM7600M21-A_V2.0.2')
  await other.type('AT+DDET=1')
  other.said()
  other.device.terminal.pressed('*')
  t.equal(other.said(), '\r\r\n+RXDTMF: *\r\r\n')
})

await t.test('boot and restart', async t => {
  const { device, said, lines, type, resets } = bench()
  device.boot()
  t.strictSame(lines(said()), ['RDY', '+CPIN: READY', 'SMS DONE', 'PB DONE'])
  await type('AT+CRESET')
  await type('AT+CFUN=1,1')
  t.equal(resets(), 2)
})
