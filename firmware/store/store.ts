import { randomUUIDv7 } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { Fault } from '../fault/fault.ts'
import { createFeed, type Feed } from '../flow/feed.ts'
import type { CalendarStore } from '../ports/calendar.ts'
import type { Log } from '../ports/log.ts'
import type { ClinicStore } from '../ports/clinic-store.ts'
import type { MessageStore } from '../ports/message-store.ts'
import type { CloudEvent, Outbox } from '../ports/outbox.ts'
import type { ReportStore } from '../ports/report-store.ts'
import type { CallRecord, Store } from '../ports/store.ts'
import { isoInZone, isZone } from '../time/calendar.ts'
import type { Clock } from '../time/clock.ts'
import {
  bookingEvent,
  callEvent,
  type EndedCall,
  messageEvent,
  reportEvent,
  type Stamp,
  taskEvent,
} from './cloud-event.ts'
import { unpack, unpackEngaged } from './packed.ts'
import { openThread, type Thread } from './thread.ts'
import type { NewEvent } from './wire.ts'

/** Every port that the one database serves. */
export type FullStore = Store & Outbox & MessageStore & ClinicStore & CalendarStore & ReportStore

export interface StoreOptions {
  /** Made if missing, readable by this user alone: it holds names and numbers. */
  readonly folder: string
  /** IANA zone whose offset the times of messages and calls carry; a booking has its own. */
  readonly zone: string
  readonly clock: Clock
  readonly log: Log
  /** Ids of events; UUIDv7 unless told otherwise. */
  readonly newId?: () => string
}

/** As it goes on the record: whoever ends a call without saying how leaves it abandoned. */
const ended = (call: CallRecord, nowMs: number): EndedCall => ({
  ...call,
  endedMs: call.endedMs ?? nowMs,
  outcome: call.outcome ?? 'abandoned',
})

const createTextFront = (thread: Thread): MessageStore => ({
  keepPart: part => thread.ask('keepPart', part),
  looseParts: () => thread.ask('looseParts'),
  joinParts: (message, keys) => thread.ask('joinParts', message, keys),
  unread: (afterSeq, limit) => thread.ask('unread', afterSeq, limit),
  markRead: id => thread.ask('markRead', id),
  received: limit => thread.ask('received', limit),
  queueMessage: message => thread.ask('queueMessage', message),
  changePart: change => thread.ask('changePart', change),
  outgoingMessage: id => thread.ask('outgoingMessage', id),
  outgoingIn: (states, limit) => thread.ask('outgoingIn', states, limit),
  awaitingReport: (lastDigits, limit) => thread.ask('awaitingReport', lastDigits, limit),
  extendMessage: (id, expiresMs) => thread.ask('extendMessage', id, expiresMs),
  outgoingMessages: limit => thread.ask('outgoingMessages', limit),
  sentSince: (ms, to) => thread.ask('sentSince', ms, to),
  forgetMessages: beforeMs => thread.ask('forgetMessages', beforeMs),
})

const createClinicFront = (thread: Thread, clock: Clock): Omit<ClinicStore, 'saveTask'> => ({
  saveWaiting: entry => thread.ask('saveWaiting', entry),
  waitEntry: id => thread.ask('waitEntry', id),
  waitingIn: (states, limit) => thread.ask('waitingIn', states, limit),
  task: id => thread.ask('task', id),
  tasksIn: (states, limit) => thread.ask('tasksIn', states, limit),
  promise: promised => thread.ask('promise', promised),
  due: (nowMs, limit) => thread.ask('due', nowMs, limit),
  nextDueMs: () => thread.ask('nextDueMs'),
  settle: (id, state) => thread.ask('settle', id, state, clock.epochMs()),
  dropAbout: subject => thread.ask('dropAbout', subject, clock.epochMs()),
  promisesAbout: subject => thread.ask('promisesAbout', subject),
  saveClient: client => thread.ask('saveClient', client),
  client: phone => thread.ask('client', phone),
  saveQuote: quote => thread.ask('saveQuote', quote),
  quotes: limit => thread.ask('quotes', limit),
})

const createCalendarFront = (thread: Thread): CalendarStore => ({
  agenda: (staff, fromMs, toMs) => thread.ask('agenda', staff, fromMs, toMs),
  saveObject: (object, busy) => thread.ask('saveObject', object, busy),
  dropObject: ({ staff, source, href }) => thread.ask('dropObject', { staff, source, href }),
  objects: (staff, source) => thread.ask('objects', staff, source),
  saveCopy: copy => thread.ask('saveCopy', copy),
  dropCopy: ({ staff, visitId }) => thread.ask('dropCopy', { staff, visitId }),
  copies: staff => thread.ask('copies', staff),
  calendarState: staff => thread.ask('calendarState', staff),
  saveCalendarState: state => thread.ask('saveCalendarState', state),
  feeds: () => thread.ask('feeds'),
  saveFeed: feed => thread.ask('saveFeed', feed),
})

