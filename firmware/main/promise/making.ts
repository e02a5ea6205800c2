import type { Clinic } from '../../clinic/clinic.ts'
import { leadFollowUps } from '../../clinic/leads.ts'
import { branchAt } from '../../clinic/places.ts'
import { outOfQuiet } from '../../clinic/quiet.ts'
import { followUpOf, missedOfferOf, remindersOf, type Stretch } from '../../clinic/reminders.ts'
import type { Freed } from '../../clinic/waiting-list.ts'
import type { Client, ClinicStore, Promised, Task } from '../../ports/clinic-store.ts'
import type { Store, Visit, VisitChange } from '../../ports/store.ts'
import type { Clock } from '../../time/clock.ts'
import { leadFollowUpId, movedId, reminderId } from './identity.ts'

/**
 * What the box takes on itself with each visit, task and wish. A promise is on disk before the thing it is about, so that
 * a power cut between them leaves one that is about nothing: it is dropped when it falls due. None is ever missing.
 */

type Draft = Pick<Promised, 'id' | 'kind' | 'subject' | 'dueMs'>
type Used = Pick<Store, 'book' | 'change' | 'booking'> &
  Pick<ClinicStore, 'promise' | 'dropAbout' | 'saveTask' | 'saveWaiting' | 'saveClient' | 'client'>

export interface MakingParts {
  readonly clinic: Clinic
  readonly clock: Clock
  /** Something was promised. */
  readonly made: () => void
}

const minuteMs = 60_000

/** What is urgent is due at once; nobody is told that it is late before they could do it. */
const urgentGraceMs = 15 * minuteMs

export const freedSubject = ({ staff, startMs, endMs }: Freed): string => `${startMs}:${endMs}:${staff}`
export const freedOf = (subject: string): Freed => {
  const [startMs, endMs, ...staff] = subject.split(':')
  return { staff: staff.join(':'), startMs: Number(startMs), endMs: Number(endMs) }
}

const aboutVisit = (clinic: Clinic, id: string, at: Stretch, nowMs: number): readonly Draft[] => {
  const reminders = remindersOf(clinic, at, nowMs).map(({ hoursBefore, dueMs }): Draft => ({
    id: reminderId(id, hoursBefore, at.startMs),
    kind: 'reminder',
    subject: id,
    dueMs,
  }))
  const dueMs = followUpOf(clinic, at)
  if (dueMs === null) return reminders
  return [...reminders, { id: `${id}:follow-up:${at.startMs}`, kind: 'follow-up', subject: id, dueMs }]
}

const aboutMissed = (clinic: Clinic, { id, startMs, endMs }: Visit, nowMs: number): readonly Draft[] => {
  const dueMs = missedOfferOf(clinic, { startMs, endMs }, nowMs)
  return dueMs === null
    ? []
    : [{ id: `${id}:missed-offer:${startMs}`, kind: 'missed-offer', subject: id, dueMs }]
}

const aboutFreed = (clinic: Clinic, visit: Visit, changeId: string, nowMs: number): readonly Draft[] => {
  if (!clinic.waiting.isOffered || visit.status !== 'booked' || visit.endMs <= nowMs) return []
  const endMs = visit.endMs + visit.bufferMinutes * minuteMs
  const subject = freedSubject({ staff: visit.staff, startMs: visit.startMs, endMs })
  return [{ id: `${changeId}:freed`, kind: 'freed', subject, dueMs: outOfQuiet(clinic, nowMs) }]
}

/** Who drags a visit about may not be done yet, or put it back. */
const movePauseMs = 5 * minuteMs

/** Whose visit was moved by the staff does not know of it; by whom it is given without another time or place is not told. */
const aboutMoved = (
  clinic: Clinic,
  visit: Visit,
  { id, by, what }: VisitChange,
  nowMs: number,
): readonly Draft[] => {
  if (what.kind !== 'moved' || by === 'caller' || visit.phone === null) return []
  const [old, other] = [visit, what].map(place => branchAt(clinic, place))
  if (what.startMs === visit.startMs && old === other) return []
  const dueMs = outOfQuiet(clinic, nowMs + movePauseMs)
  return [{ id: movedId(id, visit.startMs, what.startMs), kind: 'moved', subject: visit.id, dueMs }]
}

