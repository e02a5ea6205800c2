import t from 'tap'
import { outOfQuiet } from '../../../../firmware/clinic/quiet.ts'
import { remindersOf } from '../../../../firmware/clinic/reminders.ts'
import { isFault } from '../../../../firmware/fault/fault.ts'
import { findFree } from '../../../../firmware/main/free-times.ts'
import {
  baseOf,
  hoursOf,
  offerUuid,
  startOf,
  uuidOf,
  wonUuid,
} from '../../../../firmware/main/promise/identity.ts'
import type { StoredMessage } from '../../../../firmware/ports/message-store.ts'
import type { Promised } from '../../../../firmware/ports/clinic-store.ts'
import type { Visit } from '../../../../firmware/ports/store.ts'
import { addDays, dayOf, instantOf, isoInZone, minutesOf } from '../../../../firmware/time/calendar.ts'
import { simClock } from '../../../../firmware/time/sim-clock.ts'
import { sampleBooking } from '../../store/sample.ts'
import { clinic, dice, openMonth, ownerPhone } from './month.ts'

// Real disks on a machine that may be busy
t.setTimeout(300_000)

const [minuteMs, hourMs] = [60_000, 3_600_000]
/** The clocks go back on 25 October. */
const startMs = Date.UTC(2026, 9, 12, 5)
const endMs = startMs + 30 * 24 * hourMs
/** Nothing happens by night but what has to wait. */
const stepMs = () => (isDay() ? 60 : 120) * minuteMs
/** A box is off for an hour at most, and may be so twice in a row. */
const slackMs = 2 * hourMs

const seed = Number(process.env['SEED'] ?? 20_261_012)
const chance = dice(seed)
const clock = simClock(startMs)
const month = await openMonth(clock, chance)

let made = 0
const newId = () => uuidOf(`${seed} ${(made += 1)}`)
const phoneOf = (kind: number, n: number) => `+3706${kind}${String(n).padStart(6, '0')}`
const visits = new Map<string, number>()
const waiters: string[] = []
const tasks = new Map<string, { readonly doneMs: number | null }>()
const replies: { readonly atMs: number; readonly from: string; readonly text: string }[] = []
let written = 0

const freeTime = async (store: Parameters<typeof findFree>[0]['store'], service: string) => {
  const from = addDays(dayOf(clock.epochMs(), clinic.zone), chance.below(8))
  const wish = { service, from, to: addDays(from, 3) }
  return chance.pick(await findFree({ store, clock }, clinic, wish, 12))
}
const minutesOfPlace = (slot: { staff: string; room: string | null; startMs: number; endMs: number }) => ({
  staff: slot.staff,
  room: slot.room,
  startMs: slot.startMs,
  endMs: slot.endMs,
})

