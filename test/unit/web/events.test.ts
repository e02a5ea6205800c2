import t from 'tap'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { eventStream } from '../../../firmware/web/events.ts'
import { clinic, createFakeBox } from './fake-box.ts'

const settled = () => new Promise(setImmediate)

const setUp = (signal: AbortSignal) => {
  const clock = simClock()
  const box = createFakeBox(clock)
  const state = () => ({ clinic, nowMs: clock.epochMs(), ...box.live.state() })
  return { box, clock, stream: eventStream({ live: box.live, state, clock }, signal) }
}

await t.test('a reader that stops reading is cut off, and the box forgets it', async t => {
  const { box, stream } = setUp(new AbortController().signal)
  const reading = stream[Symbol.asyncIterator]()
  t.match((await reading.next()).value, /event: state/)
  for (let n = 0; n < 300; n += 1) box.cloud({ state: 'away', waiting: n, reason: null })
  await settled()
  const readOn = async () => {
    while (!(await reading.next()).done);
  }
  await t.rejects(readOn(), { code: 'READER_SLOW' })
  t.equal(box.readers(), 0)
})

await t.test('what happens between the state and the first read is neither lost nor told twice', async t => {
  const { box, stream } = setUp(new AbortController().signal)
  box.cloud({ state: 'away', waiting: 1, reason: null })
  const reading = stream[Symbol.asyncIterator]()
  const first = (await reading.next()).value
  t.match(first, /"waiting":1/, 'it came before the state was taken')
  box.cloud({ state: 'away', waiting: 2, reason: null })
  t.match((await reading.next()).value, /^event: live\nid: 1\ndata: .*"waiting":2/)
  stream.destroy()
})

await t.test('aborting ends the stream after what was already on its way', async t => {
  const stop = new AbortController()
  const { box, stream } = setUp(stop.signal)
  const reading = stream[Symbol.asyncIterator]()
  await reading.next()
  box.cloud({ state: 'off', waiting: 0, reason: null })
  await settled()
  stop.abort()
  t.match((await reading.next()).value, /"state":"off"/)
  t.equal((await reading.next()).done, true)
  t.equal(box.readers(), 0)
})
