import t from 'tap'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import type { CloudEvent } from '../../../firmware/ports/outbox.ts'
import { payloads } from '../../../firmware/sync/payload.ts'
import { openStore } from '../../../firmware/store/store.ts'
import { systemClock } from '../../../firmware/time/clock.ts'
import { makeReport } from '../../../firmware/main/report/make.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { shopOf } from '../../support/desk.ts'
import { keepingLog, sampleBooking, sampleCall, sampleMessage, sampleReport } from '../store/sample.ts'

type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T
/** `true` when both say the same, field by field; else nothing can be assigned to it. */
type Same<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? keyof A extends keyof B
      ? true
      : never
    : never
  : never
type Agrees = {
  readonly [Kind in CloudEvent['kind']]: Same<
    Plain<Static<(typeof payloads)[Kind]>>,
    Plain<Extract<CloudEvent, { readonly kind: Kind }>>
  >
}
/** Checked by the compiler: the schemas and the port say the same. */
const agreed: Agrees = { booking: true, message: true, task: true, call: true, report: true }

const emptyReport = (store: Parameters<typeof makeReport>[0]['store']) =>
  makeReport({ clinic: shopOf('dentist-lt').clinic, store, clock: simClock() }, { fromMs: 0, toMs: 1 })

await t.test('what the store puts out is as published, with nothing beside it', async t => {
  t.strictSame(Object.keys(agreed), ['booking', 'message', 'task', 'call', 'report'])
  await using store = await openStore({
    folder: t.testdir(),
    zone: 'Europe/Vilnius',
    clock: systemClock,
    log: keepingLog().log,
  })
  await store.book(sampleBooking({ callId: 'call-1' }))
  await store.book(sampleBooking({ staff: 'another', phone: null }))
  await store.saveMessage(sampleMessage({ name: null, phone: null, callId: 'call-1' }))
  await store.endCall(sampleCall())
  await store.endCall(sampleCall({ from: null, language: null, outcome: null, endedMs: null, tags: [] }))
  await store.saveReport({ day: '2026-11-26', madeMs: 0, view: sampleReport() })
  await store.saveReport({ day: '2026-11-27', madeMs: 0, view: await emptyReport(store) })
  const rows = await store.pending(10)
  t.equal(rows.length, 7)
  for (const { event } of rows) {
    const schema = payloads[event.kind]
    t.strictSame([...Value.Errors(schema, event)], [], event.kind)
    t.strictSame(
      Value.Clean(schema, structuredClone(event)),
      event,
      `${event.kind}: every field is in the schema`,
    )
  }
})

await t.test('what is not as published is found', async t => {
  const event = {
    kind: 'message',
    id: 'x',
    at: 'yesterday',
    message: { id: 'm', text: 'x', name: null, phone: null, language: 'xx', callId: null },
  }
  const places = [...Value.Errors(payloads.message, event)].map(error => error.instancePath)
  t.strictSame(places, ['/id', '/at', '/message/language'])
})
