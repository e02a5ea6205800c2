import t from 'tap'
import { heedWaiting } from '../../../firmware/main/waiting-calls.ts'
import type { Line, Ring } from '../../../firmware/ports/line.ts'
import type { SimClock } from '../../../firmware/time/sim-clock.ts'
import { close, lineBench, never } from '../modem/line-bench.ts'
import { v253Bench } from '../modem/v253/bench.ts'

// Simulated time on a machine that may be busy
t.setTimeout(120_000)

/** What is told of a line by turns, as one who answers calls asks for it: not while a call is up. */
const heed = (line: Line, clock: SimClock) => {
  const noted: unknown[] = []
  const startMs = clock.epochMs()
  const ours = heedWaiting(line, {
    clock,
    note: async ({ from, sinceMs }, why) =>
      void noted.push({
        from,
        why,
        rangMs: clock.epochMs() - (sinceMs ?? NaN),
        atMs: clock.epochMs() - startMs,
      }),
  })
  const rings = ours.rings(never)[Symbol.asyncIterator]()
  const next = async (): Promise<Ring> => {
    const { value, done } = await rings.next()
    if (done) throw new Error('no more rings')
    return value
  }
  return { ours, noted, next }
}

await t.test('a mobile line: who waits and gives up met a busy line', async t => {
  const { clock, line, ring, wait } = await lineBench(t)
  const { ours, noted, next } = heed(line, clock)
  const coming = next()
  ring('+37060000001')
  const talk = await wait(ours.answer(await wait(coming), never))
  const second = ring('+37060000002')
  await clock.advance(9_000)
  t.strictSame(noted, [], 'not while they wait')
  second.hangUp()
  await clock.advance(3_000)
  t.match(noted, [{ from: '+37060000002', why: 'busy' }])
  const [{ rangMs }] = noted as [{ readonly rangMs: number }]
  t.ok(rangMs > 7_000 && rangMs < 12_000, `they rang for ${rangMs} ms`)
  await wait(close(talk))
  const third = next()
  ring('+37060000003')
  t.equal((await wait(third)).from, '+37060000003', 'and is not told of as if they still rang')
  t.equal(noted.length, 1)
})

await t.test('a mobile line: who still waits when the call is over is answered', async t => {
  const { clock, line, ring, wait } = await lineBench(t)
  const { ours, noted, next } = heed(line, clock)
  const coming = next()
  ring('+37060000001')
  const talk = await wait(ours.answer(await wait(coming), never))
  const beganMs = clock.epochMs()
  const second = ring('+37060000002')
  await clock.advance(5_000)
  await wait(close(talk))
  const waited = await wait(next())
  t.equal(waited.from, '+37060000002')
  t.ok((waited.sinceMs ?? Infinity) - beganMs < 2_000, 'since they began to wait')
  const answered = await wait(ours.answer(waited, never))
  await wait(close(answered))
  await wait(second.over)
  t.strictSame(noted, [])
})

await t.test('an analogue line: who knocks by the exchange’s beep and gives up', async t => {
  const { clock, modem, line, ring, wait } = await v253Bench(t)
  const { ours, noted, next } = heed(line, clock)
  const coming = next()
  ring()
  const talk = await wait(ours.answer(await wait(coming, 20_000), never))
  for (let beeps = 0; beeps < 3; beeps += 1) {
    modem.device().code('w')
    await clock.advance(4_450)
  }
  t.strictSame(noted, [])
  await clock.advance(12_000)
  t.match(noted, [{ from: null, why: 'busy' }], 'who it was the line does not tell')
  t.equal(line.status().state, 'talking', 'and the call goes on')
  await wait(close(talk))
})

await t.test('an analogue line: who knocks until the call is over rings, and is not missed', async t => {
  const { clock, modem, line, ring, wait } = await v253Bench(t)
  const { ours, noted, next } = heed(line, clock)
  const coming = next()
  ring()
  const talk = await wait(ours.answer(await wait(coming, 20_000), never))
  modem.device().code('w')
  await clock.advance(4_000)
  await wait(close(talk))
  const again = next()
  ring()
  t.ok(await wait(again, 20_000))
  await clock.advance(15_000)
  t.strictSame(noted, [])
})
