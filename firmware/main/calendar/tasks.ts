import { workingDeadline } from '../../clinic/working-time.ts'
import type { Task } from '../../ports/clinic-store.ts'
import type { Visit } from '../../ports/store.ts'
import { writtenVisit, writtenWhen } from '../promise/desk.ts'
import { uuidOf } from '../promise/identity.ts'
import { speakerOf, type CalendarDesk } from './desk.ts'
import type { Objection } from './judge.ts'

/** What a calendar brings about and a person has to know. Told twice under one name, it is told once. */

const whenOf = (desk: CalendarDesk, ms: number): string => writtenWhen(speakerOf(desk), ms)

const visitText = (desk: CalendarDesk, visit: Visit): string => {
  const speaker = speakerOf(desk)
  const service = speaker.serviceName(visit.service) || visit.serviceName
  return [service, visit.name, writtenVisit(speaker, visit)].join(', ')
}

interface Note {
  readonly name: string
  readonly kind: Task['kind']
  readonly text: string
  readonly owner: string
  readonly visit: Visit | null
}

const put = async (desk: CalendarDesk, { name, kind, text, owner, visit }: Note): Promise<void> => {
  const { store, shop, clock } = desk
  const { clinic } = shop
  const id = uuidOf(`calendar:${name}`)
  // what somebody has dealt with is not opened again
  if (await store.task(id)) return
  const nowMs = clock.epochMs()
  await store.saveTask({
    id,
    kind,
    name: visit?.name ?? null,
    phone: visit?.phone ?? null,
    text,
    fields: visit ? { visit: visit.id, start: String(visit.startMs) } : {},
    owner,
    dueMs: workingDeadline(clinic, nowMs, clinic.callbacks.withinMinutes),
    language: visit?.language ?? clinic.languages[0],
    callId: null,
    createdMs: nowMs,
    state: 'open',
    doneMs: null,
  })
}

/** A visit was taken out of a calendar, so it is cancelled: its caller does not know yet. */
export const tellCancelled = (desk: CalendarDesk, visit: Visit, staff: string, name: string): Promise<void> =>
  put(desk, {
    name,
    kind: 'callback',
    text: speakerOf(desk).text('calendar-cancelled', { visit: visitText(desk, visit) }),
    owner: staff,
    visit,
  })

export interface Refusal {
  readonly staff: string
  readonly why: Objection
  /** When it was to be; null: at no time that a visit can be. */
  readonly toMs: number | null
  /** Of what was done there: the same again is the same refusal. */
  readonly name: string
}

/** What was done to a visit in a calendar cannot stand; there it is again as it is here. */
export const tellRefused = (
  desk: CalendarDesk,
  visit: Visit,
  { staff, why, toMs, name }: Refusal,
): Promise<void> => {
  const when = toMs === null ? '–' : whenOf(desk, toMs)
  const text = speakerOf(desk).text(`calendar-${why}`, { visit: visitText(desk, visit), when })
  return put(desk, { name, kind: 'conflict', text, owner: staff, visit })
}

/** So many visits were gone at once that nobody can have meant it. */
export const tellSwept = (desk: CalendarDesk, visits: readonly Visit[], staff: string): Promise<void> => {
  const name = `${staff}:swept:${visits.map(({ id, startMs }) => `${id}@${startMs}`).join()}`
  const text = speakerOf(desk).text('calendar-swept', { count: String(visits.length) })
  return put(desk, { name, kind: 'conflict', text, owner: staff, visit: null })
}

/** As many as a person reads. */
const mostNamed = 5

/** Somebody is busy when visits are booked: those stay until a person decides. */
export const tellOverlap = (
  desk: CalendarDesk,
  staff: string,
  href: string,
  visits: readonly Visit[],
): Promise<void> => {
  const named = visits.slice(0, mostNamed).map(visit => visitText(desk, visit))
  const rest = visits.length > mostNamed ? ` (+${visits.length - mostNamed})` : ''
  return put(desk, {
    name: `${staff}:overlap:${href}:${visits.map(({ id, startMs }) => `${id}@${startMs}`).join()}`,
    kind: 'conflict',
    text: speakerOf(desk).text('calendar-overlap', { visits: `${named.join('; ')}${rest}` }),
    owner: staff,
    visit: null,
  })
}

/** A calendar has not been reached for so long that what is booked may be wrong. */
export const tellAway = (
  desk: CalendarDesk,
  staff: string,
  { sinceMs, says }: { readonly sinceMs: number; readonly says: string },
): Promise<void> =>
  put(desk, {
    name: `${staff}:away:${sinceMs}`,
    kind: 'conflict',
    text: speakerOf(desk).text('calendar-away', { when: whenOf(desk, sinceMs), says }),
    owner: staff,
    visit: null,
  })