/** As a caller does. A box that dies is asked again with the same ids. */
const book = async () => {
  const service = chance.pick(['check-up', 'filling', 'hygiene', 'consultation'])
  const id = newId()
  const phone = phoneOf(1, chance.below(120))
  const slot = await freeTime(month.disk(), service)
  if (!slot) return
  const booking = sampleBooking({ id, service, ...minutesOfPlace(slot), phone, createdMs: clock.epochMs() })
  await month.insist(({ store }) => store.book(booking))
  visits.set(id, slot.startMs)
}
const change = async (visit: Visit, kind: 'moved' | 'cancelled' | 'missed' | 'done') => {
  const id = newId()
  const slot = kind === 'moved' ? await freeTime(month.disk(), visit.service) : null
  if (kind === 'moved' && !slot) return
  const what =
    kind === 'moved' && slot
      ? { kind, staffName: 'X', ...minutesOfPlace(slot) }
      : kind === 'cancelled'
        ? { kind, reason: 'ill' }
        : ({ kind: kind === 'moved' ? 'done' : kind } as const)
  const atMs = clock.epochMs()
  // an answer by SMS may have moved it since the list was read
  await month
    .insist(({ store }) => store.change({ id, bookingId: visit.id, atMs, by: 'caller', callId: null, what }))
    .catch((error: unknown) => {
      if (!isFault(error, 'VISIT_AHEAD') && !isFault(error, 'VISIT_OVER')) throw error
    })
}
const wait = async () => {
  const today = dayOf(clock.epochMs(), clinic.zone)
  const entry = {
    id: newId(),
    service: chance.pick(['check-up', 'consultation', 'hygiene']),
    staff: null,
    fromDay: today,
    toDay: addDays(today, 14),
    minutes: null,
    name: 'Petras Laukia',
    phone: phoneOf(2, waiters.length),
    language: 'lt',
    callId: null,
    createdMs: clock.epochMs(),
    state: 'waiting',
    offer: null,
    declined: [],
  } as const
  waiters.push(entry.id)
  await month.insist(({ store }) => store.saveWaiting(entry))
}
const assign = async () => {
  const task = {
    id: newId(),
    kind: 'callback',
    name: 'Jonas',
    phone: phoneOf(3, tasks.size),
    text: `Perskambinkite ${tasks.size}`,
    fields: {},
    owner: null,
    dueMs: clock.epochMs() + 2 * hourMs,
    language: 'lt',
    callId: null,
    createdMs: clock.epochMs(),
    state: 'open',
    doneMs: null,
  } as const
  const isDone = chance.next() < 0.5
  tasks.set(task.id, { doneMs: isDone ? clock.epochMs() : null })
  await month.insist(({ store }) => store.saveTask(task))
  if (isDone)
    await month.insist(({ store }) => store.saveTask({ ...task, state: 'done', doneMs: clock.epochMs() }))
}

const ahead = async () =>
  (await month.disk().bookings(clock.epochMs(), clock.epochMs() + 40 * 24 * hourMs)).filter(
    v => v.status === 'booked',
  )
const isDay = () => {
  const minutes = minutesOf(clock.epochMs(), clinic.zone)
  return minutes >= 7 * 60 + 30 && minutes <= 20 * 60
}
const day = async () => {
  if (chance.next() < 0.45) await book()
  const coming = await ahead()
  if (coming.length > 5 && chance.next() < 0.08) await change(chance.pick(coming), 'moved')
  if (coming.length > 5 && chance.next() < 0.14) await change(chance.pick(coming), 'cancelled')
  if (chance.next() < 0.12) await wait()
  if (chance.next() < 0.03) await assign()
  const past = await month.disk().bookings(clock.epochMs() - 12 * hourMs, clock.epochMs() - hourMs)
  for (const visit of past)
    if (visit.status === 'booked' && chance.next() < 0.3)
      await change(visit, chance.next() < 0.25 ? 'missed' : 'done')
}

/** What people write to what they get, and how often. */
const habits: readonly (readonly [says: string, answers: readonly string[]])[] = [
  [
    'Atsakykite PATVIRTINU',
    ['Patvirtinu', 'CONFIRM, thank you', 'taip', 'ATŠAUKTI', 'Perkelti', 'Ar galima su vaiku?', '', '', ''],
  ],
  ['atsakykite TAIP', ['Taip!', 'YES', 'taip, prašau', 'ne', '']],
  ['Atsakykite numeriu', ['2', '1', '3.', '']],
  ['nesulaukėme', ['perkelti', '']],
]
const answerTo = ({ to, text }: StoredMessage) => {
  const habit = habits.find(([says]) => text.includes(says))
  const answer = habit && chance.pick(habit[1])
  if (answer)
    replies.push({ atMs: clock.epochMs() + chance.below(5) * 20 * minuteMs, from: to, text: answer })
}
let seenMs = 0
const seen = new Set<string>()
const post = async () => {
  for (const message of (await month.disk().outgoingMessages(100)).toReversed())
    if (!seen.has(message.id)) {
      seen.add(message.id)
      answerTo(message)
    }
  seenMs = clock.epochMs()
  const due = replies.filter(({ atMs }) => atMs <= seenMs)
  replies.splice(0, replies.length, ...replies.filter(({ atMs }) => atMs > seenMs))
  for (const { from, text } of due) {
    written += 1
    const delivery = {
      kind: 'delivery',
      from,
      text,
      sentMs: seenMs + written,
      part: null,
      trouble: null,
      isSilent: false,
    } as const
    await month.insist(({ inbox }) => inbox.take('modem', delivery as never, `${written}`))
  }
}

