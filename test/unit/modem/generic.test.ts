import t, { type Test } from 'tap'
import { createGeneric } from '../../../board/virtual/generic/generic.ts'
import { openGeneric } from '../../../firmware/modem/generic.ts'
import type { Ring } from '../../../firmware/ports/line.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { CALLER, close, never, until } from './line-bench.ts'
import { elapse, memoryModem, NUMBER } from './memory-modem.ts'

const FRIEND = '+37069999999'

/** A plain modem, the line on it, and the means to ring it. */
const bench = async (t: Test, holding: readonly string[] = []) => {
  const clock = simClock()
  const modem = memoryModem(clock, {}, parts => createGeneric({ ...parts, holding }))
  const line = await elapse(clock, openGeneric(modem.line))
  t.teardown(() => elapse(clock, close(line)))
  const rings = line.rings(never)[Symbol.asyncIterator]()
  const nextRing = async (): Promise<Ring> => (await elapse(clock, rings.next())).value as Ring
  const dial = () => modem.exchange.dial({ from: CALLER, to: NUMBER })
  return { clock, modem, line, nextRing, dial }
}
await t.test('the set-up keeps to the standard, and no port is opened for sound', async t => {
  const { clock, modem, line } = await bench(t)
  await clock.advance(1_000)
  const standard =
    /^AT(?:E0|\+(?:CMEE|CPIN|CLIP|CREG|CEREG|COPS|CSQ|CLCC|CCWA|CHLD|VTS)(?:=\?|\?|=[\d,]+)?)?$/
  t.strictSame(
    modem.sent.filter(command => !standard.test(command)),
    [],
  )
  t.notOk(modem.isAudioPortOpen())
  t.match(line.status(), { state: 'idle', network: 'home', signalDbm: -71 })
  t.match(line.abilities(), { audio: 'none', dials: true, presses: true, holds: false })
})

await t.test('a call is seen with its number, cannot be answered, and is left to ring', async t => {
  const { clock, modem, line, nextRing, dial } = await bench(t)
  const caller = dial()
  const ring = await nextRing()
  t.equal(ring.from, CALLER)
  modem.sent.length = 0
  await t.rejects(elapse(clock, line.answer(ring, never)), {
    code: 'LINE_CANNOT',
    message: 'This line cannot carry sound: its audio is reached in no known way.',
  })
  await clock.advance(3_000)
  t.notOk(
    modem.sent.some(command => /^ATA|CHUP|ATH/.test(command)),
    'neither picked up nor refused',
  )
  t.equal(line.status().state, 'ringing')
  caller.hangUp()
  t.ok(await until(clock, () => ring.gone.aborted, 200), 'by NO CARRIER and the list')
  t.equal(line.status().state, 'idle')
})

await t.test('a call that ended says so as gone, not as something the line cannot do', async t => {
  const { clock, line, nextRing, dial } = await bench(t)
  const caller = dial()
  const ring = await nextRing()
  caller.hangUp()
  await until(clock, () => ring.gone.aborted)
  await t.rejects(elapse(clock, line.answer(ring, never)), { code: 'LINE_GONE' })
})

await t.test(
  'it dials, sends keys and hangs up; there is nothing to hear, and saying takes its time',
  async t => {
    const { clock, modem, line } = await bench(t)
    const subscriber = modem.exchange.subscribe(FRIEND, { is: 'person', answersAfterMs: 500 })
    const coming = subscriber.next()
    const talk = await elapse(clock, line.dial(FRIEND, never))
    const friend = await coming
    t.ok(modem.sent.includes(`ATD${FRIEND};`))
    t.equal(await friend.answered, true)
    t.equal(line.status().state, 'talking')
    await elapse(clock, talk.press('5'))
    t.ok(modem.sent.includes('AT+VTS=5'))
    const atMs = clock.nowMs()
    for (let i = 0; i < 10; i += 1) await elapse(clock, talk.say(new Int16Array(160)))
    t.ok(clock.nowMs() - atMs >= 200, 'twenty milliseconds a frame')
    t.match(talk.counts(), { framesIn: 0, framesOut: 0 })
    await elapse(clock, close(talk))
    await elapse(clock, friend.over, 1_000)
    t.equal(await talk.confirmed, 'nobody', 'who it was, nobody heard')
    const heard: unknown[] = []
    for await (const frame of talk.heard) heard.push(frame)
    t.strictSame(heard, [])
  },
)

await t.test('what its AT+CHLD=? lists it can: hold and take back', async t => {
  const { clock, modem, line } = await bench(t, ['0', '1', '1x', '2', '2x'])
  t.match(line.abilities(), { holds: true, consults: true, joins: false, transfers: false })
  modem.exchange.subscribe(FRIEND, { is: 'person', answersAfterMs: 500 })
  const talk = await elapse(clock, line.dial(FRIEND, never))
  modem.sent.length = 0
  await elapse(clock, talk.hold())
  await elapse(clock, talk.resume())
  t.strictSame(
    modem.sent.filter(command => command.startsWith('AT+CHLD')),
    ['AT+CHLD=2', 'AT+CHLD=2'],
  )
  await elapse(clock, close(talk))
})

await t.test('a number that is busy, and one that is nobody’s', async t => {
  const { clock, modem, line } = await bench(t)
  modem.exchange.subscribe(FRIEND, { is: 'busy' })
  await t.rejects(elapse(clock, line.dial(FRIEND, never)), { code: 'FAR_BUSY' })
  await t.rejects(elapse(clock, line.dial('+37060000000', never)), { code: 'CALL_REFUSED' })
  t.equal(line.status().state, 'idle')
})
