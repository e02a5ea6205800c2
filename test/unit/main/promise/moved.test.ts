import { randomUUID } from 'node:crypto'
import t, { type Test } from 'tap'
import { noLog } from '../../../../firmware/config/log.ts'
import { createTexts } from '../../../../firmware/language/texts.ts'
import { keepPromises } from '../../../../firmware/main/promise/making.ts'
import { isKnown } from '../../../../firmware/main/promise/known.ts'
import { keepDue } from '../../../../firmware/main/promise/promises.ts'
import { createReportWriter } from '../../../../firmware/main/report/writer.ts'
import { defaultPolicy } from '../../../../firmware/modem/sms/policy.ts'
import { createQueue } from '../../../../firmware/modem/sms/queue.ts'
import type { Changer } from '../../../../firmware/ports/store.ts'
import { openStore } from '../../../../firmware/store/store.ts'
import { readInstant } from '../../../../firmware/time/calendar.ts'
import { simClock, type SimClock } from '../../../../firmware/time/sim-clock.ts'
import { reportTextsOf, shopOf } from '../../../support/desk.ts'
import { hourMs, quickFolder, visitAt } from '../calendar/pair.ts'

t.setTimeout(180_000)
const shop = shopOf('dentist-lt')
const { clinic } = shop
const minuteMs = 60_000
const never = new AbortController().signal
const instant = (text: string) => readInstant(text, clinic.zone) ?? NaN

/** The box on a folder; opening it again is a restart. */
const open = async (folder: string, clock: SimClock) => {
  const disk = await openStore({ folder, zone: clinic.zone, clock, log: noLog })
  const store = keepPromises(disk, { clinic, clock, made: () => undefined })
  const policy = { ...defaultPolicy, allow: [], knows: isKnown(store) }
  const desk = {
    shop,
    store,
    messages: createQueue({ store, clock, policy }),
    writer: createReportWriter(clinic, createTexts('lt', reportTextsOf('lt'))),
    mail: null,
    closing: never,
    clock,
    log: noLog,
  }
  const move = (visit: ReturnType<typeof visitAt>, startMs: number, by: Changer = 'calendar') =>
    store.change({
      id: randomUUID(),
      bookingId: visit.id,
      atMs: clock.epochMs(),
      by,
      callId: null,
      what: {
        kind: 'moved',
        staff: visit.staff,
        staffName: '',
        room: null,
        startMs,
        endMs: startMs + hourMs,
      },
    })
  const texts = async () => (await store.outgoingMessages(100)).map(({ to, text }) => ({ to, text }))
  return {
    store,
    move,
    texts,
    keep: () => keepDue(desk, never),
    [Symbol.asyncDispose]: () => disk[Symbol.asyncDispose](),
  }
}
const setUp = async (t: Test, at: string) => {
  const clock = simClock(instant(at))
  const folder = quickFolder(t)
  const box = await open(folder, clock)
  t.teardown(() => box[Symbol.asyncDispose]())
  return { ...box, clock, folder }
}
const nine = instant('2026-11-26T09:00')

await t.test('who is moved by the staff is told when it is, once, also over a restart', async t => {
  const clock = simClock(instant('2026-11-24T10:00'))
  const folder = quickFolder(t)
  const visit = visitAt(nine)
  {
    await using box = await open(folder, clock)
    await box.store.book(visit)
    await box.move(visit, nine + 2 * hourMs)
    await box.keep()
    t.strictSame(await box.texts(), [], 'they may not be done with it')
  }
  await clock.advance(5 * minuteMs)
  await using box = await open(folder, clock)
  await box.keep()
  await clock.advance(hourMs)
  await box.keep()
  const text = /^Klinika Šypsena: dabar jūsų vizitas toks: dantų patikra, 2026-11-26 11:00\.$/
  t.match(await box.texts(), [{ to: visit.phone, text }])
})

await t.test('by night it waits, and what is put back before was nothing', async t => {
  const { store, clock, move, keep, texts } = await setUp(t, '2026-11-24T22:00')
  const [kept, back] = [visitAt(nine), visitAt(nine + 4 * hourMs)]
  for (const visit of [kept, back]) await store.book(visit)
  await move(kept, nine + hourMs)
  await move(kept, nine + 2 * hourMs)
  await move(back, nine + 6 * hourMs)
  await move(back, nine + 5 * hourMs)
  await move(back, back.startMs)
  await clock.advance(10 * hourMs - 1)
  await keep()
  t.strictSame(await texts(), [])
  await clock.advance(1)
  await keep()
  t.match(await texts(), [{ text: /2026-11-26 11:00/ }])
  await move(kept, nine)
  await clock.advance(5 * minuteMs)
  await keep()
  t.match(
    (await texts()).map(({ text }) => text.slice(-6)).toSorted(),
    ['09:00.', '11:00.'],
    'who was told is told again',
  )
})

await t.test('who moved it, who gave no number, and whose visit is off are not told', async t => {
  const { store, clock, move, keep, texts } = await setUp(t, '2026-11-24T10:00')
  const [own, withheld, off] = [
    visitAt(nine),
    visitAt(nine + hourMs, { phone: null }),
    visitAt(nine + 2 * hourMs),
  ]
  for (const visit of [own, withheld, off]) await store.book(visit)
  await move(own, nine + 4 * hourMs, 'caller')
  await move(withheld, nine + 5 * hourMs)
  await move(off, nine + 6 * hourMs)
  const change = { id: randomUUID(), bookingId: off.id, atMs: clock.epochMs(), callId: null } as const
  await store.change({ ...change, by: 'caller', what: { kind: 'cancelled', reason: 'caller' } })
  await clock.advance(hourMs)
  await keep()
  t.strictSame(await texts(), [])
})
