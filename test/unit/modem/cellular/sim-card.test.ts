import t, { type Test } from 'tap'
import { balanceIn } from '../../../../firmware/modem/cellular/credit.ts'
import { readPinTries } from '../../../../firmware/modem/cellular/pin.ts'
import { openSim7600 } from '../../../../firmware/modem/sim7600.ts'
import { decodeUssd, readUssd } from '../../../../firmware/modem/cellular/ussd.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'
import { close, collect, lineBench, until } from '../line-bench.ts'
import { elapse, memoryModem } from '../memory-modem.ts'

const pinsIn = (sent: readonly string[]) => sent.filter(command => command.startsWith('AT+CPIN='))

/** A patient line on a modem whose card wants its PIN. */
const locked = async (t: Test, pin: string | undefined, pinTries: number) => {
  const clock = simClock()
  const modem = memoryModem(clock)
  modem.faults.sim = 'pin'
  modem.faults.pinTries = pinTries
  const options = { ...modem.line, isPatient: true, ...(pin === undefined ? {} : { pin }) }
  const line = await elapse(clock, openSim7600(options))
  t.teardown(() => elapse(clock, close(line)))
  await clock.advance(5_000)
  return { clock, modem, line }
}

await t.test('the right PIN is entered and the line comes up', async t => {
  const { clock, modem, line } = await locked(t, '4321', 3)
  t.ok(await until(clock, () => line.status().state === 'idle'))
  t.strictSame(pinsIn(modem.sent), ['AT+CPIN="4321"'])
  modem.faults.sim = 'pin'
  modem.notify('RDY')
  t.ok(await until(clock, () => pinsIn(modem.sent).length === 2), 'and again after a restart')
})

await t.test('a wrong PIN is tried once and never thrice, however long the line waits', async t => {
  const { clock, modem, line } = await locked(t, '1111', 3)
  await clock.advance(10 * 60_000)
  t.strictSame(pinsIn(modem.sent), ['AT+CPIN="1111"'])
  t.equal(modem.faults.pinTries, 2)
  t.match(line.status(), { state: 'failed', fault: 'PIN_WRONG', reason: /refused the PIN/ })
})

await t.test('with one try left, or an unknown number, none is entered', async t => {
  const { clock, modem, line } = await locked(t, '4321', 1)
  await clock.advance(60_000)
  t.strictSame(pinsIn(modem.sent), [])
  t.match(line.status(), { fault: 'PIN_RISKY', reason: /only 1 try is left/ })
})

await t.test('without a PIN in the settings, and with a card that wants its PUK', async t => {
  const { modem, line } = await locked(t, undefined, 3)
  t.match(line.status(), { state: 'failed', fault: 'SIM_LOCKED', reason: /asks for SIM PIN/ })
  t.strictSame(pinsIn(modem.sent), [])
  const other = await locked(t, '4321', 3)
  other.modem.faults.sim = 'puk'
  other.modem.notify('RDY')
  await other.clock.advance(20_000)
  t.match(other.line.status(), { fault: 'SIM_LOCKED', reason: /SIM PUK/ })
})

await t.test('the tries left are read in both forms', async t => {
  t.equal(readPinTries('+SPIC: 3,10,0,10'), 3)
  t.equal(readPinTries('+CPINR: SIM PIN,2,3'), 2)
  t.equal(readPinTries('+CPIN: READY'), null)
})

await t.test('the card is taken out in a call: the call ends, the line says why, and comes back', async t => {
  const { clock, modem, line, call, wait } = await lineBench(t)
  const { talk } = await call()
  const ears = collect(talk)
  modem.faults.sim = 'missing'
  modem.notify('+CPIN: NOT READY')
  await wait(ears.done, 3_000)
  await clock.advance(2_000)
  t.match(line.status(), { state: 'failed', fault: 'SIM_MISSING', reason: /no SIM card/ })
  modem.faults.sim = 'ready'
  t.ok(await until(clock, () => line.status().state === 'idle', 20_000))
  t.match(line.status(), { fault: null, reason: null })
})

