import t from 'tap'
import { createSim7600 } from '../../../board/virtual/sim7600/sim7600.ts'
import { createMessageCentre } from '../../../board/virtual/sms/centre.ts'
import { noSmsFaults } from '../../../board/virtual/sms/faults.ts'
import { readSubmitted, writeTimeStamp } from '../../../board/virtual/sms/pdu.ts'
import { createSmsUnit } from '../../../board/virtual/sms/storage.ts'
import { toHex } from '../../../firmware/modem/sms/octets.ts'
import { writeSubmit } from '../../../firmware/modem/sms/submit.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'

const [A, B, PERSON] = ['+37061200001', '+37061200002', '+37061234567']
const HELLO = '0031000B917360214365F70000A70AE8329BFD4697D9EC37'

/** Two virtual modems on one message centre; `a` and `b` type at them and give back what was said. */
const world = () => {
  const clock = simClock()
  const centre = createMessageCentre(clock)
  const device = (number: string) => {
    const faults = noSmsFaults()
    let said = ''
    const write = (bytes: Uint8Array) => {
      said += Buffer.from(bytes).toString('latin1')
      return bytes.length
    }
    const port = { write, pause: () => undefined, resume: () => undefined }
    const sms = createSmsUnit(number, centre, faults)
    const start = () => createSim7600({ clock, at: port, pcm: port, sms, reset: () => undefined })
    const modem = start()
    const type = async (text: string, ms = 100) => {
      said = ''
      modem.feedAt(Buffer.from(text))
      await clock.advance(ms)
      return said
    }
    return { type, said: () => said, faults, modem, sms, again: () => start() }
  }
  return { clock, centre, device }
}

await t.test('AT+CMGS asks with a prompt, hands the message over and gives a reference', async t => {
  const { centre, device } = world()
  const { type } = device(A)
  await type('ATE0\r')
  t.equal(await type('AT+CMGS=23\r'), '\r\n> ')
  t.equal(await type(`${HELLO}\x1a`, 1_000), '\r\n+CMGS: 42\r\n\r\nOK\r\n')
  t.strictSame(centre.taken, [{ from: A, to: PERSON, text: 'hellohello', reference: null, seq: 1, total: 1 }])
  t.equal(await type('AT+CMGS=22\r'), '\r\n> ')
  t.match(await type(`${HELLO}\x1a`, 1_000), /\+CMS ERROR: 304/, 'the length is wrong')
  t.equal(await type('AT+CMGS=23\r'), '\r\n> ')
  t.equal(await type('00\x1b', 1_000), '\r\nOK\r\n', 'ESC ends it')
  t.equal(centre.taken.length, 1)
})

await t.test(
  'where it reads outlives the host: AT+CPMS? names the memory, and lists what is there',
  async t => {
    const { centre, device } = world()
    const { type } = device(A)
    await type('ATE0\rAT+CMGF=0\rAT+CPMS="SM"\r')
    centre.write({ from: PERSON, to: A, text: 'labas' })
    t.match(await type('AT+CPMS?\r'), /\+CPMS: "SM",0,23,"ME",1,23,"ME",1,23/)
    t.notMatch(await type('AT+CMGL=4\r'), /\+CMGL/, 'what came is elsewhere')
    t.match(await type('AT+CPMS="ME"\r'), /\+CPMS: 1,23,1,23,1,23/)
    t.match(await type('AT+CMGL=4\r'), /\+CMGL: 0/)
  },
)

await t.test('a report is announced and stored, as CNMI says', async t => {
  const { device } = world()
  const { type } = device(A)
  await type('ATE0\rAT+CNMI=2,1,0,2,0\rAT+CMGF=0\r')
  await type('AT+CMGS=23\r')
  const said = await type(`${HELLO}\x1a`, 4_000)
  t.match(said, /\+CDSI: "ME",0/)
  t.match(await type('AT+CMGR=0\r'), /\+CMGR: 0,,\d+\r\n[0-9A-F]+062A0B917360214365F7/)
  t.match(await type('AT+CMGD=0\r'), /OK/)
  t.match(await type('AT+CMGR=0\r'), /\+CMS ERROR: 321/)
})

await t.test('one modem writes to another', async t => {
  const { device } = world()
  const [a, b] = [device(A), device(B)]
  await b.type('ATE0\rAT+CNMI=2,1,0,0,0\r')
  const [pdu] = writeSubmit({ to: B, text: 'labas', reference: 1, validityMs: 1, wantsReport: false })
  await a.type(`AT+CMGS=${pdu?.octets}\r`)
  await a.type(`${pdu?.hex}\x1a`, 1_000)
  t.match(b.sms.messages(), [{ stat: 0 }])
  t.match(await b.type('AT+CMGL=4\r'), /\+CMGL: 0,0,,\d+\r\n/)
  t.match(await b.type('AT+CMGL=4\r'), /\+CMGL: 0,1,,\d+\r\n/, 'read once, it is read')
})

await t.test('a full storage keeps the network waiting; room brings the rest', async t => {
  const { centre, device } = world()
  const { type, said, faults, sms } = device(A)
  faults.capacity = 1
  await type('ATE0\r')
  centre.write({ from: PERSON, to: A, text: 'vienas' })
  centre.write({ from: PERSON, to: A, text: 'du' })
  t.match(said(), /\^SMMEMFULL: "ME"/)
  t.equal(centre.waiting(A), 1)
  t.match(await type('AT+CMGD=0\r'), /\+CMTI: "ME",0/)
  t.equal(centre.waiting(A), 0)
  t.equal(sms.messages().length, 1)
})

await t.test('without power nothing comes; with it, all that waited', async t => {
  const { centre, device } = world()
  const { modem, sms, again } = device(A)
  modem.die()
  centre.write({ from: PERSON, to: A, text: 'labas' })
  t.equal(sms.messages().length, 0)
  t.equal(centre.waiting(A), 1)
  again()
  t.equal(sms.messages().length, 1)
})

await t.test('time stamps and submissions are written as the standard has them', async t => {
  const at = Date.UTC(2026, 10, 24, 17, 2, 45)
  t.equal(toHex(writeTimeStamp(at, 8)), '62114291205480')
  t.equal(toHex(writeTimeStamp(at, -28)), '6211420120548A')
  t.match(readSubmitted(HELLO), { to: PERSON, wantsReport: true, validityMs: 86_400_000, tpduOctets: 23 })
  t.throws(() => readSubmitted('0004'))
})
