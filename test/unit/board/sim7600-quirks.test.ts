import t from 'tap'
import { bench, CALLER, NUMBER } from './device.ts'

const FAR = '+37061110001'

/** A device that talks about its calls, without echo. */
const ready = async (firmware?: Parameters<typeof bench>[0]) => {
  const device = bench(firmware)
  await device.type('ATE0')
  await device.type('AT+CLCC=1')
  const say = async (command: string, ms?: number) => device.lines(await device.type(command, ms))
  return { ...device, say }
}
const inCall = async (firmware?: Parameters<typeof bench>[0]) => {
  const device = await ready(firmware)
  const caller = device.exchange.dial({ from: CALLER, to: NUMBER })
  await device.clock.advance(100)
  await device.say('ATA')
  return { ...device, caller }
}

await t.test('1.3 dial: OK is only the beginning, then dialling, alerting, BEGIN, active', async t => {
  const { clock, exchange, say, said, lines } = await ready()
  exchange.subscribe(FAR, { is: 'person', answersAfterMs: 1_000 })
  const call = (stat: number) => `+CLCC: 1,0,${stat},0,0,"${FAR}",145`
  t.strictSame(await say(`ATD${FAR};`), ['OK', call(2)])
  await clock.advance(300)
  t.strictSame(lines(said()), [call(3)])
  await clock.advance(1_200)
  t.strictSame(lines(said()), ['VOICE CALL: BEGIN', call(0)])
})

await t.test('1.3 without the semicolon it is a data call, which fails', async t => {
  const { say, exchange } = await ready()
  exchange.subscribe(FAR, { is: 'person' })
  t.strictSame(await say(`ATD${FAR}`), ['NO CARRIER'])
})

await t.test('1.3 the end of a call that came to nothing, and its cause', async t => {
  const { clock, exchange, say, said, lines } = await ready()
  t.strictSame(await say('AT+CEER'), ['+CEER: "0 Unknown"', 'OK'])
  exchange.subscribe(FAR, { is: 'busy' })
  await say(`ATD${FAR};`)
  await clock.advance(500)
  t.strictSame(lines(said()).slice(-3), [`+CLCC: 1,0,6,0,0,"${FAR}",145`, 'VOICE CALL: END', 'NO CARRIER'])
  t.strictSame(await say('AT+CEER'), ['+CEER: "17 User busy"', 'OK'])
})

await t.test('1.3 false answer: BEGIN and active come with the first ringback', async t => {
  const { clock, exchange, say, said } = await ready()
  exchange.subscribe(FAR, { is: 'rejects', reportedAt: 'ringback', afterMs: 5_000 })
  await say(`ATD${FAR};`)
  await clock.advance(500)
  t.match(said(), /VOICE CALL: BEGIN[^]*\+CLCC: 1,0,0/)
})

await t.test('1.3 CHLD: listed as the firmware has it; hold, swap and hang up by number', async t => {
  const { clock, exchange, say, said } = await inCall()
  t.strictSame(await say('AT+CHLD=?'), ['+CHLD: (0,1,1x,2,2x,3,4)', 'OK'])
  t.strictSame((await say('AT+CHLD=2')).slice(-1), ['OK'])
  exchange.subscribe(FAR, { is: 'person', answersAfterMs: 100 })
  await say(`ATD${FAR};`)
  await clock.advance(600)
  said()
  const stats = async () =>
    (await say('AT+CLCC')).map(line => /^\+CLCC: (\d),\d,(\d)/.exec(line)?.slice(1).join(':'))
  t.strictSame(await stats(), ['1:1', '2:0', undefined])
  await say('AT+CHLD=2')
  t.strictSame(await stats(), ['1:0', '2:1', undefined])
  await say('AT+CHLD=12')
  t.strictSame(await stats(), ['1:0', undefined])
  t.strictSame(await say('AT+CHLD=3'), ['ERROR'], 'nothing to join')
  const other = await inCall('SIM7600M21-A_V2.0.2')
  t.strictSame(await other.say('AT+CHLD=4'), ['ERROR'], 'this firmware has no explicit transfer')
})

