import t from 'tap'
import { matchFreed, offerEnd, type Waiter } from '../../../firmware/clinic/waiting-list.ts'
import { isoInZone, readInstant } from '../../../firmware/time/calendar.ts'
import { shopOf } from '../../support/desk.ts'

const { clinic } = shopOf('dentist-lt')
const at = (text: string) => readInstant(text, clinic.zone) ?? NaN
const nowMs = at('2026-11-24T09:00')
const freed = { staff: 'kazlauskiene', startMs: at('2026-11-26T10:00'), endMs: at('2026-11-26T10:30') }
/** The rest of that person's day is full. */
const busy = [
  ['08:00', '10:00'],
  ['10:30', '18:00'],
].map(([from, to]) => ({
  staff: 'kazlauskiene',
  room: null,
  startMs: at(`2026-11-26T${from}`),
  endMs: at(`2026-11-26T${to}`),
}))
const waiter = (createdMs: number, changes: Partial<Waiter> = {}): Waiter => ({
  service: 'check-up',
  staff: null,
  fromDay: '2026-11-24',
  toDay: '2026-12-24',
  minutes: null,
  createdMs,
  declined: [],
  ...changes,
})
const asked = (...waiters: Waiter[]) =>
  matchFreed(clinic, freed, waiters, { busy, nowMs }).map(one => one.waiter.createdMs)

await t.test('who waits for what became free', t => {
  const table: readonly (readonly [string, Partial<Waiter>, boolean])[] = [
    ['anyone, any day', {}, true],
    ['this person', { staff: 'kazlauskiene' }, true],
    ['another person', { staff: 'urbonas' }, false],
    ['a service that she does not do', { service: 'hygiene' }, false],
    ['a service that takes longer than is free', { service: 'filling' }, false],
    ['an unknown service', { service: 'none' }, false],
    ['the day alone', { fromDay: '2026-11-26', toDay: '2026-11-26' }, true],
    ['the day before', { toDay: '2026-11-25' }, false],
    ['the day after', { fromDay: '2026-11-27' }, false],
    ['mornings', { minutes: { from: 480, to: 720 } }, true],
    ['afternoons', { minutes: { from: 780, to: 1_080 } }, false],
    ['offered before', { declined: [freed.startMs] }, false],
    ['offered another', { declined: [freed.startMs + 86_400_000] }, true],
  ]
  for (const [name, changes, isAsked] of table)
    t.strictSame(asked(waiter(1, changes)), isAsked ? [1] : [], name)
  t.end()
})

await t.test('who has waited longest is asked first, three at once', t => {
  t.strictSame(asked(waiter(5), waiter(2), waiter(9), waiter(1), waiter(3)), [1, 2, 3])
  t.strictSame(asked(waiter(1, { toDay: '2026-11-25' }), waiter(2)), [2])
  t.end()
})

await t.test('time that is taken again is offered to nobody', t => {
  const again = [...busy, { ...freed, room: null }]
  t.strictSame(matchFreed(clinic, freed, [waiter(1)], { busy: again, nowMs }), [])
  t.end()
})

await t.test('an offer ends in time to be booked', t => {
  const end = (now: string) => {
    const endMs = offerEnd(clinic, freed.startMs, at(now))
    return endMs === null ? null : isoInZone(endMs, clinic.zone).slice(11, 16)
  }
  // a visit may be booked until an hour before it
  t.equal(clinic.booking.leadMinutes, 60)
  t.equal(end('2026-11-26T08:45'), '09:00')
  t.equal(end('2026-11-26T08:55'), null)
  t.equal(end('2026-11-26T12:00'), null)
  t.equal(offerEnd(clinic, freed.startMs, nowMs), nowMs + clinic.waiting.offerMinutes * 60_000)
  t.end()
})
