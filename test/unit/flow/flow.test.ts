import t from 'tap'
import { deadline } from '../../../firmware/flow/deadline.ts'
import { oneAtATime } from '../../../firmware/flow/one-at-a-time.ts'
import { supervise } from '../../../firmware/flow/supervise.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'

const late = () => new Error('late')
const never = () => new Promise<never>(() => undefined)

await t.test('deadline: the work, its error, or the lateness, whichever is first', async t => {
  const clock = simClock()
  t.equal(await deadline(clock, 100, Promise.resolve('done'), late), 'done')
  await t.rejects(deadline(clock, 100, Promise.reject(new Error('broke')), late), { message: 'broke' })
  const waiting = t.rejects(deadline(clock, 100, never(), late), { message: 'late' })
  await clock.advance(100)
  await waiting
  const away = new AbortController()
  const stopped = t.rejects(deadline(clock, 100, never(), late, away.signal), { message: 'never mind' })
  away.abort(new Error('never mind'))
  await stopped
})

await t.test('deadline: where the machine stood still, what lay ready meanwhile is in time', async t => {
  const clock = simClock()
  let stoodMs = 0
  const stood = { ...clock, nowMs: () => clock.nowMs() + stoodMs }
  const answer = Promise.withResolvers<string>()
  const read = deadline(stood, 2_000, answer.promise, late)
  const waiting = t.rejects(deadline(stood, 2_000, never(), late), { message: 'late' })
  stoodMs = 1_200
  await clock.advance(2_000)
  answer.resolve('read when it woke')
  t.equal(await read, 'read when it woke')
  await clock.advance(1_199)
  let isLate = false
  void waiting.then(() => (isLate = true))
  await clock.advance(0)
  t.notOk(isLate, 'as long again as it stood')
  await clock.advance(1)
  await waiting
})

await t.test('one at a time: in order, and a failure stops nobody', async t => {
  const queue = oneAtATime()
  const seen: string[] = []
  const job = (name: string) => async () => {
    seen.push(`${name}+`)
    await new Promise(resolve => setImmediate(resolve))
    seen.push(`${name}-`)
    if (name === 'b') throw new Error('b broke')
    return name
  }
  const [a, b, c] = await Promise.allSettled([queue(job('a')), queue(job('b')), queue(job('c'))])
  t.same(seen, ['a+', 'a-', 'b+', 'b-', 'c+', 'c-'])
  t.match(a, { value: 'a' })
  t.match(b, { reason: { message: 'b broke' } })
  t.match(c, { value: 'c' })
})

await t.test(
  'supervise: growing pauses, the first again after a steady run, none after the abort',
  async t => {
    const clock = simClock()
    const stop = new AbortController()
    const starts: number[] = []
    const breaks: { message: string; pauseMs: number }[] = []
    const run = async (signal: AbortSignal) => {
      starts.push(clock.nowMs())
      if (starts.length === 5) await clock.sleep(60_000, signal)
      if (starts.length === 7) await clock.sleep(Infinity, signal)
      throw new Error(`break ${starts.length}`)
    }
    const broke = (error: unknown, pauseMs: number) =>
      void breaks.push({ message: (error as Error).message, pauseMs })
    const work = supervise(clock, { run, broke, pausesMs: [0, 500, 2_000], steadyMs: 30_000 }, stop.signal)
    await clock.advance(100_000)
    t.same(
      breaks.map(({ pauseMs }) => pauseMs),
      [0, 500, 2_000, 2_000, 0, 500],
    )
    t.same(starts, [0, 0, 500, 2_500, 4_500, 64_500, 65_000])
    t.equal(breaks[0]?.message, 'break 1')
    stop.abort(new Error('enough'))
    await work
    t.equal(breaks.length, 6, 'what ends by the abort is no break')
  },
)

await t.test('supervise: work that ends by itself is started again', async t => {
  const clock = simClock()
  const stop = new AbortController()
  let runs = 0
  const run = async () => {
    runs += 1
  }
  const work = supervise(clock, { run, broke: () => undefined, pausesMs: [10] }, stop.signal)
  await clock.advance(55)
  t.equal(runs, 6)
  stop.abort()
  await work
})
