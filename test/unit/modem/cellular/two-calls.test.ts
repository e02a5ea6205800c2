import t from 'tap'
import { readHolding } from '../../../../firmware/modem/cellular/supplementary.ts'
import type { Talk } from '../../../../firmware/ports/line.ts'
import { close, collect, lineBench, never } from '../line-bench.ts'

const FAR = '+37061110001'
const tone = (value: number) => new Int16Array(1_600).fill(value)
const has = (pcm: Int16Array, value: number) => pcm.includes(value)

/** A caller, and a colleague whom we ring meanwhile. */
const consulting = async (
  t: Parameters<typeof lineBench>[0],
  device: Parameters<typeof lineBench>[1] = {},
) => {
  const bench = await lineBench(t, device)
  const { clock, modem, call, wait } = bench
  const first = await call()
  const colleague = modem.exchange.subscribe(FAR, { is: 'person' })
  const coming = colleague.next()
  const second = await wait(first.talk.consult(FAR, never))
  await clock.advance(100)
  const say = (talk: Talk, value: number) =>
    Promise.all(Array.from({ length: 10 }, () => talk.say(new Int16Array(160).fill(value))))
  return { ...bench, first, second, person: await coming, say }
}

await t.test('consult: the caller is held and hears nothing, the colleague hears us', async t => {
  const { clock, modem, first, second, person, say, wait } = await consulting(t)
  t.ok(modem.sent.includes('AT+CHLD=2'))
  await wait(Promise.all([say(second, 1_111), say(first.talk, 2_222), first.caller.say(tone(3_333))]))
  await clock.advance(200)
  t.ok(has(person.recording().callee, 1_111))
  t.notOk(has(first.caller.recording().callee, 1_111))
  t.notOk(has(person.recording().callee, 2_222), 'what is said to a held call goes nowhere')
  await wait(close(second))
  await wait(person.over)
  t.notOk(modem.sent.includes('AT+CHUP'), 'hung up by its own number: the other call must stay')
  const ears = collect(first.talk)
  await wait(first.talk.resume())
  await wait(Promise.all([say(first.talk, 4_444), first.caller.say(tone(5_555))]))
  await clock.advance(200)
  t.ok(has(first.caller.recording().callee, 4_444))
  t.ok(ears.heard.some(frame => has(frame, 5_555)))
})

await t.test('swap: resume of the one holds the other', async t => {
  const { clock, first, second, person, say, wait } = await consulting(t)
  await wait(first.talk.resume())
  await wait(say(first.talk, 1_111))
  await clock.advance(200)
  t.ok(has(first.caller.recording().callee, 1_111))
  t.notOk(has(person.recording().callee, 1_111))
  await wait(second.resume())
  await wait(say(second, 2_222))
  await clock.advance(200)
  t.ok(has(person.recording().callee, 2_222))
  t.notOk(has(first.caller.recording().callee, 2_222))
})

await t.test('three-way: they hear us and one another', async t => {
  const { clock, first, second, person, say, wait } = await consulting(t)
  await wait(second.join())
  await wait(Promise.all([say(second, 1_111), first.caller.say(tone(3_333))]))
  await clock.advance(300)
  const heard = [first.caller, person].map(one => one.recording().callee)
  t.ok(
    heard.every(pcm => has(pcm, 1_111) || pcm.some(sample => sample > 1_000)),
    'both hear us',
  )
  t.ok(
    heard[1]?.some(sample => sample >= 3_333),
    'the colleague hears the caller',
  )
})

await t.test('put through: the two talk on without us, and the line is free', async t => {
  const { clock, line, first, second, person, wait } = await consulting(t)
  const [a, b] = [collect(first.talk), collect(second)]
  await wait(second.transfer())
  await wait(Promise.all([a.done, b.done]))
  await clock.advance(600)
  t.equal(line.status().state, 'idle')
  await wait(first.caller.say(tone(3_333)))
  await clock.advance(200)
  t.ok(has(person.recording().callee, 3_333))
})

await t.test('a firmware without explicit transfer says so, and both calls stay', async t => {
  const { line, first, second, wait } = await consulting(t, { firmware: 'SIM7600M21-A_V2.0.2' })
  t.match(line.abilities(), { holds: true, joins: true, transfers: false })
  await t.rejects(wait(second.transfer()), { code: 'LINE_CANNOT', message: /cannot put a call through/ })
  await wait(first.talk.resume())
  t.equal(line.status().state, 'talking')
})

await t.test('a colleague who is busy: the caller is taken back', async t => {
  const { clock, modem, call, wait } = await lineBench(t)
  const { caller, talk } = await call()
  modem.exchange.subscribe(FAR, { is: 'busy' })
  await t.rejects(wait(talk.consult(FAR, never)), { code: 'FAR_BUSY' })
  await wait(Promise.all(Array.from({ length: 10 }, () => talk.say(new Int16Array(160).fill(1_234)))))
  await clock.advance(200)
  t.ok(has(caller.recording().callee, 1_234))
})

await t.test('the held caller hangs up: their talk ends, the other goes on', async t => {
  const { clock, first, second, person, say, wait } = await consulting(t)
  const ears = collect(first.talk)
  first.caller.hangUp()
  await wait(ears.done, 3_000)
  await wait(say(second, 1_111))
  await clock.advance(200)
  t.ok(has(person.recording().callee, 1_111))
  await t.rejects(wait(second.join()), { code: 'LINE_CANNOT', message: /no second call/ })
})

await t.test('a call waits: it is announced, and answering it holds the first', async t => {
  const { clock, modem, line, call, ring, nextRing, wait } = await lineBench(t)
  const first = await call()
  const second = ring('+37060000002')
  const waiting = await nextRing(2_000)
  t.equal(waiting.from, '+37060000002')
  t.equal(line.status().state, 'talking')
  const talk = await wait(line.answer(waiting, never))
  t.equal(modem.sent.filter(command => command === 'ATA').length, 1, 'the second is taken by CHLD')
  await wait(Promise.all(Array.from({ length: 10 }, () => talk.say(new Int16Array(160).fill(1_234)))))
  await clock.advance(200)
  t.ok(has(second.recording().callee, 1_234))
  t.notOk(has(first.caller.recording().callee, 1_234))
  await wait(close(talk))
  await wait(second.over)
  await wait(first.talk.resume())
})

await t.test('a call that waited and gave up', async t => {
  const { clock, line, call, ring, nextRing } = await lineBench(t)
  await call()
  const second = ring('+37060000002')
  const waiting = await nextRing(2_000)
  second.hangUp()
  await clock.advance(2_500)
  t.ok(waiting.gone.aborted)
  t.equal(line.status().state, 'talking', 'the first goes on')
})

await t.test('what AT+CHLD=? lists is read in the forms it comes in', async t => {
  t.strictSame(readHolding('+CHLD: (0,1,1x,2,2x,3,4)'), ['0', '1', '1x', '2', '2x', '3', '4'])
  t.strictSame(readHolding('+CHLD: 0,1,1X,2'), ['0', '1', '1x', '2'])
  t.strictSame(readHolding('+CHLD: ("0","1","2")'), ['0', '1', '2'])
  t.equal(readHolding('OK'), null)
})