await t.test('1.3 VTS takes the key bare or quoted, as the firmware likes, and only in a call', async t => {
  const { say } = await inCall('LE20B02SIM7600M22')
  t.strictSame(await say('AT+VTS=5'), ['OK'])
  t.strictSame(await say('AT+VTS="5"'), ['ERROR'])
  const other = await inCall('SIM7600M21-A_V2.0.2')
  t.strictSame(await other.say('AT+VTS=5'), ['ERROR'])
  t.strictSame(await other.say('AT+VTS="5"'), ['OK'])
  const idle = await ready()
  t.strictSame(await idle.say('AT+VTS=5'), ['ERROR'])
})

await t.test('1.3 a second caller waits where CCWA is on, is busy where it is off', async t => {
  const { clock, exchange, say, said } = await inCall()
  t.equal(await exchange.dial({ from: '1', to: NUMBER }).answered, false)
  await say('AT+CCWA=1')
  exchange.dial({ from: '+37060000002', to: NUMBER })
  await clock.advance(100)
  t.match(said(), /\+CLCC: 2,1,5,0,0,"\+37060000002",145[^]*\+CCWA: "\+37060000002",145,1/)
})

await t.test(
  '1.4 LE20B05: call 2 is refused first, call 3 takes nothing more; a restart cures it',
  async t => {
    const { clock, exchange, device, say, isPaused } = await ready('LE20B05SIM7600M21-A_250919')
    const call = async () => {
      const caller = exchange.dial({ from: CALLER, to: NUMBER })
      await clock.advance(100)
      await say('ATA')
      const first = (await say('AT+CPCMREG=1')).at(-1)
      const second = (await say('AT+CPCMREG=1')).at(-1)
      device.feedPcm(new Uint8Array(640).fill(1))
      await clock.advance(100)
      await say('AT+CHUP')
      return [first, second, caller.recording().callee.includes(257), isPaused()]
    }
    t.strictSame(await call(), ['OK', 'OK', true, false])
    t.strictSame(await call(), ['ERROR', 'OK', true, false])
    t.strictSame(await call(), ['OK', 'OK', false, true])
  },
)

await t.test('1.4 16 kHz against the setting, one byte lost, and a side that does not hear', async t => {
  const { clock, device, faults, say, audio, caller } = await inCall()
  await say('AT+CPCMREG=1', 5)
  faults.isWideband = true
  const before = audio().length
  await clock.advance(1_000)
  t.equal(audio().length - before, 32_000)
  faults.isWideband = false
  const from = audio().length
  faults.slips = 1
  await clock.advance(1_000)
  t.equal(audio().length - from, 15_999)
  faults.isDeaf = true
  device.feedPcm(new Uint8Array(640).fill(1))
  await clock.advance(100)
  t.notOk(caller.recording().callee.includes(257), 'taken, and heard by nobody')
})

await t.test('1.6 the PIN: wrong ones are counted, the third locks the card', async t => {
  const { faults, say } = await ready()
  faults.sim = 'pin'
  await say('AT+CMEE=1')
  t.strictSame(await say('AT+SPIC'), ['+SPIC: 3,10,3,10', 'OK'])
  t.strictSame(await say('AT+CPIN="1111"'), ['+CME ERROR: 16'])
  t.strictSame(await say('AT+SPIC'), ['+SPIC: 2,10,3,10', 'OK'])
  t.strictSame(await say('AT+CPIN=4321'), ['OK'])
  t.strictSame(await say('AT+CPIN?'), ['+CPIN: READY', 'OK'])
  faults.sim = 'pin'
  for (const pin of ['1', '2', '3']) await say(`AT+CPIN="${pin}"`)
  t.strictSame(await say('AT+CPIN?'), ['+CPIN: SIM PUK', 'OK'])
})

await t.test('1.7 a restart in the middle of a command: it is never answered', async t => {
  const { faults, say, resets } = await ready()
  faults.rebootsAt = '+CSQ'
  t.strictSame(await say('AT+CSQ'), [])
  t.equal(resets(), 1)
})

await t.test('USSD: the network answers after the OK', async t => {
  const { clock, faults, say, said, lines } = await ready()
  faults.ussd = code => (code === '*100#' ? '+CUSD: 0,"5.00 EUR",15' : null)
  t.strictSame(await say('AT+CUSD=1,"*100#",15'), ['OK'])
  await clock.advance(2_000)
  t.strictSame(lines(said()), ['+CUSD: 0,"5.00 EUR",15'])
  await say('AT+CUSD=1,"*999#",15')
  await clock.advance(2_000)
  t.strictSame(lines(said()), ['+CUSD: 4'])
})
