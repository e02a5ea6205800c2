import t, { type Test } from 'tap'
import { createExchange } from '../../../board/virtual/exchange/exchange.ts'
import { noV253Faults } from '../../../board/virtual/v253/faults.ts'
import type { V253FirmwareName } from '../../../board/virtual/v253/firmware.ts'
import { openVirtualV253 } from '../../../board/virtual/v253/modem.ts'
import { createV253 } from '../../../board/virtual/v253/v253.ts'
import { muLaw } from '../../../firmware/audio/g711.ts'
import { createUnshield } from '../../../firmware/modem/v253/shield.ts'
import { openSerialLink } from '../../../firmware/modem/serial-link.ts'
import { systemClock } from '../../../firmware/time/clock.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'

const NUMBER = '+37052000000'
const CALLER = '+37061234567'
const DLE = '\x10'
const LEFT = `${DLE}\x03`

/** A virtual voice modem and what comes out of its port, in simulated time. */
const bench = (firmware: V253FirmwareName) => {
  const clock = simClock()
  const exchange = createExchange({ clock })
  const faults = noV253Faults()
  let text = ''
  const port = {
    write: (bytes: Uint8Array) => {
      text += Buffer.from(bytes).toString('latin1')
      return bytes.length
    },
    pause: () => undefined,
    resume: () => undefined,
  }
  const device = createV253({ clock, port, faults, firmware })
  exchange.connect(NUMBER, device.terminal)
  const said = () => {
    const all = text
    text = ''
    return all
  }
  const raw = async (bytes: string | Uint8Array, ms = 20) => {
    device.feed(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
    await clock.advance(ms)
    return said()
  }
  const type = async (command: string, ms?: number) =>
    (await raw(`${command}\r`, ms)).split(/[\r\n]+/).filter(line => line !== '' && line !== command)
  const prepare = async () => {
    for (const command of ['ATE0', 'AT+FCLASS=8', 'AT+VSM=131,8000', 'AT+VCID=1']) await type(command)
  }
  const ring = (from: string | null = CALLER) => exchange.dial({ from, to: NUMBER })
  /** Off the hook in a call, in duplex. */
  const answer = async () => {
    await prepare()
    const caller = ring()
    await clock.advance(100)
    said()
    await type('AT+VLS=1')
    const connected = await raw('AT+VTR\r', 15)
    return { caller, connected }
  }
  return { clock, exchange, faults, device, said, raw, type, prepare, ring, answer }
}

await t.test('the tables of the two chips: other codes, queries that one of them refuses', async t => {
  const [cx, usr] = [bench('CX93010'), bench('USR5637')]
  t.strictSame(await cx.type('ATI0'), ['56000', 'OK'])
  t.strictSame(await usr.type('ATI0'), ['5601', 'OK'])
  t.ok((await cx.type('AT+VSM=?')).some(line => line.startsWith('130,"UNSIGNED PCM"')))
  t.ok((await usr.type('AT+VSM=?')).some(line => line.startsWith('130,"8-BIT ALAW"')))
  t.match((await cx.type('AT+VLS=?')).join(), /1,"T",0B8418E000/)
  t.strictSame(await usr.type('AT+VLS=?'), ['ERROR'])
  for (const query of ['AT+VTR=?', 'AT+VRX=?', 'AT+VTX=?', 'AT+VGR=50', 'AT+NONSENSE'])
    t.strictSame(await cx.type(query), ['ERROR'], query)
  t.strictSame(await usr.type('AT+GCI=F9'), ['ERROR'], 'not in its list')
})

await t.test('voice commands want class 8, streams want the line, and ATH puts the class back', async t => {
  const { type } = bench('CX93010')
  await type('ATE0')
  t.strictSame(await type('AT+VLS=1'), ['ERROR'])
  await type('AT+FCLASS=8')
  t.strictSame(await type('AT+VTR'), ['ERROR'], 'on the hook')
  t.strictSame(await type('AT+FCLASS?'), ['8', 'OK'])
  await type('ATH')
  t.strictSame(await type('AT+FCLASS?'), ['0', 'OK'])
})

await t.test('a ring as text or as a code, the caller between the first and the second', async t => {
  for (const [firmware, ringing, line] of [
    ['CX93010', 'RING', `NMBR = ${CALLER}`],
    ['USR5637', `${DLE}R`, `NMBR=${CALLER}`],
  ] as const) {
    const { clock, prepare, ring, said } = bench(firmware)
    await prepare()
    ring()
    await clock.advance(10)
    const first = said()
    t.ok(first.includes(ringing))
    t.notOk(first.includes('NMBR'))
    await clock.advance(100)
    t.ok(said().includes(line))
    await clock.advance(5_000)
    const second = said()
    t.ok(second.includes(ringing))
    t.notOk(second.includes('NMBR'), 'told once')
  }
})

await t.test('no caller ID unless asked for; AT+VRID=0 gives the last one on one of them', async t => {
  const { clock, prepare, type, ring, said } = bench('CX93010')
  await prepare()
  await type('AT+VCID=0')
  ring(null)
  await clock.advance(200)
  t.notOk(said().includes('NMBR'))
  t.ok((await type('AT+VRID=0')).includes('NMBR = P'))
  t.strictSame(await bench('USR5637').type('AT+VRID=0'), ['ERROR'])
})

await t.test('duplex: CONNECT, sound both ways, 0x10 shielded; typed commands are sound', async t => {
  const { clock, device, raw, answer, said } = bench('CX93010')
  const { caller, connected } = await answer()
  t.match(connected, /CONNECT\r\n/)
  await clock.advance(40)
  said()
  const loud = muLaw.decode(new Uint8Array(160).fill(0x10))
  void caller.say(loud)
  await clock.advance(40)
  t.ok(said().includes(`${DLE}${DLE}`.repeat(160)))
  const answerToAt = await raw('AT\r', 100)
  t.notMatch(answerToAt, /OK/, 'AT is played to the caller')
  await raw(Buffer.alloc(320, 0x10), 60)
  const heard = caller.recording().callee.filter(sample => sample !== 0)
  t.ok(heard.length >= 157 && heard.subarray(10, 150).every(sample => sample === loud[0]))
  t.ok(device.counts().framesIn >= 1)
})

await t.test('two 0x10 in a row may come as <DLE><SUB>', async t => {
  const { clock, answer, said } = bench('USR5637')
  const { caller } = await answer()
  void caller.say(muLaw.decode(new Uint8Array(160).fill(0x10)))
  said()
  await clock.advance(60)
  t.ok(said().includes(`${DLE}\x1a`.repeat(80)))
})

await t.test('only <DLE>^ leaves duplex; what follows it in the same write is a command', async t => {
  const { raw, answer } = bench('CX93010')
  await answer()
  t.notOk((await raw(`${DLE}\x03${DLE}!`)).includes(LEFT))
  t.ok((await raw(`${DLE}^AT\r`)).endsWith(`${LEFT}\r\nOK\r\n\r\nOK\r\n`))
})

await t.test('playing ends with an OK and no <DLE><ETX>, recording with both', async t => {
  const { raw, answer } = bench('CX93010')
  await answer()
  await raw(`${DLE}^`)
  t.match(await raw('AT+VTX\r'), /CONNECT/)
  t.equal(await raw(`${DLE}\x03`), '\r\nOK\r\n')
  t.match(await raw('AT+VRX\r'), /CONNECT/)
  t.ok((await raw(`${DLE}!`)).endsWith(`${LEFT}\r\nOK\r\n`))
})

await t.test('one of them records nothing from AT+VLS=1', async t => {
  const { raw, answer, type } = bench('USR5637')
  await answer()
  await raw(`${DLE}^`)
  await raw('AT+VRX\r', 10)
  t.equal(await raw('', 200), '')
  await raw(`${DLE}!`)
  await type('AT+VLS=5')
  await raw('AT+VRX\r', 10)
  t.ok((await raw('', 200)).length >= 1_000)
})

await t.test('a buffer that runs dry is reported once, and again after sound', async t => {
  const { raw, answer, device } = bench('CX93010')
  await answer()
  const count = (text: string) => text.split(`${DLE}u`).length - 1
  t.equal(count(await raw('', 200)), 0, 'not before the first sound')
  t.equal(count(await raw(new Uint8Array(160).fill(0x90), 200)), 1)
  t.equal(count(await raw(new Uint8Array(160).fill(0x90), 200)), 1)
  t.equal(device.counts().underruns, 2)
})

await t.test('16 bits both ways are more than CX93010 can carry: underruns all the time', async t => {
  const { clock, prepare, type, ring, raw, device } = bench('CX93010')
  await prepare()
  await type('AT+VSM=133,8000')
  ring()
  await clock.advance(100)
  await type('AT+VLS=1')
  await raw('AT+VTR\r')
  for (let i = 0; i < 50; i += 1) await raw(new Uint8Array(320).fill(1), 20)
  t.equal(device.counts().framesIn, 0)
  t.ok(device.counts().underruns >= 40, `${device.counts().underruns}`)
})

await t.test('keys: wrapped with repeats, or once', async t => {
  for (const [firmware, expected] of [
    ['CX93010', '/55~'],
    ['USR5637', '5'],
  ] as const) {
    const { clock, answer, said } = bench(firmware)
    const { caller } = await answer()
    said()
    void caller.press('5')
    await clock.advance(600)
    let codes = ''
    const ignore = () => undefined
    const { push } = createUnshield({
      data: ignore,
      event: code => (codes += code),
      packet: ignore,
      end: ignore,
    })
    push(Buffer.from(said(), 'latin1'))
    t.equal(codes, expected, firmware)
  }
})

await t.test('the far end’s going is a code, late; a line without a cable has no dial tone', async t => {
  const { clock, answer, said } = bench('CX93010')
  const { caller } = await answer()
  caller.hangUp()
  await clock.advance(100)
  t.ok(said().includes(`${DLE}l`))
  const other = bench('CX93010')
  await other.prepare()
  other.faults.isUnwired = true
  t.strictSame(await other.type('ATDT123'), ['NO DIALTONE'])
})

await t.test('dialling: how it went in words, broken off by any character', async t => {
  const { clock, exchange, raw, type, prepare } = bench('CX93010')
  await prepare()
  exchange.subscribe('1', { is: 'person', answersAfterMs: 500 })
  exchange.subscribe('2', { is: 'busy' })
  exchange.subscribe('3', { is: 'no answer' })
  t.ok((await type('ATDT1', 2_000)).some(line => line.endsWith('VCON')))
  await type('ATH')
  await type('AT+FCLASS=8')
  t.strictSame(await type('ATDT2', 2_000), ['BUSY'])
  t.ok((await type('ATDT9', 2_000)).some(line => line.endsWith('NO CARRIER')))
  await raw('ATDT3\r', 2_000)
  t.match(await raw('\r'), /NO CARRIER/)
  await clock.advance(1_000)
})

const pty = async (t: Test) => {
  const modem = await openVirtualV253({ clock: systemClock, bootMs: 20 })
  t.teardown(() => modem[Symbol.asyncDispose]())
  return modem
}
await t.test('on a pty: a name that stays, a port that comes and goes', async t => {
  const modem = await pty(t)
  const ask = async () => {
    const link = await openSerialLink(modem.path, systemClock)
    await link.write(Buffer.from('ATI0\r'))
    let text = ''
    for await (const chunk of link.bytes) {
      text += Buffer.from(chunk).toString('latin1')
      if (text.includes('OK')) break
    }
    await link[Symbol.asyncDispose]()
    return text
  }
  t.match(await ask(), /56000/)
  await modem.unplug()
  await t.rejects(openSerialLink(modem.path, systemClock), { code: 'LINE_MISSING' })
  await modem.plug()
  t.match(await ask(), /56000/)
})
