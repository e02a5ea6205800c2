import t from 'tap'
import type { Caller } from '../../../board/virtual/caller/caller.ts'
import { createExchange } from '../../../board/virtual/exchange/exchange.ts'
import { soundAfter, soundBefore } from '../../../board/virtual/caller/recording.ts'
import type { IncomingCall, Terminal } from '../../../board/virtual/exchange/terminal.ts'
import { dtmf } from '../../../firmware/audio/dtmf.ts'
import type { Key } from '../../../firmware/ports/line.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'

/** A telephone that notes what happens to it. */
const telephone = () => {
  const notes: string[] = []
  const heard: Int16Array[] = []
  let call: IncomingCall | undefined
  let mouth: Int16Array[] = []
  const terminal: Terminal = {
    offer: incoming => {
      if (call) return false
      call = incoming
      notes.push(`offered ${incoming.from}`)
      return true
    },
    ring: () => void notes.push('ring'),
    released: () => void notes.push('released'),
    hear: frame => void heard.push(frame),
    speak: () => mouth.shift() ?? null,
    pressed: (key: Key) => void notes.push(`key ${key}`),
  }
  const say = (frames: Int16Array[]) => void (mouth = frames)
  return { terminal, notes, heard, say, call: () => call }
}
const bench = () => {
  const clock = simClock()
  const exchange = createExchange({ clock, ringEveryMs: 5_000, noAnswerMs: 30_000 })
  const phone = telephone()
  exchange.connect('2', phone.terminal)
  const talk = async (): Promise<Caller> => {
    const caller = exchange.dial({ from: '1', to: '2' })
    await clock.advance(0)
    phone.call()?.answer()
    return caller
  }
  return { clock, exchange, phone, talk }
}
const tone = (frames: number, value = 5_000) => new Int16Array(frames * 160).fill(value)

await t.test('rings in its cadence until answered, and gives up in the end', async t => {
  const { clock, exchange, phone } = bench()
  const caller = exchange.dial({ from: null, to: '2' })
  await clock.advance(12_000)
  t.strictSame(phone.notes, ['offered null', 'ring', 'ring', 'ring'])
  await clock.advance(20_000)
  t.strictSame(phone.notes.slice(-2), ['ring', 'released'])
  t.equal(await caller.answered, false)
  await caller.over
})

await t.test('a busy telephone, and a number that nobody has', async t => {
  const { exchange } = bench()
  exchange.dial({ from: '1', to: '2' })
  for (const to of ['2', '3']) {
    const caller = exchange.dial({ from: '4', to })
    t.equal(await caller.answered, false)
    await caller.over
  }
})

await t.test('both directions share one time base, to the sample', async t => {
  const { clock, phone, talk } = bench()
  const caller = await talk()
  t.equal(await caller.answered, true)
  await clock.advance(100)
  const spoken = caller.say(tone(3))
  await clock.advance(60)
  t.strictSame(await spoken, { fromSample: 800, toSample: 1_280, isWhole: true })
  await clock.advance(140)
  phone.say([tone(1, 700)])
  await clock.advance(20)
  const { caller: mouth, callee } = caller.recording()
  t.equal(mouth.length, callee.length)
  t.strictSame([soundAfter(mouth, 0), soundBefore(mouth, mouth.length)], [800, 1_279])
  t.equal(soundAfter(callee, 1_280), 2_400, 'a pause of 1 120 samples, 140 ms')
  t.equal(soundAfter(callee, 2_560), null)
  t.equal(soundBefore(callee, 2_400), null)
  t.equal(phone.heard.length, caller.position() / 160)
})

await t.test('things said at once are said one after another; an abort breaks one off', async t => {
  const { clock, talk } = bench()
  const caller = await talk()
  const away = new AbortController()
  const both = [caller.say(tone(50), away.signal), caller.say(new Int16Array(200).fill(1))]
  await clock.advance(100)
  away.abort()
  await clock.advance(100)
  t.strictSame(await Promise.all(both), [
    { fromSample: 0, toSample: 800, isWhole: false },
    { fromSample: 800, toSample: 1_000, isWhole: true },
  ])
})

