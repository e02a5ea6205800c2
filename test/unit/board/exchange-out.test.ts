import t from 'tap'
import { createExchange, type ConnectOptions } from '../../../board/virtual/exchange/exchange.ts'
import { isSound, soundAfter } from '../../../board/virtual/caller/recording.ts'
import type { Behaviour } from '../../../board/virtual/exchange/subscriber.ts'
import type { CallEnd, IncomingCall, Network, Terminal } from '../../../board/virtual/exchange/terminal.ts'
import { concat } from '../../../firmware/audio/frame.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { toneDb } from '../speech/tones.ts'

/** A telephone that can dial, and notes what happens to it. */
const telephone = () => {
  const notes: string[] = []
  const heard: Int16Array[] = []
  const calls: IncomingCall[] = []
  let network: Network | undefined
  let word: Int16Array | null = null
  const terminal: Terminal = {
    offer: call => calls.push(call) > 0,
    ring: () => void notes.push('ring'),
    released: () => void notes.push('released'),
    hear: frame => void heard.push(frame),
    speak: () => word,
    pressed: key => void notes.push(`key ${key}`),
    connected: given => void (network = given),
  }
  const dial = (to: string): CallEnd => {
    if (!network) throw new Error('not connected')
    return network.dial(to, {
      alerting: () => void notes.push('alerting'),
      connected: () => void notes.push('connected'),
      ended: cause => void notes.push(`ended ${cause}`),
    })
  }
  /** What it heard since it was last asked. */
  const sound = () => concat(heard.splice(0))
  return { terminal, notes, calls, dial, sound, say: (value: number) => (word = tone(1, value)) }
}
const tone = (frames: number, value = 5_000) => new Int16Array(frames * 160).fill(value)
const bench = (line: ConnectOptions = {}, country = 'LT') => {
  const clock = simClock()
  const exchange = createExchange({ clock, noAnswerMs: 30_000, setUpMs: 200, country })
  const phone = telephone()
  exchange.connect('1', phone.terminal, line)
  const ring = (behaviour: Behaviour, to = '2') => ({
    who: exchange.subscribe(to, behaviour),
    end: phone.dial(to),
  })
  return { clock, exchange, phone, ring }
}

await t.test('a person: ringback, then their voice; keys and hang-up arrive', async t => {
  const { clock, phone, ring } = bench()
  const { who, end } = ring({ is: 'person', answersAfterMs: 3_000, says: tone(5) })
  await clock.advance(180)
  t.notOk(isSound(phone.sound()), 'nothing while it is set up')
  await clock.advance(2_900)
  t.ok(isSound(phone.sound()), 'ringback')
  t.strictSame(phone.notes, ['alerting'])
  phone.say(700)
  await clock.advance(1_000)
  t.strictSame(phone.notes, ['alerting', 'connected'])
  t.ok(phone.sound().includes(5_000), 'their word')
  const person = who.calls[0]
  t.equal(await person?.answered, true)
  t.equal(person?.recording().callee.includes(700), true)
  end.press('5')
  void person?.press('#')
  await clock.advance(200)
  t.strictSame(person?.felt(), ['5'])
  t.ok(soundAfter(person?.recording().callee ?? tone(0), 0, 10_000), 'and its tones are on the line')
  t.equal(phone.notes.at(-1), 'key #')
  person?.hangUp()
  await clock.advance(100)
  t.equal(phone.notes.at(-1), 'ended normal')
})

await t.test('an answering machine speaks, beeps and listens', async t => {
  const { clock, phone, ring } = bench()
  const { who, end } = ring({ is: 'machine', answersAfterMs: 1_000, greeting: tone(10), beepMs: 400 })
  await clock.advance(1_200)
  phone.sound()
  await clock.advance(1_200)
  const heard = phone.sound()
  const greeted = heard.lastIndexOf(5_000)
  const beeped = heard.findLastIndex(sample => sample !== 0)
  t.ok(beeped - greeted > 3_000 && beeped - greeted <= 3_200, 'a beep of 400 ms after the greeting')
  end.release()
  await who.calls[0]?.over
  t.strictSame(phone.notes, ['alerting', 'connected'], 'who hangs up is not told so')
})

await t.test('no call comes to be: why is told, once', async t => {
  const cases: [Behaviour | null, string][] = [
    [{ is: 'busy' }, 'busy'],
    [{ is: 'unreachable' }, 'unreachable'],
    [{ is: 'congestion' }, 'congestion'],
    [{ is: 'no answer' }, 'no answer'],
    [{ is: 'rejects' }, 'rejected'],
    [null, 'unassigned'],
  ]
  for (const [behaviour, cause] of cases) {
    const { clock, phone, ring } = bench()
    if (behaviour) ring(behaviour)
    else phone.dial('2')
    await clock.advance(31_000)
    t.equal(phone.notes.at(-1), `ended ${cause}`)
    t.notOk(phone.notes.includes('connected'), cause)
    phone.sound()
    await clock.advance(1_000)
    t.equal(phone.sound().length, 0, 'the line is dead')
  }
})

