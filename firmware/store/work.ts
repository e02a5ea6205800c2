import { isDeepStrictEqual } from 'node:util'
import type { Database } from 'better-sqlite3'
import { Fault } from '../fault/fault.ts'
import type { MessageStore } from '../ports/message-store.ts'
import type { Booking, Place, Visit, VisitChange } from '../ports/store.ts'
import { createBusyTimes, createCalendars } from './calendars.ts'
import { createCalls } from './calls.ts'
import { createClients, createPromises, createQuotes, createTasks, createWaitlist } from './clinic-work.ts'
import { bookingEvent, type Stamp } from './cloud-event.ts'
import { createEvents } from './events.ts'
import { createMessages } from './messages.ts'
import { createOutgoingMessages } from './outgoing-messages.ts'
import { merge, pack, packStretches } from './packed.ts'
import { createReceivedMessages } from './received-messages.ts'
import { createReportFacts, createReportWork } from './reports.ts'
import { createHistory, createVisits } from './visits.ts'
import type { Done, NewEvent, Work } from './wire.ts'

/** What makes two bookings with one id the same visit: asked again, it may be by another call and later. */
const visitOf = ({ callId: _callId, createdMs: _createdMs, ...visit }: Booking) => visit
const bookingOf = ({
  status: _status,
  confirmedMs: _confirmed,
  lateMinutes: _late,
  ...booking
}: Visit): Booking => booking

/** Text messages: the SMS that came, and those that go out. */
const createTextWork = (db: Database): Done<MessageStore> => {
  const received = createReceivedMessages(db)
  const outgoing = createOutgoingMessages(db)
  const join = db.transaction(received.join)
  const queue = db.transaction(outgoing.queue)
  const forget = db.transaction((beforeMs: number) => {
    received.forget(beforeMs)
    outgoing.forget(beforeMs)
  })
  return {
    keepPart: received.keep,
    looseParts: received.loose,
    joinParts: (message, keys) => join.immediate(message, keys),
    unread: received.unread,
    markRead: received.markRead,
    received: received.newest,
    queueMessage: message => queue.immediate(message),
    changePart: outgoing.change,
    outgoingMessage: outgoing.one,
    outgoingIn: outgoing.inStates,
    awaitingReport: outgoing.awaiting,
    extendMessage: outgoing.extend,
    outgoingMessages: outgoing.newest,
    sentSince: outgoing.sentSince,
    forgetMessages: beforeMs => forget.immediate(beforeMs),
  }
}

/** The clinic's own work. */
const createClinicWork = (db: Database) => {
  const waitlist = createWaitlist(db)
  const promises = createPromises(db)
  const clients = createClients(db)
  const quotes = createQuotes(db)
  return {
    saveWaiting: waitlist.save,
    waitEntry: waitlist.one,
    waitingIn: waitlist.in,
    promise: promises.add,
    due: promises.due,
    nextDueMs: promises.nextDueMs,
    settle: promises.settle,
    dropAbout: promises.dropAbout,
    promisesAbout: promises.about,
    saveClient: clients.save,
    client: clients.one,
    saveQuote: quotes.save,
    quotes: quotes.newest,
  } satisfies Partial<Work>
}

/** The store's work on an open database. What is stored and the event that tells of it are one transaction. */
export const createWork = (db: Database, folder: string): Work => {
  const visits = createVisits(db)
  const messages = createMessages(db)
  const calls = createCalls(db)
  const events = createEvents(db)
  const history = createHistory(db)
  const tasks = createTasks(db)
  const busy = createBusyTimes(db)

  /** What its person has in a calendar of their own is as taken as a visit; the person may put a visit there all the same. */
  const refuseBusy = ({ staff, startMs, endMs }: Place, bufferMinutes: number) => {
    const keptMs = endMs + bufferMinutes * 60_000
    if (busy.isBusy({ staff, startMs, endMs: keptMs })) throw new Fault('SLOT_TAKEN')
  }
  const reports = createReportWork(db)

  /** Runs `store` and, if that stored something, adds its event: both or neither. */
  const telling = <Item>(store: (item: Item) => boolean) => {
    const both = db.transaction((item: Item, made: NewEvent) => {
      const isNew = store(item)
      if (isNew) events.add(made)
      return isNew
    })
    return (item: Item, made: NewEvent) => both.immediate(item, made)
  }
  const book = (booking: Booking) => {
    const known = visits.one(booking.id)
    if (!known) {
      refuseBusy(booking, booking.bufferMinutes)
      visits.insert(booking)
      const { id, callId, createdMs: atMs } = booking
      history.note({ id, bookingId: id, atMs, by: 'caller', callId, what: { kind: 'booked' } })
    } else if (!isDeepStrictEqual(visitOf(bookingOf(known)), visitOf(booking)))
      throw new Fault('STORE_FAILED', { folder, reason: `another visit has the id ${booking.id}` })
    return known === null
  }
  const change = db.transaction((change: VisitChange, stamp: Stamp): boolean => {
    const visit = visits.one(change.bookingId)
    if (!visit) throw new Fault('VISIT_UNKNOWN', { id: change.bookingId })
    if (!history.change(visit, change)) return false
    const isByPerson = change.by === 'staff' || change.by === 'calendar'
    if (change.what.kind === 'moved' && !isByPerson) refuseBusy(change.what, visit.bufferMinutes)
    const after = visits.one(change.bookingId) ?? visit
    events.add({ atMs: change.atMs, event: bookingEvent(stamp, after, change.what.kind) })
    return true
  })
  const deliver = db.transaction(events.deliver)

  return {
    ...createTextWork(db),
    ...createClinicWork(db),
    ...createCalendars(db),
    book: telling(book),
    change: (one, stamp) => change.immediate(one, stamp),
    history: history.of,
    visitsOf: visits.ofPhone,
    visitsBorn: visits.born,
    saveTask: telling(tasks.save),
    task: tasks.one,
    tasksIn: tasks.in,
    saveUnanswered: reports.addUnanswered,
    beginOutage: reports.beginOutage,
    endOutage: reports.endOutage,
    pulse: reports.pulse,
    wake: ({ id, nowMs, leastMs }) => reports.wake(id, nowMs, leastMs),
    reportFacts: createReportFacts(db),
    saveReport: telling(reports.add),
    report: reports.of,
    saveMessage: telling(messages.insert),
    beginCall: calls.begin,
    endCall: telling(calls.end),
    openCalls: calls.open,
    taken: (fromMs, toMs) => pack(merge(visits.taken(fromMs, toMs), busy.taken(fromMs, toMs))),
    engaged: (whose, periods) => ({
      staff: packStretches(
        [...visits.ofStaff(whose.staff, periods), ...busy.ofStaff(whose.staff, periods)],
        whose.staff.length,
      ),
      rooms: packStretches(visits.inRooms(whose.rooms, periods), whose.rooms.length),
    }),
    bookings: visits.between,
    booking: visits.one,
    calls: calls.newest,
    messages: messages.newest,
    pending: events.pending,
    delivered: (seq, nowMs) => deliver.immediate(seq, nowMs),
    waiting: events.waiting,
  }
}
