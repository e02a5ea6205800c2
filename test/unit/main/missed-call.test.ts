import { randomUUID } from 'node:crypto'
import t from 'tap'
import { noLog } from '../../../firmware/config/log.ts'
import { ringBackMissed } from '../../../firmware/main/missed-call.ts'
import { keepPromises } from '../../../firmware/main/promise/making.ts'
import { createNoteRung } from '../../../firmware/main/report/record.ts'
import { workingDeadline } from '../../../firmware/clinic/working-time.ts'
import type { Unanswered } from '../../../firmware/ports/report-store.ts'
import { openStore } from '../../../firmware/store/store.ts'
import { readInstant } from '../../../firmware/time/calendar.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { shopOf } from '../../support/desk.ts'

// A real disk on a machine that may be busy
t.setTimeout(120_000)

const says = 'not answered: the line was busy'

await t.test('who met a busy line is in the report, and is rung back once', async t => {
  const { clinic } = shopOf('dentist-lt')
  const clock = simClock(readInstant('2026-11-24T20:30', clinic.zone) ?? NaN)
  await using database = await openStore({ folder: t.testdir(), zone: clinic.zone, clock, log: noLog })
  const store = keepPromises(database, { clinic, clock, made: () => undefined })
  const parts = { clinic, store, clock, log: noLog, newId: randomUUID, says }
  const note = ringBackMissed(createNoteRung('a', parts), parts)
  const miss = (from: string | null, why: Unanswered['why'] = 'busy') =>
    note(
      { from, sinceMs: clock.epochMs() - 20_000, gone: AbortSignal.abort() },
      why,
      new AbortController().signal,
    )
  const known = { name: 'Ona', language: 'ru', birthDate: null, owner: 'urbonas', seenMs: 0 } as const
  await store.saveClient({ phone: '+37061234568', ...known })

  await miss('+37061234567')
  await miss('861234567')
  await miss('+37061234568')
  await miss('+37061234569', 'staff')
  await miss(null)
  const tasks = await store.tasksIn(['open'], 10)
  const dueMs = workingDeadline(clinic, clock.epochMs(), clinic.callbacks.withinMinutes)
  t.strictSame(
    tasks
      .map(({ phone, owner, name, language, kind, text }) => ({ phone, owner, name, language, kind, text }))
      .toSorted((a, b) => ((a.phone ?? '') < (b.phone ?? '') ? -1 : 1)),
    [
      {
        phone: '+37061234567',
        owner: clinic.callbacks.head,
        name: null,
        language: 'lt',
        kind: 'callback',
        text: says,
      },
      { phone: '+37061234568', owner: 'urbonas', name: 'Ona', language: 'ru', kind: 'callback', text: says },
    ],
    'those who showed a number, by whoever knows them; whom the staff may have taken are left',
  )
  t.ok(tasks.every(task => task.dueMs === dueMs))
  const [first] = tasks
  t.match(
    await store.promisesAbout(first?.id ?? ''),
    [{ kind: 'callback-overdue', dueMs }],
    'and is asked for',
  )
  t.equal(await store.client('+37061234567'), null, 'who was never spoken with is not known')

  const { unanswered } = await store.reportFacts(0, clock.epochMs() + 1)
  t.equal(unanswered.filter(({ why }) => why === 'busy').length, 4)
  t.ok(unanswered.every(({ startedMs, endedMs }) => endedMs - startedMs === 20_000))
})
