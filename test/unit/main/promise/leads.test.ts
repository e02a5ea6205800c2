import t, { type Test } from 'tap'
import type { Task } from '../../../../firmware/ports/clinic-store.ts'
import { readInstant } from '../../../../firmware/time/calendar.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'
import { uuidOf } from '../../../../firmware/main/promise/identity.ts'
import { clinic, dice, openMonth } from './month.ts'

/** Somebody new is written to while nobody has called them, whatever the power does meanwhile. */

t.setTimeout(240_000)

const hourMs = 3_600_000
const startMs = readInstant('2026-11-24T10:00', clinic.zone) ?? NaN
const clock = simClock(startMs)
const month = await openMonth(clock, dice(11), 60)

const lead = (n: number, change: Partial<Task> = {}): Task => ({
  id: uuidOf(`lead ${n}`),
  kind: 'lead',
  name: 'Jonas',
  phone: `+3706900000${n}`,
  text: 'Sutartis dėl darbuotojų',
  fields: { level: 'open', points: '1' },
  owner: null,
  dueMs: startMs + 4 * hourMs,
  language: 'lt',
  callId: uuidOf(`call of lead ${n}`),
  createdMs: clock.epochMs(),
  state: 'open',
  doneMs: null,
  ...change,
})
const save = (task: Task) => month.insist(({ store }) => store.saveTask(task))
/** A box is off for an hour at most, and may be so twice in a row. */
const slackMs = 2 * hourMs
/** What was written to a number, the first first; each at its time, wall time of the clinic, or soon after. */
const writtenTo = async (t: Test, { phone }: Task, times: readonly string[]): Promise<readonly string[]> => {
  const sent = (await month.disk().outgoingMessages(1_000))
    .filter(({ to }) => to === phone)
    .toSorted((a, b) => a.createdMs - b.createdMs)
  t.equal(sent.length, times.length, 'each once')
  times.forEach((time, i) => {
    const lateMs = (sent[i]?.createdMs ?? NaN) - (readInstant(time, clinic.zone) ?? NaN)
    t.ok(lateMs >= 0 && lateMs < slackMs, `${time}: ${lateMs} ms later`)
  })
  return sent.map(({ text }) => text)
}

const waits = lead(1)
const called = lead(2)
const askedForLater = lead(3, { dueMs: startMs + 72 * hourMs })
const noFit = lead(4, { fields: { level: 'no-fit', points: '0' } })
const numberless = lead(6, { phone: null })

for (const task of [waits, called, askedForLater, noFit, numberless]) await save(task)
await month.pass(3 * hourMs)
await save({ ...called, state: 'done', doneMs: clock.epochMs() })
await month.pass(8 * hourMs)
const byNight = lead(5, { dueMs: startMs + 24 * hourMs })
await save(byNight)
// whoever takes it up writes it again: nothing is promised twice
await save({ ...waits, owner: 'kazlauskas' })
for (let day = 0; day < 5; day += 1) await month.pass(24 * hourMs)

await t.test('who was not called is written to after two hours and the next day, once each', async t => {
  const [first, next] = await writtenTo(t, waits, ['2026-11-24T12:00', '2026-11-25T10:00'])
  t.match(first, /Paskambinsime jums iki 2026-11-24 14:00/)
  t.match(next, /atsiprašome, kad dar nepaskambinome/)
})

await t.test('who was called is left alone', async t => {
  t.match((await writtenTo(t, called, ['2026-11-24T12:00']))[0], /Paskambinsime/)
})

await t.test('who asked for a later day is not asked about a call before it was to come', async t => {
  const times = ['2026-11-24T12:00', '2026-11-27T12:00']
  const [first, next] = await writtenTo(t, askedForLater, times)
  t.match(first, /iki 2026-11-27 10:00/)
  t.match(next, /atsiprašome/)
})

await t.test('who is no customer of the clinic is not written to, and nobody by night', async t => {
  await writtenTo(t, noFit, [])
  // asked at nine in the evening, or when the box was back
  const [first] = await writtenTo(t, byNight, ['2026-11-25T08:00', '2026-11-26T08:00'])
  t.match(first, /Paskambinsime/)
})

t.ok(month.powerCuts() > 0, `${month.powerCuts()} power cuts`)
await month[Symbol.asyncDispose]()
