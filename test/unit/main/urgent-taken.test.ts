import { randomUUID } from 'node:crypto'
import t, { type Test } from 'tap'
import { noLog } from '../../../firmware/config/log.ts'
import { keepPromises } from '../../../firmware/main/promise/making.ts'
import { createReception } from '../../../firmware/main/reception.ts'
import type { CallerAct } from '../../../firmware/ports/receptionist.ts'
import { openStore } from '../../../firmware/store/store.ts'
import { readInstant } from '../../../firmware/time/calendar.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { shopOf } from '../../support/desk.ts'

// A real disk on a machine that may be busy
t.setTimeout(120_000)

const heard = (text: string): CallerAct => ({
  on: 'heard',
  hearing: { text, language: 'en', meanLogProb: 0, noSpeech: 0, words: [], doubt: null, tookMs: 0 },
})

/** A caller with something urgent, at the moment when the duty chain is to be rung. */
const urgentCall = async (t: Test) => {
  const shop = shopOf('dentist-lt')
  const { zone } = shop.clinic
  const clock = simClock(readInstant('2026-11-24T20:30', zone) ?? NaN)
  const store = await openStore({ folder: t.testdir(), zone, clock, log: noLog })
  t.teardown(() => store[Symbol.asyncDispose]())
  const reception = createReception({
    shop,
    store: keepPromises(store, { clinic: shop.clinic, clock, made: () => undefined }),
    messages: { send: async () => ({ id: '', parts: 1 }) as never },
    clock,
    log: noLog,
    newId: randomUUID,
    newCode: () => '0000',
  })
  const call = reception.receive({ callId: 'call-1', line: 'a', from: '+37061234567' })
  await call.take({ on: 'opened' })
  const reply = await call.take(heard('my cheek is swollen'))
  const tasks = () => store.tasksIn(['open', 'taken', 'overdue', 'done'], 10)
  return { clock, store, call, reply, tasks }
}

await t.test('whoever of the duty chain takes the call has done the urgent task', async t => {
  const { clock, store, call, reply, tasks } = await urgentCall(t)
  t.ok(reply.connect, 'the chain is rung')
  t.match(await tasks(), [{ kind: 'urgent', state: 'open', phone: '+37061234567', doneMs: null }])
  await clock.advance(15_000)
  await call.take({ on: 'connected', to: 'Budintis gydytojas' })
  t.match(await tasks(), [
    { kind: 'urgent', state: 'done', doneMs: clock.epochMs(), fields: { takenBy: 'Budintis gydytojas' } },
  ])
  t.match(call.outcome(), { outcome: 'transferred', task: { phone: '+37061234567' } })
  const [task] = await tasks()
  t.equal(
    (await store.reportFacts(0, clock.epochMs() + 1)).tasks[0]?.id,
    task?.id,
    'and the report tells of it',
  )
})

await t.test('nobody took it: the task stays open', async t => {
  const { call, tasks } = await urgentCall(t)
  await call.take({ on: 'not connected', why: 'nobody' })
  t.match(await tasks(), [{ kind: 'urgent', state: 'open', doneMs: null }])
})
