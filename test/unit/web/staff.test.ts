import t, { type Test } from 'tap'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { createApp } from '../../../firmware/web/app.ts'
import type { Task } from '../../../firmware/ports/clinic-store.ts'
import { clinic, createFakeBox, makeBooking } from './fake-box.ts'

const host = 'localhost:8080'
const nowMs = Date.UTC(2026, 10, 24, 8)
const task = (changes: Partial<Task> = {}): Task => ({
  id: 'one',
  kind: 'callback',
  name: 'Ona',
  phone: '+37061234567',
  text: 'about a bill',
  fields: {},
  owner: null,
  dueMs: nowMs,
  language: 'lt',
  callId: null,
  createdMs: nowMs,
  state: 'open',
  doneMs: null,
  ...changes,
})

const setUp = async (t: Test) => {
  const clock = simClock(nowMs)
  const box = createFakeBox(clock)
  const pageFolder = t.testdir({ 'index.html': 'page' })
  const app = await createApp({ ...box, clinic, clock, pageFolder, closing: new AbortController().signal })
  t.teardown(() => app.close())
  const post = (url: string, payload: object, origin = `http://${host}`) =>
    app.inject({ method: 'POST', url, payload, headers: { host, origin } })
  const get = (url: string) => app.inject({ method: 'GET', url, headers: { host } })
  return { box, post, get }
}

await t.test('a task is taken, then done, and is no longer listed', async t => {
  const { box, post, get } = await setUp(t)
  box.tasks.push(task(), task({ id: 'two', state: 'done' }))
  t.match((await get('/api/tasks')).json(), { tasks: [{ id: 'one', state: 'open' }] })
  t.match((await post('/api/tasks/one', { state: 'taken' })).json(), { state: 'taken', doneMs: null })
  t.match((await post('/api/tasks/one', { state: 'done' })).json(), { state: 'done', doneMs: nowMs })
  t.match((await post('/api/tasks/one', { state: 'done' })).json(), { doneMs: nowMs }, 'twice is once')
  t.strictSame((await get('/api/tasks')).json(), { tasks: [] })
})

await t.test('a visit was kept or missed, once it has begun', async t => {
  const { box, post } = await setUp(t)
  box.bookings.push(makeBooking(nowMs - 1_000, { id: 'past' }), makeBooking(nowMs + 60_000, { id: 'ahead' }))
  t.match((await post('/api/visits/past', { status: 'missed' })).json(), { status: 'missed' })
  t.match(box.changes, [{ bookingId: 'past', by: 'staff', what: { kind: 'missed' } }])
  const early = await post('/api/visits/ahead', { status: 'done' })
  t.equal(early.statusCode, 409)
  t.match(early.json(), { code: 'VISIT_AHEAD' })
})

await t.test('a task is given to a person, and a visit is cancelled or late', async t => {
  const { box, post } = await setUp(t)
  box.tasks.push(task())
  t.match((await post('/api/tasks/one', { owner: 'rasa' })).json(), { owner: 'rasa', state: 'open' })
  t.match((await post('/api/tasks/one', { owner: 'rasa', state: 'done' })).json(), {
    owner: 'rasa',
    doneMs: nowMs,
  })
  t.match((await post('/api/tasks/one', { owner: null, state: 'open' })).json(), {
    owner: null,
    doneMs: null,
  })
  const nobody = await post('/api/tasks/one', { owner: 'nobody' })
  t.match(nobody.json(), { code: 'PERSON_UNKNOWN', detail: /rasa, tomas/ })
  t.equal((await post('/api/tasks/one', {})).statusCode, 400)
  box.bookings.push(makeBooking(nowMs + 60_000, { id: 'ahead' }))
  t.match((await post('/api/visits/ahead', { status: 'late', minutes: 15 })).json(), { lateMinutes: 15 })
  t.equal((await post('/api/visits/ahead', { status: 'late' })).statusCode, 400, 'how late?')
  t.match((await post('/api/visits/ahead', { status: 'cancelled' })).json(), { status: 'cancelled' })
  t.match(box.changes, [
    { what: { kind: 'late', minutes: 15 } },
    { what: { kind: 'cancelled', reason: 'staff' } },
  ])
})

await t.test('what is not there, what is no state, and whoever is not the page', async t => {
  const { box, post } = await setUp(t)
  box.tasks.push(task())
  t.equal((await post('/api/tasks/none', { state: 'done' })).statusCode, 404)
  t.equal((await post('/api/visits/none', { status: 'done' })).statusCode, 404)
  t.equal((await post('/api/tasks/one', { state: 'lost' })).statusCode, 400)
  t.equal((await post('/api/tasks/one', { state: 'done' }, 'http://evil.example')).statusCode, 403)
  t.equal(box.tasks[0]?.state, 'open')
})
