import t from 'tap'
import { noLog } from '../../../../firmware/config/log.ts'
import { createNoteRung, keepPulse, outageChannel } from '../../../../firmware/main/report/record.ts'
import type { Ring } from '../../../../firmware/ports/line.ts'
import { openStore } from '../../../../firmware/store/store.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'

const [minuteMs, hourMs] = [60_000, 3_600_000]
const startMs = Date.UTC(2026, 10, 24, 8)

const setUp = async (folder: string, atMs = startMs) => {
  const clock = simClock(atMs)
  const store = await openStore({ folder, zone: 'Europe/Vilnius', clock, log: noLog })
  let ids = 0
  const record = { store, clock, log: noLog, newId: () => `id-${atMs}-${(ids += 1)}` }
  const facts = () => store.reportFacts(startMs - 48 * hourMs, startMs + 48 * hourMs)
  return { clock, store, record, facts }
}
/** Until what was asked for is on disk: the store answers in order. */
const settled = (store: { waiting(): Promise<number> }) => store.waiting()

await t.test('a call that is left to ring is noted once it has stopped, with how long it rang', async t => {
  const { clock, store, record, facts } = await setUp(t.testdir())
  await using _ = store
  const note = createNoteRung('one', record)
  const gone = new AbortController()
  const ring: Ring = { from: '+37061234567', gone: gone.signal, sinceMs: startMs - 5_000 }
  const noted = note(ring, 'staff', new AbortController().signal)
  await clock.advance(20_000)
  t.strictSame((await facts()).unanswered, [], 'not before')
  gone.abort()
  await noted
  t.match((await facts()).unanswered, [
    {
      line: 'one',
      from: '+37061234567',
      startedMs: startMs - 5_000,
      endedMs: startMs + 20_000,
      why: 'staff',
    },
  ])
})

await t.test('a line that is down, and is up again', async t => {
  const { clock, store, record, facts } = await setUp(t.testdir())
  await using _ = store
  const tell = outageChannel(record)
  const down = { line: 'one', isUp: false, sinceMs: startMs - minuteMs, code: null, says: 'No network.' }
  tell(down, [])
  tell(down, [])
  await settled(store)
  t.match((await facts()).outages, [
    { line: 'one', fromMs: startMs - minuteMs, toMs: null, says: 'No network.' },
  ])
  await clock.advance(hourMs)
  tell({ ...down, isUp: true, says: 'back' }, [])
  await settled(store)
  t.match((await facts()).outages, [{ toMs: startMs + hourMs }])
  t.equal((await facts()).outages.length, 1)
})

await t.test('a power cut ends what was open, and the hours without power are the box’s own', async t => {
  const folder = t.testdir()
  {
    const { clock, store, record } = await setUp(folder)
    await using _ = store
    const stop = new AbortController()
    const pulse = keepPulse(record, stop.signal)
    await settled(store)
    outageChannel(record)({ line: 'one', isUp: false, sinceMs: startMs, code: null, says: 'x' }, [])
    await clock.advance(7 * minuteMs)
    await settled(store)
    stop.abort()
    await pulse
  }
  const laterMs = startMs + 3 * hourMs
  const { store, record, facts } = await setUp(folder, laterMs)
  await using _ = store
  const stop = new AbortController()
  const pulse = keepPulse(record, stop.signal)
  await settled(store)
  const lastMs = startMs + 7 * minuteMs
  t.match((await facts()).outages, [
    { line: 'one', fromMs: startMs, toMs: lastMs },
    { line: null, fromMs: lastMs, toMs: laterMs },
  ])
  stop.abort()
  await pulse
})

await t.test('a restart of some minutes is no outage', async t => {
  const folder = t.testdir()
  for (const atMs of [startMs, startMs + 9 * minuteMs]) {
    const { store, record, facts } = await setUp(folder, atMs)
    await using _ = store
    const stop = new AbortController()
    const pulse = keepPulse(record, stop.signal)
    await settled(store)
    stop.abort()
    await pulse
    t.strictSame((await facts()).outages, [])
  }
})