await t.test('no network for two minutes is a fault in words, and gone once there is one', async t => {
  const { clock, modem, line } = await lineBench(t)
  modem.faults.registration = 3
  modem.notify('+CREG: 3')
  modem.notify('+CEREG: 3')
  await clock.advance(100_000)
  t.equal(line.status().fault, null, 'not at once')
  await clock.advance(40_000)
  t.match(line.status(), { state: 'idle', fault: 'NOT_REGISTERED', reason: /on no network since 2 minutes/ })
  modem.faults.registration = 1
  modem.notify('+CREG: 1')
  await clock.advance(10)
  t.match(line.status(), { fault: null, reason: null })
})

await t.test('a network lost without a word is found by asking', async t => {
  const { clock, modem, line } = await lineBench(t)
  await clock.advance(15_000)
  t.match(line.status(), { network: 'home', operator: 'LT TELE2' })
  modem.faults.registration = 2
  await clock.advance(11_000)
  t.match(line.status(), { network: 'searching', operator: null })
  modem.faults.registration = 1
  await clock.advance(11_000)
  t.match(line.status(), { network: 'home', operator: 'LT TELE2' }, 'and so is its return')
})

const credit = { code: '*100#', pattern: /([\d., ]+) ?EUR/, least: 1 }

await t.test('no credit: asked on a schedule, shown as a fault, and the line still answers', async t => {
  let balance = '0,45'
  const { clock, modem, line, call } = await lineBench(t, {}, { credit })
  modem.faults.ussd = code => (code === '*100#' ? `+CUSD: 0,"Jusu saskaita ${balance} EUR",15` : null)
  await clock.advance(40_000)
  t.match(line.status(), { state: 'idle', fault: 'NO_CREDIT', reason: /0,45 EUR/ })
  const { talk } = await call()
  await elapse(clock, close(talk))
  balance = '12.30'
  await clock.advance(12 * 60 * 60_000)
  t.match(line.status(), { fault: null, reason: null })
  const asked = modem.sent.filter(command => command.startsWith('AT+CUSD=1'))
  t.equal(asked.length, 2, 'twice in twelve hours and a bit')
})

await t.test(
  'the balance waits for the end of a call, and an answer that says nothing changes nothing',
  async t => {
    const { clock, modem, line, call } = await lineBench(t, {}, { credit })
    modem.faults.ussd = () => '+CUSD: 0,"Paslauga nepasiekiama",15'
    const { talk } = await call()
    await clock.advance(60_000)
    t.notOk(modem.sent.some(command => command.startsWith('AT+CUSD')))
    await elapse(clock, close(talk))
    await clock.advance(40_000)
    t.ok(modem.sent.some(command => command.startsWith('AT+CUSD')))
    t.equal(line.status().fault, null)
    t.ok(modem.logged.some(entry => entry.message === 'the balance is not in what the operator says'))
  },
)

await t.test('+CUSD in plain letters, in UCS-2 as hex, and in packed 7-bit letters as hex', async t => {
  t.match(readUssd('+CUSD: 0,"Balance: 5.20 EUR",15'), { mode: 0, text: 'Balance: 5.20 EUR' })
  t.match(readUssd('+CUSD: 2'), { mode: 2, text: '' })
  const ucs2 = Array.from('Sąskaita 7 €', letter => letter.charCodeAt(0).toString(16).padStart(4, '0')).join(
    '',
  )
  t.equal(decodeUssd(ucs2.toUpperCase(), 72), 'Sąskaita 7 €')
  t.equal(decodeUssd(ucs2.toUpperCase(), 15), 'Sąskaita 7 €', 'whatever the scheme says')
  t.equal(decodeUssd('C8329BFD06DDDF723619', 15), 'Hello world', 'packed')
  t.equal(decodeUssd('37061234', 15), '37061234', 'a number stays one')
  t.equal(readUssd('+CREG: 1'), null)
})

await t.test('a balance is read with a dot, a comma, and blanks between thousands', async t => {
  t.equal(balanceIn('Likutis 12,50 EUR', credit.pattern), 12.5)
  t.equal(balanceIn('1 250.00 EUR', credit.pattern), 1_250)
  t.equal(balanceIn('nothing', credit.pattern), null)
})