await t.test('false answer (modems.md 1.3): the network says connected at ringback', async t => {
  const { clock, phone, ring } = bench()
  const { who } = ring({ is: 'person', answersAfterMs: 8_000, reportedAt: 'ringback' })
  await clock.advance(1_000)
  t.strictSame(phone.notes, ['alerting', 'connected'])
  t.ok(isSound(phone.sound()), 'though it still rings')
  await clock.advance(8_000)
  t.equal(phone.notes.length, 2, 'and says nothing when they do')
  t.equal(await who.calls[0]?.answered, true)
})

await t.test('who gives up early stops their bell', async t => {
  const { clock, ring } = bench()
  const { who, end } = ring({ is: 'person', answersAfterMs: 5_000 })
  await clock.advance(1_000)
  end.release()
  t.equal(await who.calls[0]?.answered, false)
  await who.calls[0]?.over
})

await t.test('hold, and a conference of three', async t => {
  const { clock, phone, ring } = bench()
  const first = ring({ is: 'person', answersAfterMs: 100 }, '2')
  await clock.advance(1_000)
  first.end.hold()
  phone.say(700)
  const second = ring({ is: 'person', answersAfterMs: 100 }, '3')
  await clock.advance(1_000)
  const [a, b] = [first.who.calls[0], second.who.calls[0]]
  t.notOk(a?.recording().callee.includes(700), 'who is held hears nothing')
  t.ok(b?.recording().callee.includes(700))
  phone.sound()
  void a?.say(tone(10, 2_000))
  await clock.advance(200)
  t.notOk(phone.sound().includes(2_000), 'and is not heard')
  first.end.resume()
  phone.say(0)
  void a?.say(tone(10, 2_000))
  void b?.say(tone(10, 3_000))
  await clock.advance(300)
  t.ok(phone.sound().includes(5_000), 'both are heard')
  t.ok(a?.recording().callee.includes(3_000), 'and hear one another')
  t.ok(b?.recording().callee.includes(2_000))
})

await t.test('explicit transfer leaves the two together', async t => {
  const { clock, phone, ring } = bench()
  const first = ring({ is: 'person', answersAfterMs: 100 }, '2')
  await clock.advance(1_000)
  t.equal(first.end.transferTo(first.end), false, 'not to itself')
  first.end.hold()
  const second = ring({ is: 'person', answersAfterMs: 2_000 }, '3')
  await clock.advance(1_000)
  t.equal(first.end.transferTo(second.end), false, 'not before they answer')
  await clock.advance(2_000)
  t.equal(first.end.transferTo(second.end), true)
  t.strictSame(phone.notes.slice(-2), ['ended normal', 'ended normal'])
  phone.sound()
  const [a, b] = [first.who.calls[0], second.who.calls[0]]
  void a?.say(tone(10, 2_000))
  await clock.advance(400)
  t.equal(phone.sound().length, 0)
  t.ok(b?.recording().callee.includes(2_000))
  a?.hangUp()
  await b?.over
})

await t.test('one terminal rings another', async t => {
  const { clock, exchange, phone } = bench()
  const other = telephone()
  exchange.connect('9', other.terminal)
  const end = phone.dial('9')
  await clock.advance(1_000)
  t.equal(other.calls[0]?.from, '1')
  t.strictSame([phone.notes, other.notes], [['alerting'], ['ring']])
  other.calls[0]?.answer()
  phone.say(700)
  other.say(900)
  phone.sound()
  await clock.advance(200)
  t.ok(phone.sound().includes(900))
  t.ok(other.sound().includes(700))
  end.press('1')
  t.equal(other.notes.at(-1), 'key 1')
  other.calls[0]?.release()
  t.equal(phone.notes.at(-1), 'ended normal')
})

await t.test('the tones are those of the country', async t => {
  for (const [country, hz] of [
    ['LT', [425]],
    ['GB', [400, 450]],
    ['US', [440, 480]],
  ] as const) {
    const { clock, phone, ring } = bench({}, country)
    ring({ is: 'no answer' })
    await clock.advance(300)
    phone.sound()
    await clock.advance(300)
    const heard = phone.sound()
    const strong = [400, 425, 440, 450, 480, 620].filter(one => toneDb(heard, one, 8_000) > -28)
    t.strictSame(strong, hz, country)
  }
})

await t.test('an analog line that is not told hears a tone until it hangs up', async t => {
  const { clock, phone, ring } = bench({ clearing: { isTold: false, tone: 'congestion' } })
  const { who, end } = ring({ is: 'person', answersAfterMs: 100 })
  await clock.advance(1_000)
  who.calls[0]?.hangUp()
  phone.sound()
  await clock.advance(3_000)
  t.strictSame(phone.notes, ['alerting', 'connected'])
  const heard = phone.sound()
  t.equal(heard.length, 24_000)
  t.ok(isSound(heard))
  end.release()
  await clock.advance(100)
  t.equal(phone.sound().length, 0)
})