while (clock.epochMs() < endMs) {
  if (isDay()) await day()
  await month.pass(stepMs())
  await post()
  await month.settle()
}

const disk = month.disk()
const everySms = await disk.outgoingMessages(100_000)
const sms = new Map(everySms.map(one => [one.id, one]))
const isQuiet = (ms: number) => outOfQuiet(clinic, ms) !== ms
const bases = (promises: readonly Promised[]) => Map.groupBy(promises, ({ id }) => baseOf(id))
const known = new Set<string>()

/** Where a visit stood, and from when until when. */
const standing = async (id: string) => {
  const visit = await disk.booking(id)
  if (!visit) return []
  let at = { startMs: visits.get(id) ?? visit.startMs, fromMs: visit.createdMs }
  const found: (typeof at & { untilMs: number })[] = []
  for (const { atMs, what } of await disk.history(id)) {
    if (what.kind !== 'moved' && what.kind !== 'cancelled') continue
    found.push({ ...at, untilMs: atMs })
    at = { startMs: what.kind === 'moved' ? what.startMs : NaN, fromMs: atMs }
  }
  return [...found, { ...at, untilMs: Infinity }].filter(one => !Number.isNaN(one.startMs))
}

/** As each visit was booked first, by whomever. */
for (const { event } of await disk.pending(100_000))
  if (event.kind === 'booking' && !visits.has(event.booking.id))
    visits.set(event.booking.id, Date.parse(event.booking.start))
const everyVisit = await disk.bookings(startMs, startMs + 60 * 24 * hourMs)
/** With those that were cancelled, which no day shows. */
const everyId = [...visits.keys()]

await t.test('reminders: each once, in time, by day, about a visit that stood there', async t => {
  let expected = 0
  for (const id of everyId) {
    const stands = await standing(id)
    const byBase = bases((await disk.promisesAbout(id)).filter(({ kind }) => kind === 'reminder'))
    for (const [name, tries] of byBase) {
      const sent = sms.get(uuidOf(name))
      if (tries.some(({ state }) => state === 'kept')) t.ok(sent, `${name} was kept`)
      t.ok(tries.filter(({ state }) => state === 'kept').length <= 1, 'once')
      if (!sent) continue
      known.add(sent.id)
      const dueMs = startOf(name) - hoursOf(name) * hourMs
      const isTrue = stands.some(
        one => one.startMs === startOf(name) && one.fromMs <= sent.createdMs && sent.createdMs <= one.untilMs,
      )
      if (!isTrue || isQuiet(sent.createdMs) || sent.createdMs < dueMs || sent.createdMs >= startOf(name))
        t.fail(`${name} was sent wrongly, ${sent.text}`)
    }
    for (const { startMs: visitMs, fromMs, untilMs } of stands)
      for (const { hoursBefore, dueMs } of remindersOf(
        clinic,
        { startMs: visitMs, endMs: visitMs },
        fromMs,
      )) {
        if (dueMs + slackMs > Math.min(untilMs, visitMs, clock.epochMs())) continue
        expected += 1
        const sent = sms.get(uuidOf(`${id}:reminder:${hoursBefore}:${visitMs}`))
        const lateMs = sent ? sent.createdMs - dueMs : NaN
        if (!(lateMs <= slackMs))
          t.fail(`${id} has no reminder of ${hoursBefore} h`, {
            lateMs,
            stands,
            dueMs,
            promises: await disk.promisesAbout(id),
          })
      }
  }
  t.ok(expected > 100, `${expected} were due`)
})

