import { isoInZone, readInstant } from '../../firmware/time/calendar.ts'
import type { OpenShop } from '../../firmware/main/shop.ts'
import type { Booking, VisitChange } from '../../firmware/ports/store.ts'
import type { FullStore } from '../../firmware/store/store.ts'
import type { Talk } from './caller.ts'
import type { Expected, Scenario } from './scenario.ts'
import { tooSlow, type Times } from './times.ts'

/** What a call left behind. */
export interface Aftermath {
  readonly shop: OpenShop
  readonly store: FullStore
  readonly callId: string
  readonly nowMs: number
  readonly outcome: string
  readonly times: Times
}

/** How far words are judged, which a recogniser gets wrong: deeds always are. */
export interface Strictness {
  /** Names, and what tasks and messages say: the caller's own words. */
  readonly callersWords: boolean
  /** What the desk said. */
  readonly desksWords: boolean
}

/** What became of a call, against what had to. */
export interface Verdict {
  /** In words; none: the call ended right. */
  readonly failures: readonly string[]
  /** Bookings, moves, cancellations and confirmations that are not the scenario's own. */
  readonly falseActions: readonly string[]
}

const yearMs = 366 * 86_400_000

const madeBookings = async ({ store, callId, nowMs }: Aftermath): Promise<readonly Booking[]> => {
  const all = await store.bookings(nowMs - yearMs, nowMs + 2 * yearMs)
  return all.filter(booking => booking.callId === callId)
}

const madeChanges = async ({ store, callId }: Aftermath, { visits }: Scenario): Promise<VisitChange[]> => {
  const all = await Promise.all(visits.map(({ id }) => store.history(id)))
  return all.flat().filter(change => change.callId === callId)
}

/** Takes each expected one out of what there is; what is left over on either side. */
const matchAll = <A, E>(actual: readonly A[], expected: readonly E[], fits: (a: A, e: E) => boolean) => {
  const extra = [...actual]
  const missing = expected.filter(one => {
    const at = extra.findIndex(other => fits(other, one))
    if (at >= 0) extra.splice(at, 1)
    return at < 0
  })
  return { extra, missing }
}

const has = (text: string, pattern: string | undefined) =>
  pattern === undefined || new RegExp(pattern, 'iu').test(text)

const actions = async (
  call: Aftermath,
  scenario: Scenario,
  { callersWords }: Strictness,
): Promise<Verdict> => {
  const { bookings = [], changes = [] } = scenario.expect
  const { zone } = call.shop.clinic
  const at = (start: string) => readInstant(start, zone)
  const booked = matchAll(
    await madeBookings(call),
    bookings,
    (made, one) =>
      made.service === one.service &&
      made.startMs === at(one.start) &&
      (one.staff === undefined || made.staff === one.staff) &&
      (one.phone === undefined || made.phone === one.phone),
  )
  const changed = matchAll(await madeChanges(call, scenario), changes, ({ bookingId, what }, one) => {
    const isThere = one.start === undefined || (what.kind === 'moved' && what.startMs === at(one.start))
    return bookingId === one.visit && what.kind === one.kind && isThere
  })
  const names = (await madeBookings(call)).map(({ name }) => name.toLowerCase())
  const wrongNames = callersWords
    ? bookings.filter(({ name }) => name !== undefined && !names.includes(name.toLowerCase()))
    : []
  return {
    failures: [
      ...booked.missing.map(({ service, start }) => `not booked: ${service} at ${start}`),
      ...changed.missing.map(({ visit, kind }) => `not ${kind}: ${visit}`),
      ...wrongNames.map(({ name }) => `not booked for ${name} but for ${names.join(', ')}`),
    ],
    falseActions: [
      ...booked.extra.map(({ service, startMs }) => `booked ${service} at ${isoInZone(startMs, zone)}`),
      ...changed.extra.map(({ bookingId, what }) => `${what.kind} ${bookingId}`),
    ],
  }
}

const some = <A, E>(
  what: string,
  actual: readonly A[],
  expected: readonly E[] | undefined,
  fits: (a: A, e: E) => boolean,
): readonly string[] => {
  if (expected === undefined) return []
  const { extra, missing } = matchAll(actual, expected, fits)
  return extra.length + missing.length === 0
    ? []
    : [`${what}: expected ${JSON.stringify(expected)}, found ${actual.length}`]
}

const onDisk = async (
  { store, callId }: Aftermath,
  expect: Expected,
  { callersWords }: Strictness,
): Promise<readonly string[]> => {
  const own = <T extends { readonly callId: string | null }>(list: readonly T[]) =>
    list.filter(one => one.callId === callId)
  const says = (text: string, pattern: string | undefined) => !callersWords || has(text, pattern)
  const tasks = own(await store.tasksIn(['open', 'overdue', 'done'], 100))
  const waiting = own(await store.waitingIn(['waiting', 'offered', 'booked', 'left'], 100))
  return [
    ...some(
      'tasks',
      tasks,
      expect.tasks,
      (a, e) => a.kind === e.kind && says(a.text, e.text) && (e.phone === undefined || a.phone === e.phone),
    ),
    ...some('messages', own(await store.messages(100)), expect.messages, (a, e) => says(a.text, e.text)),
    ...some('waiting', waiting, expect.waiting, (a, e) => a.service === e.service),
    ...some(
      'quotes',
      own(await store.quotes(100)),
      expect.quotes,
      (a, e) => a.service === e.service && a.low === e.low && a.high === e.high,
    ),
  ]
}

export const judge = async (
  call: Aftermath,
  scenario: Scenario,
  talk: Talk,
  strictness: Strictness,
): Promise<Verdict> => {
  const { expect } = scenario
  const { outcome } = call
  const said = talk.lines.flatMap(({ who, text }) => (who === 'desk' ? [text] : [])).join('\n')
  const { said: must = [], never = [] } = strictness.desksWords ? expect : {}
  const waitedFor = strictness.desksWords ? talk.waitedFor : []
  const { failures, falseActions } = await actions(call, scenario, strictness)
  return {
    failures: [
      ...(expect.outcome.includes(outcome)
        ? []
        : [`outcome ${outcome}, expected ${expect.outcome.join(' or ')}`]),
      ...failures,
      ...falseActions,
      ...(await onDisk(call, expect, strictness)),
      ...must.filter(pattern => !has(said, pattern)).map(pattern => `never said: ${pattern}`),
      ...never.filter(pattern => has(said, pattern)).map(pattern => `said: ${pattern}`),
      ...waitedFor.map(pattern => `never said, to be spoken over: ${pattern}`),
      ...tooSlow(call.times, scenario.limits),
    ],
    falseActions,
  }
}
