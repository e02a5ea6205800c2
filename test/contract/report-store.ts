import { randomUUID } from 'node:crypto'
import t from 'tap'
import type { FullStore } from '../../firmware/store/store.ts'
import { openStoreReader } from '../../firmware/store/reader.ts'
import {
  emptyReport,
  morningMs,
  sampleBooking,
  sampleCall,
  sampleMessage,
  sampleReport,
} from '../unit/store/sample.ts'

const hourMs = 3_600_000

const sampleTask = (state: 'open' | 'done', doneMs: number | null) =>
  ({
    id: randomUUID(),
    kind: 'callback',
    name: null,
    phone: null,
    text: 'x',
    fields: {},
    owner: null,
    dueMs: morningMs,
    language: 'lt',
    callId: null,
    createdMs: 0,
    state,
    doneMs,
  }) as const

/** What the report is made of, as every store keeps it. */
export const reportStoreContract = async (
  name: string,
  open: (folder: string) => Promise<FullStore>,
): Promise<void> => {
  await t.test(`${name}: facts are those of the period, the end not included`, async t => {
    const folder = t.testdir()
    await using store = await open(folder)
    const [fromMs, toMs] = [morningMs, morningMs + hourMs]
    for (const startedMs of [fromMs - 1, fromMs, toMs - 1, toMs]) {
      await store.endCall(sampleCall({ startedMs, answeredMs: startedMs + 300, handOver: 'sensitive' }))
      await store.saveUnanswered({
        id: randomUUID(),
        line: 'one',
        from: null,
        startedMs,
        endedMs: startedMs + 1,
        why: 'busy',
      })
      await store.saveMessage(sampleMessage({ createdMs: startedMs }))
    }
    const booking = sampleBooking({ createdMs: fromMs, startMs: toMs + hourMs, callId: 'c' })
    await store.book(booking)
    for (const [atMs, what] of [
      [fromMs + 1, { kind: 'confirmed' }],
      [toMs, { kind: 'cancelled', reason: 'ill' }],
    ] as const)
      await store.change({ id: randomUUID(), bookingId: booking.id, atMs, by: 'caller', callId: null, what })
    const tasks = [sampleTask('open', null), sampleTask('done', fromMs), sampleTask('done', toMs)]
    for (const task of tasks) await store.saveTask(task)
    const facts = await store.reportFacts(fromMs, toMs)
    t.strictSame(
      facts.calls.map(({ startedMs }) => startedMs),
      [fromMs, toMs - 1],
    )
    t.match(facts.calls[0], { answeredMs: fromMs + 300, handOver: 'sensitive', tags: ['not heard'] })
    t.notOk('transcript' in (facts.calls[0] ?? {}), 'what was said stays where it is')
    t.strictSame(
      facts.unanswered.map(({ startedMs }) => startedMs),
      [fromMs, toMs - 1],
    )
    t.strictSame(
      facts.messages.map(({ createdMs }) => createdMs),
      [fromMs, toMs - 1],
    )
    t.strictSame(
      facts.changes.map(({ change }) => change.what.kind),
      ['booked', 'confirmed'],
    )
    t.match(facts.changes[0]?.visit, { id: booking.id, status: 'cancelled' }, 'as it stands')
    t.strictSame(
      facts.tasks.map(({ id }) => id),
      [tasks[0]?.id, tasks[1]?.id],
    )
    using reader = openStoreReader(folder)
    t.strictSame(await reader.reportFacts(fromMs, toMs), facts, 'the same beside the box that runs')
  })

  await t.test(`${name}: a day has one report, and the cloud is told of it once`, async t => {
    await using store = await open(t.testdir())
    const first = { day: '2026-11-26', madeMs: morningMs, view: sampleReport() }
    await store.saveReport(first)
    await store.saveReport({ ...first, madeMs: morningMs + 1, view: emptyReport })
    t.strictSame(await store.report('2026-11-26'), first)
    t.equal(await store.report('2026-11-27'), null)
    const [row, ...more] = await store.pending(10)
    t.match(row?.event, {
      kind: 'report',
      report: { day: '2026-11-26', needs: { all: 1, urgent: 1, overdue: 1 } },
    })
    t.equal(more.length, 0)
  })

  await t.test(
    `${name}: outages that reach into the period; an end before its beginning is none`,
    async t => {
      await using store = await open(t.testdir())
      await store.beginOutage({ id: 'a', line: 'one', fromMs: 100, says: 'x' })
      await store.endOutage('one', 200)
      await store.beginOutage({ id: 'b', line: 'one', fromMs: 300, says: 'x' })
      await store.beginOutage({ id: 'c', line: 'two', fromMs: 350, says: 'x' })
      await store.endOutage('two', 340)
      const ids = async (fromMs: number, toMs: number) =>
        (await store.reportFacts(fromMs, toMs)).outages.map(({ id }) => id)
      t.strictSame(await ids(0, 100), [])
      t.strictSame(await ids(199, 300), ['a'])
      t.strictSame(await ids(200, 1_000), ['b', 'c'])
      t.strictSame(await ids(351, 1_000), ['b'])
    },
  )
}
