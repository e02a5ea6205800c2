import t from 'tap'
import type { Task } from '../../../../firmware/ports/clinic-store.ts'
import { dayOf, minutesOf, readInstant } from '../../../../firmware/time/calendar.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'
import { uuidOf } from '../../../../firmware/main/promise/identity.ts'
import { clinic, dice, openMonth } from './month.ts'

/** Somebody new is written to while nobody has called them, whatever the power does meanwhile. */

t.setTimeout(240_000)

const hourMs = 3_600_000
const startMs = readInstant('2026-11-24T10:00', clinic.zone) ?? NaN
const clock = simClock(startMs)
const month = await openMonth(clock, dice(11))

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
  callId: null,
  createdMs: clock.epochMs(),
  state: 'open',
  doneMs: null,
  ...change,
})
const save = (task: Task) => month.insist(({ store }) => store.saveTask(task))
/** What was written to a number: when, and what. */
const writtenTo = async ({ phone }: Task) =>
  (await month.disk().outgoingMessages(1_000))
    .filter(({ to }) => to === phone)
    .toSorted((a, b) => a.createdMs - b.createdMs)
    .map(({ createdMs, text }) => ({
      at: `${dayOf(createdMs, clinic.zone)} ${minutesOf(createdMs, clinic.zone) / 60}`,
      text,
    }))

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
  t.match(await writtenTo(waits), [
    { at: '2026-11-24 12', text: /Paskambinsime jums iki 2026-11-24 14:00/ },
    { at: '2026-11-25 10', text: /atsiprašome, kad dar nepaskambinome/ },
  ])
  t.equal((await writtenTo(waits)).length, 2)
})

await t.test('who was called is left alone', async t => {
  t.match(await writtenTo(called), [{ at: '2026-11-24 12' }])
  t.equal((await writtenTo(called)).length, 1)
})

await t.test('who asked for a later day is not asked about a call before it was to come', async t => {
  t.match(await writtenTo(askedForLater), [
    { at: '2026-11-24 12', text: /iki 2026-11-27 10:00/ },
    { at: '2026-11-27 12', text: /atsiprašome/ },
  ])
  t.equal((await writtenTo(askedForLater)).length, 2)
})

await t.test('who is no customer of the clinic is not written to, and nobody by night', async t => {
  t.strictSame(await writtenTo(noFit), [])
  const [first] = await writtenTo(byNight)
  t.equal(first?.at, '2026-11-25 8', 'asked at nine in the evening, written to once it is day')
})

t.ok(month.powerCuts() > 0, `${month.powerCuts()} power cuts`)
await month[Symbol.asyncDispose]()