await t.test('after the visit: how it was, or another for one that was missed', async t => {
  const counts = { 'follow-up': 0, 'missed-offer': 0 }
  for (const visit of everyVisit) {
    const byBase = bases(
      (await disk.promisesAbout(visit.id)).filter(
        one => one.kind === 'follow-up' || one.kind === 'missed-offer',
      ),
    )
    for (const [name, tries] of byBase) {
      const sent = sms.get(uuidOf(name))
      t.equal(
        tries.filter(({ state }) => state === 'kept').length,
        sent ? 1 : 0,
        'each that was sent was kept once',
      )
      if (!sent) continue
      known.add(sent.id)
      const kind = tries[0]?.kind === 'missed-offer' ? 'missed-offer' : 'follow-up'
      counts[kind] += 1
      t.notOk(isQuiet(sent.createdMs))
      t.equal(visit.startMs, startOf(name))
      if (kind === 'missed-offer') t.equal(visit.status, 'missed')
    }
    const dueMs = outOfQuiet(clinic, visit.endMs + 20 * hourMs)
    const isOver = (visit.status === 'done' || visit.status === 'booked') && dueMs + slackMs < clock.epochMs()
    if (isOver) t.ok(sms.has(uuidOf(`${visit.id}:follow-up:${visit.startMs}`)), 'asked how it was')
  }
  t.ok(counts['follow-up'] > 50 && counts['missed-offer'] > 0, JSON.stringify(counts))
})

await t.test('offers: none twice, none by night; the first yes wins and the others are told', async t => {
  let [offers, won] = [0, 0]
  const winners = new Map<string, number>()
  for (const id of waiters) {
    const entry = await disk.waitEntry(id)
    if (!entry) {
      t.fail('somebody who waits was lost')
      continue
    }
    const starts = [...entry.declined, ...(entry.offer ? [entry.offer.startMs] : [])]
    t.equal(new Set(starts).size, starts.length, 'none twice')
    const got = everySms.filter(
      ({ to, text }) => to === entry.phone && text.includes('atsirado laisvas laikas'),
    )
    const ids = new Set(got.map(one => one.id))
    const offered = new Set(starts.map(start => offerUuid(id, start)))
    t.ok(
      entry.declined.every(start => ids.has(offerUuid(id, start))),
      'who was passed over had been asked',
    )
    t.ok(
      got.every(one => offered.has(one.id)),
      'whoever was asked had the offer',
    )
    for (const one of got) {
      known.add(one.id)
      offers += 1
      if (isQuiet(one.createdMs)) t.fail('an offer by night')
    }
    const visit = entry.offer && (await disk.booking(wonUuid(id, entry.offer.startMs)))
    t.equal(entry.state === 'booked', visit !== null, 'booked is booked')
    if (!visit) continue
    won += 1
    const place = `${visit.staff} ${visit.startMs}`
    winners.set(place, (winners.get(place) ?? 0) + (visit.status === 'cancelled' ? 0 : 1))
    const told = everySms.filter(({ to, text }) => to === entry.phone && text.includes(': užregistruota:'))
    const asked = (await disk.promisesAbout(entry.phone)).filter(one => /:yes:|:no:/.test(one.id))
    t.ok(told.length >= 1 && told.length <= asked.length, 'told so')
  }
  t.ok([...winners.values()].every(count => count <= 1))
  const late = everySms.filter(({ text }) => text.includes('kitas atsakė pirmas')).length
  t.ok(offers > 10 && won > 2 && late > 0, `${offers} offers, ${won} won`)
  t.comment(`${offers} offers, ${won} won, ${late} came too late`)
})

await t.test('tasks: one that nobody did is overdue, and the owner heard of it once', async t => {
  for (const [id, { doneMs }] of tasks) {
    const task = await disk.task(id)
    const [promised, ...more] = await disk.promisesAbout(id)
    const told = [promised, ...more]
      .filter(one => one !== undefined)
      .map(one => uuidOf(`${baseOf(one.id)}:${ownerPhone}`))
    const sent = [...new Set(told)].filter(one => sms.has(one))
    for (const one of sent) known.add(one)
    if (task && (promised?.dueMs ?? 0) + 14 * hourMs > clock.epochMs()) continue
    t.equal(task?.state, doneMs === null ? 'overdue' : 'done')
    t.equal(sent.length, doneMs === null ? 1 : 0)
  }
  t.ok(tasks.size > 2)
})

