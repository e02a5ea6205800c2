import type { Worker } from 'node:worker_threads'
import t from 'tap'
import { openStore } from '../../../firmware/store/store.ts'
import { systemClock } from '../../../firmware/time/clock.ts'
import { keepingLog, sampleBooking, visit } from './sample.ts'

// Real processes and disks on a machine that may be busy
t.setTimeout(300_000)

/** Node tells of each thread it starts: the last one is the store's. */
const threads: Worker[] = []
process.on('worker', thread => threads.push(thread))
const kill = () => threads.at(-1)?.terminate()
const everything = [0, Number.MAX_SAFE_INTEGER] as const

const open = async (folder: string) => {
  const { log, lines } = keepingLog()
  const store = await openStore({ folder, zone: 'Europe/Vilnius', clock: systemClock, log })
  return { store, lines }
}

await t.test('the thread dies in the middle of bookings: each is booked once, with one event', async t => {
  const { store, lines } = await open(t.testdir())
  await using _ = store
  const bookings = Array.from({ length: 60 }, (_, n) => visit(n))
  const asked = bookings.map(booking => store.book(booking))
  await asked[20]
  await kill()
  await Promise.all(asked)
  t.strictSame((await store.bookings(...everything)).map(b => b.id).sort(), bookings.map(b => b.id).sort())
  const rows = await store.pending(100)
  const told = rows.map(row => row.event.kind === 'booking' && row.event.booking.id)
  t.strictSame(
    told,
    bookings.map(b => b.id),
    'in the order they were asked for',
  )
  t.equal(lines.filter(line => line.message === 'store broke').length, 1)
})

await t.test(
  'a thread that died while idle is back for the next request, and additions are signalled',
  async t => {
    const { store } = await open(t.testdir())
    await using _ = store
    const stop = new AbortController()
    const additions = store.added(stop.signal)[Symbol.asyncIterator]()
    await kill()
    t.equal((await additions.next()).done, false, 'in case one was lost')
    await store.book(sampleBooking())
    t.equal(await store.waiting(), 1)
    stop.abort()
  },
)

await t.test('a request during which the thread dies twice is refused, the others are not', async t => {
  const { store } = await open(t.testdir())
  await using _ = store
  const poison = (thread: Worker) => {
    const post = thread.postMessage.bind(thread)
    thread.postMessage = (request: { readonly args?: readonly { readonly name?: string }[] }) =>
      request.args?.[0]?.name === 'poison' ? void thread.terminate() : post(request)
  }
  threads.forEach(poison)
  process.on('worker', poison)
  t.teardown(() => process.off('worker', poison))
  const refused = t.rejects(store.book(sampleBooking({ name: 'poison' })), { code: 'STORE_FAILED' })
  const booked = store.book(sampleBooking())
  await Promise.all([refused, booked])
  t.equal(await store.waiting(), 1)
})

await t.test('closing answers what was asked before, and refuses what comes after', async t => {
  const { store } = await open(t.testdir())
  const asked = Array.from({ length: 20 }, (_, n) => store.book(visit(n)))
  await store[Symbol.asyncDispose]()
  t.strictSame(new Set((await Promise.allSettled(asked)).map(end => end.status)), new Set(['fulfilled']))
  await t.rejects(store.taken(0, 1), { code: 'STORE_FAILED' })
})

await t.test('requests are refused once too many wait', async t => {
  const { store } = await open(t.testdir())
  await using _ = store
  const asked = await Promise.allSettled(Array.from({ length: 1_100 }, () => store.waiting()))
  const refused = asked.filter(end => end.status === 'rejected')
  t.equal(refused.length, 100)
  t.match(refused[0], { reason: { code: 'STORE_FAILED' } })
})