await t.test(
  'a key is a tone on the line and an event for the callee, in the middle of a word too',
  async t => {
    const { clock, phone, talk } = bench()
    const caller = await talk()
    void caller.say(tone(10))
    await clock.advance(40)
    const pressed = caller.press('7', 100)
    await clock.advance(100)
    t.match(await pressed, { fromSample: 320, toSample: 1_120 })
    t.strictSame(phone.notes.at(-1), 'key 7')
    t.strictSame(caller.recording().caller.slice(320, 1_120), dtmf('7', 100))
  },
)

await t.test('waits for sound and for quiet on the line', async t => {
  const { clock, phone, talk } = bench()
  const caller = await talk()
  const sound = caller.untilSound()
  await clock.advance(100)
  phone.say([tone(1), tone(1)])
  await clock.advance(20)
  t.equal(await sound, 960)
  const quiet = caller.untilQuiet(200)
  await clock.advance(220)
  t.equal(await quiet, 960 + 160 + 1_600)
  const never = [caller.untilSound(), caller.untilQuiet(5_000)]
  caller.hangUp()
  t.strictSame(await Promise.all(never), [null, null])
  t.equal(await caller.untilSound(), null)
})

await t.test('hang-up by either side stops the line and breaks off what was being said', async t => {
  for (const by of ['caller', 'callee']) {
    const { clock, phone, talk } = bench()
    const caller = await talk()
    const spoken = caller.say(tone(100))
    await clock.advance(200)
    if (by === 'caller') caller.hangUp()
    else phone.call()?.release()
    await caller.over
    t.match(await spoken, { isWhole: false, toSample: 1_600 })
    t.equal(phone.notes.includes('released'), by === 'caller')
    const heard = phone.heard.length
    await clock.advance(100)
    t.equal(phone.heard.length, heard)
    t.match(await caller.say(tone(1)), { isWhole: false })
    for await (const frame of caller.heard) t.equal(frame.length, 160)
  }
})

await t.test('what is wrong with a call is given when it is dialled, and changes while it is up', async t => {
  const { clock, exchange, phone } = bench()
  const caller = exchange.dial({ from: '1', to: '2', path: { toDevice: { gainDb: -20 } } })
  await clock.advance(0)
  phone.call()?.answer()
  void caller.say(tone(50, 5_000))
  await clock.advance(100)
  t.equal(phone.heard.at(-1)?.[0], 500)
  caller.path.toDevice.isCut = true
  await clock.advance(100)
  t.equal(phone.heard.at(-1)?.[0], 0)
  caller.path.toDevice.isCut = false
  caller.path.toDevice.gainDb = 0
  caller.path.echo = { lossDb: 6, delayMs: 40 }
  phone.say([tone(1, 700), tone(1, 700)])
  await clock.advance(200)
  t.ok(
    phone.heard.slice(-9).some(frame => frame.some(sample => sample !== 5_000)),
    'its own words come back',
  )
  caller.hangUp()
})

await t.test('every line of an exchange may be bad in the same way', async t => {
  const clock = simClock()
  const exchange = createExchange({ clock, line: { path: { toDevice: { gainDb: -20 } } } })
  const phone = telephone()
  exchange.connect('2', phone.terminal)
  const caller = exchange.dial({ from: '1', to: '2' })
  await clock.advance(0)
  phone.call()?.answer()
  void caller.say(tone(50, 5_000))
  await clock.advance(100)
  t.equal(phone.heard.at(-1)?.[0], 500)
  caller.hangUp()
})

await t.test('a line has its faults in every call', async t => {
  const { clock, exchange } = bench()
  const phone = telephone()
  exchange.connect('7', phone.terminal, { path: { echo: { lossDb: 6, delayMs: 0 } } })
  const caller = exchange.dial({ from: '1', to: '7', path: { toCaller: { isCut: true } } })
  await clock.advance(0)
  phone.call()?.answer()
  phone.say([tone(1, 700), tone(1, 700), tone(1, 700)])
  await clock.advance(100)
  t.ok(phone.heard.some(frame => frame.some(sample => sample !== 0)))
  t.ok(caller.recording().callee.every(sample => sample === 0))
  caller.hangUp()
})
