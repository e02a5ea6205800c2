import t from 'tap'
import { shiftedClock, systemClock } from '../../../firmware/time/clock.ts'
import { pace } from '../../../firmware/time/pace.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'

const never = new AbortController().signal

await t.test('simulated time wakes sleepers in order, each with its consequences', async t => {
  const clock = simClock(1_000_000)
  const seen: string[] = []
  const nap = async (name: string, ms: number) => {
    await clock.sleep(ms)
    seen.push(`${name} ${clock.nowMs()}`)
  }
  void nap('b', 20).then(() => nap('b2', 5))
  void nap('a', 10)
  void nap('c', 40)
  await clock.advance(30)
  t.same(seen, ['a 10', 'b 20', 'b2 25'])
  t.equal(clock.nowMs(), 30)
  t.equal(clock.epochMs(), 1_000_030)
})

await t.test('simulated time never goes back, whoever else moves it', async t => {
  const clock = simClock()
  const far = clock.advance(1_000)
  const near = clock.advance(10)
  await Promise.all([far, near])
  t.equal(clock.nowMs(), 1_000)
  await Promise.all([clock.advance(10), clock.advance(500)])
  t.equal(clock.nowMs(), 1_500)
})

for (const [name, clock] of Object.entries({ systemClock, simClock: simClock() }))
  await t.test(`${name}: sleep ends by the abort with its reason`, async t => {
    const stop = new AbortController()
    const sleeping = t.rejects(clock.sleep(60_000, stop.signal), { message: 'awake' })
    stop.abort(new Error('awake'))
    await sleeping
    await t.rejects(clock.sleep(0, stop.signal), { message: 'awake' })
  })

await t.test('a shifted clock goes on at another hour', async t => {
  const clock = simClock(0)
  const shifted = shiftedClock(clock, Date.UTC(2027, 0, 1))
  await clock.advance(1_500)
  t.equal(shifted.epochMs(), Date.UTC(2027, 0, 1) + 1_500)
  t.equal(shifted.nowMs(), 1_500)
})

await t.test('pace: lateness never adds up', async t => {
  const clock = simClock()
  const ticks = pace(clock, 20, never)
  const seen: number[] = []
  // the second reader comes back 13 ms late; the third tick is due at 60 ms all the same
  for (const pauseMs of [20, 33, 7, 20, 20]) {
    void ticks.next().then(() => seen.push(clock.nowMs()))
    await clock.advance(pauseMs)
  }
  t.same(seen, [20, 40, 60, 80, 100])
})

await t.test('pace: missed ticks come at once, after a long gap the schedule begins anew', async t => {
  const clock = simClock()
  const ticks = pace(clock, 20, never, 200)
  const first = ticks.next()
  await clock.advance(20)
  t.same(await first, { value: 0, done: false })
  await clock.advance(60)
  t.same(
    [(await ticks.next()).value, (await ticks.next()).value, (await ticks.next()).value],
    [40, 20, 0],
    'three in one moment, each as late as it is',
  )
  await clock.advance(1_000)
  t.equal((await ticks.next()).value, 980)
  const next = ticks.next()
  await clock.advance(20)
  t.same(await next, { value: 0, done: false }, 'not 49 ticks at once')
})

await t.test('pace ends by the abort', async t => {
  const stop = new AbortController()
  const tick = pace(simClock(), 20, stop.signal).next()
  stop.abort()
  t.match(await tick, { done: true })
})
