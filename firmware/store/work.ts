import { isDeepStrictEqual } from 'node:util'
import type { Database } from 'better-sqlite3'
import { Fault } from '../fault/fault.ts'
import type { MessageStore } from '../ports/message-store.ts'
import type { Booking } from '../ports/store.ts'
import { createCalls } from './calls.ts'
import { createEvents } from './events.ts'
import { createMessages } from './messages.ts'
import { createOutgoingMessages } from './outgoing-messages.ts'
import { createReceivedMessages } from './received-messages.ts'
import { createVisits } from './visits.ts'
import type { Done, NewEvent, Work } from './wire.ts'

/** What makes two bookings with one id the same visit: asked again, it may be by another call and later. */
const visitOf = ({ callId: _callId, createdMs: _createdMs, ...visit }: Booking) => visit

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

/** The store's work on an open database. What is stored and the event that tells of it are one transaction. */
export const createWork = (db: Database, folder: string): Work => {
  const visits = createVisits(db)
  const messages = createMessages(db)
  const calls = createCalls(db)
  const events = createEvents(db)

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
    const known = visits.any(booking.id)
    if (!known) visits.insert(booking)
    else if (!isDeepStrictEqual(visitOf(known), visitOf(booking)))
      throw new Fault('STORE_FAILED', { folder, reason: `another visit has the id ${booking.id}` })
    return known === null
  }
  const deliver = db.transaction(events.deliver)

  return {
    ...createTextWork(db),
    book: telling(book),
    saveMessage: telling(messages.insert),
    beginCall: calls.begin,
    endCall: telling(calls.end),
    openCalls: calls.open,
    taken: visits.taken,
    bookings: visits.between,
    booking: visits.booked,
    calls: calls.newest,
    messages: messages.newest,
    pending: events.pending,
    delivered: (seq, nowMs) => deliver.immediate(seq, nowMs),
    waiting: events.waiting,
  }
}
