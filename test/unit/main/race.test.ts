import { randomUUID } from 'node:crypto'
import t from 'tap'
import { noLog } from '../../../firmware/config/log.ts'
import { readWeek } from '../../../firmware/config/clinic-hours.ts'
import { keepPromises } from '../../../firmware/main/promise/making.ts'
import { createReception } from '../../../firmware/main/reception.ts'
import type { CallerAct, Conversation, Reply } from '../../../firmware/ports/receptionist.ts'
import { openStore } from '../../../firmware/store/store.ts'
import { readInstant } from '../../../firmware/time/calendar.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'
import { shopOf } from '../../support/desk.ts'

/** A hundred callers at once, over one true store, for the same ten times. */

// A real disk on a machine that may be busy
t.setTimeout(240_000)

const callers = 100
const free = 10

const raced = () => {
  const plain = shopOf('gp-en')
  const hours = readWeek([{ days: 'wed', open: '09:00-10:40' }])
  const { clinic } = plain
  const people = clinic.people.filter(({ id }) => id === 'nurse').map(one => ({ ...one, hours }))
  const branches = [{ ...clinic.branches[0], hours }] as const
  // 09:00 to 10:40, ten minutes each, of this one day alone
  return {
    ...plain,
    clinic: { ...clinic, hours, people, branches, booking: { ...clinic.booking, horizonDays: 2 } },
  }
}

const heard = (text: string): CallerAct => ({
  on: 'heard',
  hearing: { text, language: 'en', meanLogProb: 0, noSpeech: 0, words: [], doubt: null, tookMs: 0 },
})

/** What this caller says to a question. */
const answers: Readonly<Record<string, string>> = {
  'how-help': 'a blood test please',
  slot: 'the first one',
  name: 'my name is mary brown',
  phone: 'oh seven seven one two three four five six seven eight',
  confirm: 'yes please',
  when: 'goodbye',
  more: "no thank you that's all",
}

/** One call to its end; everything that was said to them. */
const ring = async (call: Conversation): Promise<string> => {
  const said: string[] = []
  const take = async (act: CallerAct): Promise<Reply> => {
    const reply = await call.take(act)
    said.push(...reply.say.map(({ text }) => text))
    return reply
  }
  let reply = await take({ on: 'opened' })
  for (let turns = 0; reply.listen && turns < 80; turns += 1)
    reply = await take(heard(answers[reply.asked ?? ''] ?? 'goodbye'))
  return said.join('\n')
}

await t.test('ten have a visit, and ninety are told the truth', async t => {
  const shop = raced()
  const clock = simClock(readInstant('2026-11-24T20:30', shop.clinic.zone) ?? NaN)
  await using store = await openStore({ folder: t.testdir(), zone: shop.clinic.zone, clock, log: noLog })
  const kept = keepPromises(store, { clinic: shop.clinic, clock, made: () => undefined })
  const send = () => Promise.reject(new Error('no SMS is sent here'))
  const reception = createReception({
    shop,
    store: kept,
    messages: { send },
    clock,
    log: noLog,
    newId: randomUUID,
    newCode: () => '0000',
  })
  const calls = Array.from({ length: callers }, (_, n) =>
    reception.receive({ callId: randomUUID(), line: 'race', from: `+4477123${String(n).padStart(5, '0')}` }),
  )
  const told = await Promise.all(calls.map(ring))
  const day = await store.bookings(clock.epochMs(), clock.epochMs() + 3 * 86_400_000)
  t.equal(day.length, free, 'visits on disk')
  t.equal(new Set(day.map(({ startMs }) => startMs)).size, free, 'each at a time of its own')
  const outcomes = calls.map(call => call.outcome())
  const won = outcomes.flatMap(({ outcome, booking }) =>
    outcome === 'booked' && booking ? [booking.id] : [],
  )
  t.strictSame(won.toSorted(), day.map(({ id }) => id).toSorted(), 'whoever was told so has one')
  const isBooked = (text: string) => /It is booked/.test(text)
  t.equal(told.filter(isBooked).length, free)
  const lost = told.filter(text => !isBooked(text))
  t.equal(lost.length, callers - free)
  t.ok(
    lost.every(text => /no free time for that in the coming weeks|there are no other times/.test(text)),
    'and everybody else that there is none',
  )
  t.ok(
    lost.some(text => /has just been taken/.test(text)),
    'it was a race',
  )
})
