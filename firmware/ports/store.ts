import type { CallEvent, Outcome } from './call-event.ts'
import type { Language } from './ear.ts'

/** A visit somebody booked. Instants are UTC epoch ms; `zone` (IANA) says what the clock on the wall shows. */
export interface Booking {
  /** UUID, made by whoever asks for the booking: asking twice with one id books once. */
  readonly id: string
  /** Ids of the clinic file, with the names they had when booked. */
  readonly service: string
  readonly serviceName: string
  readonly staff: string
  readonly staffName: string
  readonly startMs: number
  readonly endMs: number
  readonly zone: string
  readonly name: string
  /** E.164; null when the caller withheld it and gave none. */
  readonly phone: string | null
  readonly language: Language
  readonly callId: string | null
  readonly createdMs: number
}

/** Words taken down for the staff. */
export interface Message {
  readonly id: string
  readonly name: string | null
  readonly phone: string | null
  readonly text: string
  readonly language: Language
  readonly callId: string | null
  readonly createdMs: number
}

/** Time that is no longer free. */
export interface Taken {
  readonly staff: string
  readonly startMs: number
  readonly endMs: number
}

/** One phone call as the staff see it afterwards. */
export interface CallRecord {
  readonly id: string
  readonly line: string
  readonly from: string | null
  readonly startedMs: number
  /** Null while the call is up. A call that was up when the power went is closed as 'abandoned', tagged 'cut off', at the next start. */
  readonly endedMs: number | null
  readonly language: Language | null
  readonly outcome: Outcome | null
  /** One sentence for the morning page. */
  readonly summary: string
  /** Such as 'cut off', 'not heard', 'dead air'. */
  readonly tags: readonly string[]
  readonly transcript: readonly CallEvent[]
}

/**
 * What must survive a power cut. Every promise resolves only once the change is on disk (SQLite, WAL,
 * synchronous=FULL); a booking, message or finished call and its outbox row are one transaction.
 */
export interface Store extends AsyncDisposable {
  /** @throws SLOT_TAKEN when the database refuses the overlap, STORE_FULL, STORE_FAILED */
  book(booking: Booking): Promise<void>
  saveMessage(message: Message): Promise<void>
  /** Notes that a call is up. */
  beginCall(call: Pick<CallRecord, 'id' | 'line' | 'from' | 'startedMs'>): Promise<void>
  endCall(call: CallRecord): Promise<void>
  /** Everything taken between two instants, by start. */
  taken(fromMs: number, toMs: number): Promise<readonly Taken[]>
  /** Visits that start between two instants, the second not included, by start: each belongs to one day. */
  bookings(fromMs: number, toMs: number): Promise<readonly Booking[]>
  booking(id: string): Promise<Booking | null>
  /** Newest first. */
  calls(limit: number): Promise<readonly CallRecord[]>
  messages(limit: number): Promise<readonly Message[]>
}
