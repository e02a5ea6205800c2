import t, { type Test } from 'tap'
import type { Clinic } from '../../../../firmware/clinic/clinic.ts'
import { noLog } from '../../../../firmware/config/log.ts'
import { Fault } from '../../../../firmware/fault/fault.ts'
import { createTexts } from '../../../../firmware/language/texts.ts'
import { keepDue } from '../../../../firmware/main/promise/promises.ts'
import { promiseNextReport } from '../../../../firmware/main/promise/reports.ts'
import { createReportWriter } from '../../../../firmware/main/report/writer.ts'
import { defaultPolicy } from '../../../../firmware/modem/sms/policy.ts'
import { createQueue } from '../../../../firmware/modem/sms/queue.ts'
import type { Letter } from '../../../../firmware/ports/mail.ts'
import { openStore } from '../../../../firmware/store/store.ts'
import { readInstant } from '../../../../firmware/time/calendar.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'
import { reportTextsOf, shopOf } from '../../../support/desk.ts'
import { sampleCall } from '../../store/sample.ts'

const owner = '+37060000001'
const base = shopOf('dentist-lt')
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000]
const never = new AbortController().signal

const setUp = async (t: Test, at: string, report: Partial<Clinic['report']> = {}) => {
  const clinic: Clinic = { ...base.clinic, report: { at: 450, smsTo: owner, mailTo: 'o@x.lt', ...report } }
  const clock = simClock(readInstant(at, clinic.zone) ?? NaN)
  const store = await openStore({ folder: t.testdir(), zone: clinic.zone, clock, log: noLog })
  t.teardown(() => store[Symbol.asyncDispose]())
  const letters: Letter[] = []
  const server = { isAway: false }
  const mail = {
    send: async (letter: Letter) => {
      if (server.isAway) throw new Fault('MAIL_FAILED', { host: 'h', reason: 'away' })
      letters.push(letter)
    },
  }
  const desk = {
    shop: { ...base, clinic },
    store,
    messages: createQueue({ store, clock, policy: { ...defaultPolicy, allow: [owner] } }),
    writer: createReportWriter(clinic, createTexts('lt', reportTextsOf('lt'))),
    mail,
    closing: never,
    clock,
    log: noLog,
  }
  const events = async () =>
    (await store.pending(1_000)).flatMap(({ event }) => (event.kind === 'report' ? [event.report] : []))
  const texts = async () => (await store.outgoingMessages(100)).map(({ to, text }) => ({ to, text }))
  const keep = () => keepDue(desk, never)
  await promiseNextReport(desk)
  return { clock, store, desk, letters, server, events, texts, keep }
}

await t.test(
  'a morning: the event and the letter at once, the SMS when the quiet hours are over',
  async t => {
    const { clock, store, letters, events, texts, keep } = await setUp(t, '2026-11-24T20:00')
    const from = '+37061234567'
    await store.endCall(
      sampleCall({ from, startedMs: clock.epochMs() + hourMs, answeredMs: clock.epochMs() + hourMs }),
    )
    await clock.advance(11.5 * hourMs - 1)
    await keep()
    t.strictSame(await events(), [], 'not before its time')
    await clock.advance(1)
    await keep()
    t.match(await events(), [
      {
        day: '2026-11-25',
        from: '2026-11-24T07:30:00+02:00',
        to: '2026-11-25T07:30:00+02:00',
        figures: { calls: 1, answered: 1 },
      },
    ])
    t.match(letters, [
      { to: 'o@x.lt', subject: 'Klinika Šypsena: rytinė ataskaita, 2026-11-25', text: /SKAMBUČIAI/ },
    ])
    t.strictSame(await texts(), [], 'it is quiet until eight')
    await clock.advance(30 * minuteMs)
    await keep()
    t.match(await texts(), [{ to: owner, text: /^Klinika Šypsena, 2026-11-25\. Skambučiai: 1,/ }])
    await keep()
    t.equal(letters.length, 1)
  },
)

await t.test(
  'a mail server that is away is asked again, and no more once the next report is there',
  async t => {
    const { clock, letters, server, keep } = await setUp(t, '2026-11-24T07:00', { smsTo: null })
    server.isAway = true
    for (let at = 0; at < 7; at += 1) {
      await clock.advance(10 * minuteMs)
      await keep()
    }
    server.isAway = false
    await clock.advance(10 * minuteMs)
    await keep()
    t.match(letters, [{ subject: /2026-11-24$/ }])
    server.isAway = true
    await clock.advance(dayMs)
    await keep()
    await clock.advance(dayMs)
    await keep()
    server.isAway = false
    await clock.advance(10 * minuteMs)
    await keep()
    t.match(
      letters.map(({ subject }) => subject.slice(-10)),
      ['2026-11-24', '2026-11-26'],
    )
    t.equal(new Set(letters.map(({ id }) => id)).size, 2)
  },
)

await t.test(
  'a box that was off: each morning is made, only the last is sent; what is older than a week is not',
  async t => {
    const { clock, letters, events, texts, keep } = await setUp(t, '2026-11-01T12:00')
    await clock.advance(3 * dayMs)
    await keep()
    t.strictSame(
      (await events()).map(({ day }) => day),
      ['2026-11-02', '2026-11-03', '2026-11-04'],
    )
    t.match(
      letters.map(({ subject }) => subject.slice(-10)),
      ['2026-11-04'],
    )
    t.equal((await texts()).length, 1)
    await clock.advance(100 * dayMs)
    await keep()
    const days = (await events()).map(({ day }) => day)
    t.equal(days.length, 3 + 8)
    t.equal(days.at(-1), '2027-02-12')
    t.equal(letters.length, 2)
  },
)

await t.test('a clock that was put right from 1970 makes no report of it', async t => {
  const { clock, events, keep } = await setUp(t, '1970-01-02T12:00')
  await clock.advance((readInstant('2026-11-24T12:00', base.clinic.zone) ?? 0) - clock.epochMs())
  await keep()
  t.ok((await events()).every(({ day }) => day >= '2026-11-17'))
  t.equal((await events()).at(-1)?.day, '2026-11-24')
})

await t.test('nobody is to have it: it is made and told to the cloud', async t => {
  const { clock, letters, events, texts, keep } = await setUp(t, '2026-11-24T07:00', {
    smsTo: null,
    mailTo: null,
  })
  await clock.advance(hourMs)
  await keep()
  t.equal((await events()).length, 1)
  t.strictSame([await texts(), letters], [[], []])
})
