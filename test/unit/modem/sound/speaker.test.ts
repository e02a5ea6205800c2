import t from 'tap'
import { createFrameQueue } from '../../../../firmware/modem/sound/frame-queue.ts'
import { createFrameReader } from '../../../../firmware/modem/sound/frame-reader.ts'
import { createLateness } from '../../../../firmware/modem/sound/lateness.ts'
import { createSpeaker } from '../../../../firmware/modem/sound/speaker.ts'
import { simClock, type SimClock } from '../../../../firmware/time/sim-clock.ts'

const frame = (value: number) => new Int16Array(160).fill(value)

const bench = (clock: SimClock, slow = async () => {}) => {
  const written: { readonly atMs: number; readonly value: number; readonly bytes: number }[] = []
  const stop = new AbortController()
  const speaker = createSpeaker(clock, async bytes => {
    const value = new DataView(bytes.buffer, bytes.byteOffset).getInt16(0, true)
    written.push({ atMs: clock.nowMs(), value, bytes: bytes.length })
    await slow()
  })
  const running = speaker.run(stop.signal)
  return { speaker, written, stop, running }
}
const values = (written: readonly { readonly value: number }[]) => written.map(each => each.value)

await t.test(
  'a frame of 320 bytes every 20 ms, two of them ahead, silence where nothing is said',
  async t => {
    const clock = simClock()
    const { speaker, written } = bench(clock)
    await clock.advance(40)
    t.strictSame(
      written.map(each => each.atMs),
      [0, 0, 20, 40],
    )
    const said = [1, 2, 3, 4].map(value => speaker.say(frame(value)))
    await clock.advance(100)
    await Promise.all(said)
    t.strictSame(values(written), [0, 0, 0, 0, 1, 2, 3, 4, 0])
    t.ok(written.every(each => each.bytes === 320))
    t.match(speaker.counts(), { framesOut: 9, late: 0, starved: 0 })
  },
)

await t.test('say waits while three frames do', async t => {
  const clock = simClock()
  const { speaker } = bench(clock)
  await clock.advance(10)
  let through = 0
  const say = async (value: number) => {
    await speaker.say(frame(value))
    through += 1
  }
  for (let i = 1; i <= 5; i += 1) void say(i)
  await clock.advance(0)
  t.equal(through, 2)
  await clock.advance(30)
  t.equal(through, 2, 'three wait')
  await clock.advance(20)
  t.equal(through, 5, 'two wait')
})

await t.test('the frame may be used again once it was said', async t => {
  const clock = simClock()
  const { speaker, written } = bench(clock)
  const mine = frame(7)
  void speaker.say(mine)
  mine.fill(9)
  await clock.advance(20)
  t.strictSame(values(written), [0, 7, 0])
})

await t.test(
  'starved in the middle of a word: silence, nothing twice, and then all that follows',
  async t => {
    const clock = simClock()
    const { speaker, written } = bench(clock)
    await clock.advance(20)
    for (const value of [1, 2]) void speaker.say(frame(value))
    await clock.advance(100)
    for (const value of [3, 4]) void speaker.say(frame(value))
    await clock.advance(40)
    t.strictSame(values(written), [0, 0, 0, 1, 2, 0, 0, 0, 3, 4])
    t.equal(speaker.counts().starved, 3)
  },
)

await t.test('a gap inside a sentence is starved, the end of one is not', async t => {
  const clock = simClock()
  const { speaker } = bench(clock)
  await clock.advance(20)
  void speaker.say(frame(1))
  await clock.advance(60)
  t.equal(speaker.counts().starved, 0, 'not known yet')
  void speaker.say(frame(2))
  await clock.advance(20)
  t.equal(speaker.counts().starved, 2)
  await clock.advance(400)
  void speaker.say(frame(3))
  await clock.advance(20)
  t.equal(speaker.counts().starved, 2)
})

await t.test(
  'late ticks are made up for within the lead; beyond it the lead is given anew, nothing piles up',
  async t => {
    const clock = simClock()
    let delayMs = 0
    const { speaker, written } = bench(clock, () => (delayMs > 0 ? clock.sleep(delayMs) : Promise.resolve()))
    await clock.advance(20)
    delayMs = 35
    await clock.advance(20)
    delayMs = 0
    await clock.advance(60)
    t.equal(written.length, 2 + 5, 'one for each 20 ms')
    t.equal(speaker.counts().late, 0)
    delayMs = 500
    await clock.advance(20)
    delayMs = 0
    await clock.advance(480)
    const before = written.length
    await clock.advance(40)
    t.ok(written.length - before <= 5, 'not the 24 that were missed')
    t.equal(speaker.counts().late, 1)
    t.ok(speaker.lateness.max() >= 460)
  },
)

await t.test('a write that fails ends the run with its fault', async t => {
  const clock = simClock()
  const { running } = bench(clock, () => Promise.reject(new Error('gone')))
  await t.rejects(running, { message: 'gone' })
})

await t.test('after the end say returns at once', async () => {
  const clock = simClock()
  const { speaker, stop, running } = bench(clock)
  const waiting = [1, 2, 3, 4, 5].map(value => speaker.say(frame(value)))
  speaker.end()
  stop.abort()
  await Promise.all(waiting)
  await speaker.say(frame(6))
  await clock.advance(20)
  await running
})

await t.test('bytes become frames wherever they are cut, odd places as well', async t => {
  const bytes = Uint8Array.from({ length: 320 * 4 }, (_, i) => (i * 7) % 251)
  for (const size of [1, 3, 7, 319, 320, 321, 1_000]) {
    const got: number[] = []
    const reader = createFrameReader(frame => got.push(...new Uint8Array(frame.buffer)))
    for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size))
    t.strictSame(Uint8Array.from(got), bytes, `pieces of ${size}`)
  }
  const got: Int16Array[] = []
  const reader = createFrameReader(frame => got.push(frame))
  reader.push(bytes.subarray(0, 100))
  reader.reset()
  reader.push(new Uint8Array(320).fill(1))
  t.equal(got[0]?.[0], 257, 'what came before the call is gone')
})

await t.test('the queue of frames is bounded and keeps its order', async t => {
  const queue = createFrameQueue(4)
  t.strictSame(
    [1, 2, 3, 4].map(value => queue.put(frame(value))),
    [true, true, true, false],
  )
  const next = () => queue.next()?.[0] ?? null
  t.strictSame([next(), next()], [1, 2])
  t.ok(queue.put(frame(5)) && queue.put(new Int16Array(80).fill(6)))
  t.strictSame([next(), next()], [3, 5])
  const short = queue.next()
  t.strictSame(
    [short?.[0], short?.[158], short?.[160], short?.[319]],
    [6, 6, 0, 0],
    'a short frame ends in silence',
  )
  t.equal(next(), null)
})

await t.test('lateness', async t => {
  const lateness = createLateness()
  t.strictSame([lateness.quantile(0.99), lateness.max(), lateness.over(20)], [0, 0, 0])
  for (let i = 0; i < 99; i += 1) lateness.note(0.4)
  lateness.note(5_000)
  t.equal(lateness.quantile(0.5), 1)
  t.equal(lateness.quantile(0.99), 1)
  t.equal(lateness.quantile(1), 5_000)
  t.equal(lateness.max(), 5_000)
  t.equal(lateness.over(20), 1)
})