await t.test(
  'every morning had its report once: stored, told to the cloud, in an SMS and a letter',
  async t => {
    const dueOf = (day: string) => instantOf(day, clinic.report.at, clinic.zone)
    const days = Array.from({ length: 32 }, (_, at) => addDays(dayOf(startMs, clinic.zone), at)).filter(
      day => dueOf(day) > startMs && dueOf(day) <= clock.epochMs(),
    )
    const pending = await disk.pending(100_000)
    const events = pending.flatMap(({ event }) => (event.kind === 'report' ? [event.report] : []))
    t.strictSame(
      events.map(({ day }) => day),
      days,
      'one of each, in order',
    )
    const counts = Map.groupBy(month.letters, ({ id }) => id)
    for (const [at, day] of days.entries()) {
      const report = await disk.report(day)
      const dueMs = dueOf(day)
      t.ok(report && report.madeMs >= dueMs && report.madeMs <= dueMs + slackMs, `${day} in time`)
      t.equal(events[at]?.from, isoInZone(dueOf(addDays(day, -1)), clinic.zone))
      if (at > 0) t.equal(events[at]?.from, events[at - 1]?.to, 'without a gap')
      const text = sms.get(uuidOf(`report:${day}:text`))
      if (text) known.add(text.id)
      // it may yet wait for the end of the quiet hours, or for the mail server
      if (dueMs + slackMs > clock.epochMs()) continue
      t.equal(text?.to, ownerPhone)
      t.notOk(isQuiet(text?.createdMs ?? 0))
      const letters = counts.get(uuidOf(`report:${day}:mail`)) ?? []
      t.ok(letters.length >= 1, 'a letter, whatever the server did')
      for (const kind of ['', ':text', ':mail']) {
        const tries = (await disk.promisesAbout(day)).filter(
          ({ id }) => baseOf(id) === `report:${day}${kind}`,
        )
        t.equal(tries.filter(({ state }) => state === 'kept').length, 1, `${day}${kind} was kept once`)
      }
    }
    const booked = pending.filter(({ event }) => event.kind === 'booking' && event.status === 'booked')
    const lastMs = dueOf(days.at(-1) ?? '')
    t.equal(
      events.reduce((sum, { figures }) => sum + figures.booked, 0),
      booked.filter(({ event }) => Date.parse(event.at) < lastMs).length,
      'every visit that was booked is in one report and no other',
    )
    const twice = [...counts.values()].filter(letters => letters.length > 1).length
    t.comment(`${days.length} mornings; ${twice} letters went twice, under one id`)
    t.ok(days.length >= 29)
  },
)

await t.test('whoever wrote was answered once, and nothing else was sent', async t => {
  const phones = new Set(everySms.map(({ to }) => to))
  let answers = 0
  for (const phone of phones) {
    const byBase = bases((await disk.promisesAbout(phone)).filter(({ kind }) => kind === 'answer'))
    for (const [name, tries] of byBase) {
      t.ok(tries.every(({ state }) => state !== 'open'))
      t.ok(sms.has(uuidOf(name)), name)
      known.add(uuidOf(name))
      answers += 1
    }
  }
  const strays = everySms.filter(({ id }) => !known.has(id)).map(({ to, text }) => `${to} ${text}`)
  t.strictSame(strays, [])
  t.ok(answers > 50 && written >= answers, `${answers} answers to ${written}`)
  t.equal((await disk.due(clock.epochMs(), 10)).length, 0, 'nothing is left undone')
  t.comment(
    `${everyId.length} visits, ${everySms.length} SMS, ${written} written, ${month.powerCuts()} power cuts, seed ${seed}`,
  )
  t.ok(month.powerCuts() > 15)
})

await month[Symbol.asyncDispose]()
