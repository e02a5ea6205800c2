import { personOf, serviceOf, type Clinic } from '../clinic/clinic.ts'
import { workingDeadline } from '../clinic/working-time.ts'
import type { World } from '../desk/conversation.ts'
import type { BookingDraft, Change, Known, MessageDraft, Proof, TaskDraft } from '../desk/jobs/job.ts'
import { isFault } from '../fault/fault.ts'
import type { Language } from '../language/language.ts'
import { sameName } from '../language/names.ts'
import type { ClinicStore, Quote, Task, Waiting } from '../ports/clinic-store.ts'
import type { Log } from '../ports/log.ts'
import type { Messages } from '../ports/messages.ts'
import type { Booking, Message, Store, Visit, VisitChange } from '../ports/store.ts'
import type { Clock } from '../time/clock.ts'
import { findFree } from './free-times.ts'

/** The desk's errands, run on the store and the text messages. */

export interface WorldParts {
  readonly clinic: Clinic
  readonly store: Pick<
    Store,
    'book' | 'saveMessage' | 'engaged' | 'change' | 'visitsOf' | 'visitsBorn' | 'booking'
  > &
    Pick<ClinicStore, 'saveWaiting' | 'saveTask' | 'saveQuote' | 'client'>
  readonly messages: Pick<Messages, 'send'>
  readonly clock: Clock
  readonly log: Log
  /** UUIDs. */
  readonly newId: () => string
  /** Four digits that nobody can guess. */
  readonly newCode: () => string
}

/** Who is being served. */
export interface Served {
  readonly callId: string
  readonly language: () => Language
}

/** What one conversation has put on disk so far; null: nothing of the kind. */
export interface Stored {
  booking: Booking | null
  message: Message | null
  change: { readonly visit: Visit; readonly what: Change } | null
  task: Task | null
  quote: Quote | null
}

const bookingOf = ({ clinic, clock, newId }: WorldParts, served: Served, draft: BookingDraft): Booking => ({
  id: newId(),
  service: draft.slot.service,
  serviceName: draft.serviceName,
  staff: draft.slot.staff,
  staffName: draft.staffName,
  room: draft.slot.room,
  startMs: draft.slot.startMs,
  endMs: draft.slot.endMs,
  bufferMinutes: serviceOf(clinic, draft.slot.service)?.bufferMinutes ?? 0,
  zone: clinic.zone,
  name: draft.name,
  birthDate: draft.birthDate,
  phone: draft.phone,
  language: served.language(),
  callId: served.callId,
  createdMs: clock.epochMs(),
})

const messageOf = ({ clock, newId }: WorldParts, served: Served, draft: MessageDraft): Message => ({
  id: newId(),
  ...draft,
  language: served.language(),
  callId: served.callId,
  createdMs: clock.epochMs(),
})

const taskOf = ({ clinic, clock, newId }: WorldParts, served: Served, draft: TaskDraft): Task => ({
  id: newId(),
  ...draft,
  owner: draft.owner ?? clinic.callbacks.head,
  dueMs: draft.dueMs ?? workingDeadline(clinic, clock.epochMs(), clinic.callbacks.withinMinutes),
  language: served.language(),
  callId: served.callId,
  createdMs: clock.epochMs(),
  state: 'open',
  doneMs: null,
})

const knownOf = (visit: Visit): Known => ({
  id: visit.id,
  slot: {
    service: visit.service,
    staff: visit.staff,
    room: visit.room,
    startMs: visit.startMs,
    endMs: visit.endMs,
  },
  name: visit.name,
  phone: visit.phone,
  isConfirmed: visit.confirmedMs !== null,
})

const whatOf = (clinic: Clinic, change: Change): VisitChange['what'] => {
  if (change.kind !== 'moved') return change
  const { staff, room, startMs, endMs } = change.slot
  const name = personOf(clinic, staff)?.name ?? {}
  return { kind: 'moved', staff, staffName: name[clinic.languages[0]] ?? staff, room, startMs, endMs }
}

const lookUp = async ({ store, clock }: WorldParts, proof: Proof): Promise<readonly Known[]> => {
  if (proof.by === 'number')
    return (await store.visitsOf(proof.phone, proof.sinceMs ?? clock.epochMs())).map(knownOf)
  const born = await store.visitsBorn(proof.birthDate, clock.epochMs())
  return born.filter(visit => sameName(visit.name, proof.name)).map(knownOf)
}

/** Every errand answers once it is on disk, or could not be; what went wrong is in the log. */
export const createWorld = (parts: WorldParts, served: Served, stored: Stored): World => {
  const { clinic, store, messages, clock, log, newId, newCode } = parts
  const failed = (error: unknown) => {
    log.error({ callId: served.callId, code: isFault(error) ? error.code : 'UNKNOWN' }, 'not stored')
    return 'failed' as const
  }
  const kept = <T>(doing: Promise<unknown>, done: T, note: () => void) =>
    doing.then(() => {
      note()
      return done
    }, failed)
  const change: World['change'] = async (visitId, what) => {
    try {
      const visit = await store.booking(visitId)
      if (!visit) return 'over'
      await store.change({
        id: newId(),
        bookingId: visitId,
        atMs: clock.epochMs(),
        by: 'caller',
        callId: served.callId,
        what: whatOf(clinic, what),
      })
      stored.change = { visit, what }
      return 'changed'
    } catch (error) {
      if (isFault(error, 'SLOT_TAKEN')) return 'taken'
      return isFault(error, 'VISIT_OVER') || isFault(error, 'VISIT_UNKNOWN') ? 'over' : failed(error)
    }
  }
  return {
    find: (wish, limit) => findFree(parts, clinic, wish, limit),
    book: async draft => {
      const booking = bookingOf(parts, served, draft)
      try {
        await store.book(booking)
        stored.booking = booking
        return 'booked'
      } catch (error) {
        return isFault(error, 'SLOT_TAKEN') ? 'taken' : failed(error)
      }
    },
    save: draft => {
      const message = messageOf(parts, served, draft)
      return kept(store.saveMessage(message), 'saved' as const, () => (stored.message = message))
    },
    lookUp: proof => lookUp(parts, proof).catch(failed),
    change,
    list: ({ wish, name, phone }) => {
      const waiting: Waiting = {
        id: newId(),
        service: wish.service,
        staff: wish.staff ?? null,
        branch: wish.branch ?? null,
        fromDay: wish.from,
        toDay: wish.to,
        minutes: wish.minutes ?? null,
        name,
        phone,
        language: served.language(),
        callId: served.callId,
        createdMs: clock.epochMs(),
        state: 'waiting',
        offer: null,
        declined: [],
      }
      return kept(store.saveWaiting(waiting), 'saved' as const, () => undefined)
    },
    assign: draft => {
      const task = taskOf(parts, served, draft)
      return kept(store.saveTask(task), 'saved' as const, () => (stored.task = task))
    },
    quote: draft => {
      const quote: Quote = {
        id: newId(),
        ...draft,
        currency: clinic.currency,
        language: served.language(),
        callId: served.callId,
        createdMs: clock.epochMs(),
      }
      return kept(store.saveQuote(quote), 'saved' as const, () => (stored.quote = quote))
    },
    code: async (to, text) => {
      const code = newCode()
      const sent = await kept(
        messages.send({ id: newId(), to, text: text.replace('####', code) }),
        true,
        () => undefined,
      )
      return sent === true ? code : null
    },
    text: (to, text) => kept(messages.send({ id: newId(), to, text }), 'sent' as const, () => undefined),
  }
}
