import t from 'tap'
import { dialable } from '../../../firmware/modem/number.ts'
import { readCause, refusalOf } from '../../../firmware/modem/cellular/end-cause.ts'
import { close, collect, lineBench, never, until } from './line-bench.ts'

const FAR = '+37061110001'

await t.test('ATD with a semicolon, both are heard bit by bit, and we hang up', async t => {
  const { clock, modem, line, dial, wait } = await lineBench(t)
  const { person, talk } = await dial(FAR)
  t.ok(modem.sent.includes(`ATD${FAR};`), 'without the semicolon it would be a data call')
  t.equal(line.status().state, 'talking')
  const ears = collect(talk)
  const words = Int16Array.from({ length: 1_600 }, (_, i) => (i % 2 ? -i - 1 : i + 1))
  await wait(Promise.all([person.say(words), talk.say(new Int16Array(160).fill(77))]))
  await clock.advance(200)
  t.equal(person.recording().callee.filter(sample => sample === 77).length, 160)
  t.equal(ears.heard.flatMap(frame => [...frame]).filter(sample => sample !== 0).length >= 1_600, true)
  await wait(close(talk))
  await wait(Promise.all([person.over, ears.done]))
  t.equal(line.status().state, 'idle')
})

await t.test('what comes of a call is told apart', async t => {
  const { modem, line, wait } = await lineBench(t)
  for (const [behaviour, code, detail] of [
    [{ is: 'busy' }, 'FAR_BUSY', {}],
    [{ is: 'no answer' }, 'NO_ANSWER', {}],
    [{ is: 'rejects' }, 'CALL_REFUSED', { cause: 'Call rejected' }],
    [{ is: 'unreachable' }, 'CALL_REFUSED', { cause: 'Destination out of order' }],
  ] as const) {
    modem.exchange.subscribe(FAR, behaviour)
    await t.rejects(wait(line.dial(FAR, never), 100_000), { code, detail }, behaviour.is)
    t.equal(line.status().state, 'idle')
  }
  await t.rejects(wait(line.dial('+37069999999', never)), {
    code: 'CALL_REFUSED',
    message: /Unassigned number/,
  })
})

await t.test('an early NO CARRIER after ATD is no failure while the call is listed', async t => {
  const { modem, dial, wait } = await lineBench(t)
  modem.faults.isEarlyNoCarrier = true
  const { talk } = await dial(FAR)
  await wait(close(talk))
  t.pass('the call came through')
})

await t.test('off the network the call fails at once, and says so', async t => {
  const { clock, modem, line, wait } = await lineBench(t)
  modem.faults.registration = 2
  for (const domain of ['CREG', 'CEREG']) modem.notify(`+${domain}: 2`)
  await clock.advance(10)
  await t.rejects(wait(line.dial(FAR, never), 5_000), { code: 'NOT_REGISTERED', message: /searching/ })
})

await t.test('a call taken back while it rings is hung up there', async t => {
  const { clock, modem, line, wait } = await lineBench(t)
  const far = modem.exchange.subscribe(FAR, { is: 'no answer' })
  const away = new AbortController()
  const dialling = t.rejects(line.dial(FAR, away.signal), { message: 'never mind' })
  await clock.advance(2_000)
  t.equal(line.status().state, 'dialling')
  await t.rejects(wait(line.dial('123', never)), { code: 'LINE_IN_USE' })
  away.abort(new Error('never mind'))
  await wait(dialling, 2_000)
  await wait(Promise.all(far.calls.map(call => call.over)), 1_000)
  t.ok(await until(clock, () => line.status().state === 'idle', 2_000))
})

for (const [firmware, form] of [
  ['LE20B02SIM7600M22', 'AT+VTS=5'],
  ['SIM7600M21-A_V2.0.2', 'AT+VTS="5"'],
] as const)
  await t.test(`keys go out in the quoting form that ${firmware} knows, found once`, async t => {
    const { clock, modem, dial, wait } = await lineBench(t, { firmware })
    const { person, talk } = await dial(FAR)
    modem.sent.length = 0
    await wait(talk.press('5'))
    await wait(talk.press('#'))
    await wait(talk.press('5'))
    await clock.advance(500)
    const sent = modem.sent.filter(command => command.startsWith('AT+VTS'))
    t.equal(sent.at(-1), form)
    t.ok(sent.length <= 4, 'the wrong form is tried once at most')
    t.ok(
      person.recording().callee.some(sample => Math.abs(sample) > 5_000),
      'they hear the tones',
    )
    await wait(close(talk))
    await t.rejects(wait(talk.press('1')), { code: 'LINE_GONE' })
  })

await t.test('a number with rubbish never reaches the modem', async t => {
  const { modem, line, wait } = await lineBench(t)
  modem.sent.length = 0
  for (const [number, why] of [
    ['', 'it has no digits'],
    ['+', 'it has no digits'],
    ['12a45', 'it has "a" in it'],
    ['112;+CRESET', 'it has ";" in it'],
    ['1+2', 'its + is not in front'],
    ['1'.repeat(41), 'it is too long'],
    ['٠٦', 'it has "٠" in it'],
  ])
    await t.rejects(wait(line.dial(number ?? '', never)), { code: 'NUMBER_INVALID', detail: { why } })
  t.notOk(modem.sent.some(command => command.startsWith('ATD')))
  t.equal(dialable('+370 (612) 34-567'), '+37061234567')
  t.equal(dialable('*100#'), '*100#')
  t.equal(dialable('#31#+370 612 34567'), '#31#+37061234567', 'our number withheld')
})

await t.test('+CEER is read in the forms it comes in', async t => {
  t.strictSame(readCause('+CEER: "16 Normal call clearing"'), { code: 16, words: 'Normal call clearing' })
  t.strictSame(readCause('+CEER: 0 Unknown'), { code: 0, words: 'Unknown' })
  t.strictSame(readCause('+CEER: No cause information available'), {
    code: null,
    words: 'No cause information available',
  })
  t.equal(readCause('+CEER: ""'), null)
  t.match(refusalOf('NO DIALTONE', null), { code: 'NO_DIAL_TONE' })
  t.match(refusalOf('BUSY', null), { code: 'FAR_BUSY' })
  t.match(refusalOf('NO ANSWER', null), { code: 'NO_ANSWER' })
  t.match(refusalOf('NO CARRIER', { code: 19, words: '' }), { code: 'NO_ANSWER' })
})