const createReportFront = (thread: Thread): Omit<ReportStore, 'saveReport'> => ({
  saveUnanswered: call => thread.ask('saveUnanswered', call),
  beginOutage: outage => thread.ask('beginOutage', outage),
  endOutage: (line, toMs) => thread.ask('endOutage', line, toMs),
  pulse: nowMs => thread.ask('pulse', nowMs),
  wake: start => thread.ask('wake', start),
  reportFacts: (fromMs, toMs) => thread.ask('reportFacts', fromMs, toMs),
  report: day => thread.ask('report', day),
})

/** The ports in front of the thread: makes each event before it asks, and tells of rows that were added. */
const createFront = (
  thread: Thread,
  additions: Feed<void>,
  { zone, clock, newId }: Required<Pick<StoreOptions, 'zone' | 'clock' | 'newId'>>,
): FullStore => {
  const make = (zone: string, event: (stamp: Stamp) => CloudEvent): NewEvent => {
    const atMs = clock.epochMs()
    return { atMs, event: event({ id: newId(), at: isoInZone(atMs, zone) }) }
  }
  const tell = async (adding: Promise<boolean>) => {
    if (await adding) additions.publish()
  }
  return {
    ...createTextFront(thread),
    ...createClinicFront(thread, clock),
    ...createCalendarFront(thread),
    ...createReportFront(thread),
    saveReport: async report => {
      const made = make(zone, stamp => reportEvent(stamp, report))
      await tell(thread.ask('saveReport', report, made))
    },
    book: async booking => {
      const made = make(booking.zone, stamp => bookingEvent(stamp, booking))
      await tell(thread.ask('book', booking, made))
    },
    change: async change => {
      const stamp = { id: newId(), at: isoInZone(clock.epochMs(), zone) }
      await tell(thread.ask('change', change, stamp))
    },
    history: id => thread.ask('history', id),
    visitsOf: (phone, fromMs) => thread.ask('visitsOf', phone, fromMs),
    visitsBorn: (birthDate, fromMs) => thread.ask('visitsBorn', birthDate, fromMs),
    saveTask: async task => {
      const made = make(zone, stamp => taskEvent(stamp, task, zone))
      await tell(thread.ask('saveTask', task, made))
    },
    saveMessage: async message => {
      const made = make(zone, stamp => messageEvent(stamp, message))
      await tell(thread.ask('saveMessage', message, made))
    },
    beginCall: call => thread.ask('beginCall', call),
    endCall: async record => {
      const call = ended(record, clock.epochMs())
      const made = make(zone, stamp => callEvent(stamp, call, zone))
      await tell(thread.ask('endCall', call, made))
    },
    taken: async (fromMs, toMs) => unpack(await thread.ask('taken', fromMs, toMs)),
    engaged: async (whose, periods) => unpackEngaged(whose, await thread.ask('engaged', whose, periods)),
    bookings: (fromMs, toMs) => thread.ask('bookings', fromMs, toMs),
    booking: id => thread.ask('booking', id),
    calls: limit => thread.ask('calls', limit),
    messages: limit => thread.ask('messages', limit),
    pending: limit => thread.ask('pending', limit),
    delivered: seq => thread.ask('delivered', seq, clock.epochMs()),
    waiting: () => thread.ask('waiting'),
    added: signal => additions.subscribe(signal),
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  }
}

/** Ends what was cut off. Dying in the middle of it is no harm: the next start finds the rest. */
const endCutOff = async (store: Store, open: readonly CallRecord[]) => {
  for (const call of open)
    await store.endCall({
      ...call,
      outcome: 'abandoned',
      summary: call.summary || 'The box lost power or was stopped during this call.',
      tags: [...call.tags, 'cut off'],
    })
}

/**
 * Opens the clinic's store: SQLite in a thread of its own, so the main thread never waits for the disk. One process
 * owns a folder. A thread that dies is restarted and what it had not answered is asked again. Calls that were up when
 * the last owner was cut off are ended as 'abandoned', tagged 'cut off', at the last instant they are known to have been up.
 * @throws STORE_BUSY, STORE_NEWER, STORE_DAMAGED, STORE_FULL, STORE_FAILED; CONFIG_INVALID for an unknown zone
 */
export const openStore = async (options: StoreOptions): Promise<FullStore> => {
  const { folder, zone, clock, log, newId = randomUUIDv7 } = options
  if (!isZone(zone)) throw new Fault('CONFIG_INVALID', { at: `no time zone is called ${zone}` })
  const additions = createFeed<void>(1)
  const start = () =>
    new Worker(new URL('./worker.ts', import.meta.url), { name: 'store', workerData: { folder } })
  const thread = await openThread({ folder, start, clock, log, restarted: () => additions.publish() })
  const store = createFront(thread, additions, { zone, clock, newId })
  try {
    await endCutOff(store, await thread.ask('openCalls'))
    return store
  } catch (error) {
    await thread[Symbol.asyncDispose]()
    throw error
  }
}