const aboutChange = (clinic: Clinic, visit: Visit, change: VisitChange, nowMs: number): readonly Draft[] => {
  const { what, id } = change
  switch (what.kind) {
    case 'moved':
      return [
        ...aboutFreed(clinic, visit, id, nowMs),
        ...aboutVisit(clinic, visit.id, what, nowMs),
        ...aboutMoved(clinic, visit, change, nowMs),
      ]
    case 'cancelled':
      return aboutFreed(clinic, visit, id, nowMs)
    case 'missed':
      return aboutMissed(clinic, visit, nowMs)
    default:
      return []
  }
}

const aboutLead = (clinic: Clinic, { id, createdMs, dueMs, fields }: Task): readonly Draft[] =>
  leadFollowUps(clinic, { createdMs, dueMs, level: fields['level'] }).map(one => ({
    id: leadFollowUpId(id, one.hours),
    kind: 'lead-follow-up',
    subject: id,
    dueMs: one.dueMs,
  }))

const aboutTask = (clinic: Clinic, task: Task): readonly Draft[] => {
  const { id, kind, state, dueMs, phone } = task
  if (state !== 'open') return []
  const lateMs = kind === 'urgent' ? dueMs + urgentGraceMs : dueMs
  const overdue = `${id}:callback-overdue:${lateMs}`
  return [
    { id: overdue, kind: 'callback-overdue', subject: id, dueMs: lateMs },
    ...(kind === 'lead' && phone !== null ? aboutLead(clinic, task) : []),
  ]
}

/** The store, with the promises that come of what is written to it. Whoever changes a visit, the same are made. */
export const keepPromises = <S extends Used>(store: S, { clinic, clock, made }: MakingParts): S => {
  const promise: S['promise'] = async draft => {
    await store.promise(draft)
    made()
  }
  const promiseAll = (drafts: readonly Draft[]) => Promise.all(drafts.map(promise))
  const know = async (who: Pick<Client, 'name' | 'language'> & Partial<Client>) => {
    if (who.phone === undefined) return
    const before = await store.client(who.phone)
    const { phone, language } = who
    const name = who.name === '' ? (before?.name ?? '') : who.name
    const birthDate = who.birthDate ?? before?.birthDate ?? null
    const owner = before?.owner ?? null
    await store.saveClient({ phone, name, language, birthDate, owner, seenMs: clock.epochMs() })
  }
  return {
    ...store,
    promise,
    book: async booking => {
      const { phone, ...who } = booking
      if (phone !== null) await know({ ...who, phone })
      await promiseAll(aboutVisit(clinic, booking.id, booking, clock.epochMs()))
      await store.book(booking)
    },
    change: async change => {
      const visit = await store.booking(change.bookingId)
      const drafts = visit ? aboutChange(clinic, visit, change, clock.epochMs()) : []
      // asked for in one breath: time that became free may be looked at as soon as it is promised
      const promised = promiseAll(drafts)
      const [, changed] = await Promise.allSettled([promised, store.change(change)])
      if (changed.status === 'rejected') throw changed.reason
      await promised
      if (change.what.kind === 'cancelled') await store.dropAbout(change.bookingId)
    },
    saveTask: async task => {
      const { phone, name, language, callId } = task
      // of a caller who was never spoken with nothing is known, least of all their language
      if (phone !== null && callId !== null) await know({ phone, name: name ?? '', language })
      await promiseAll(aboutTask(clinic, task))
      await store.saveTask(task)
    },
    saveWaiting: async waiting => {
      await know(waiting)
      await store.saveWaiting(waiting)
    },
  }
}
