import type { CallEvent, HandOver, Outcome } from './call-event.ts'
import type { Language } from './ear.ts'
import type { Stretches } from '../time/stretches.ts'

/** A visit somebody booked. Instants are UTC epoch ms; `zone` (IANA) says what the clock on the wall shows. */
export interface Booking {
  /** UUID, made by whoever asks for the booking: asking twice with one id books once. */
  readonly id: string
  /** Ids of the clinic file, with the names they had when booked. */
  readonly service: string
  readonly serviceName: string
  readonly staff: string
  readonly staffName: string
  /** Id of the room or chair it takes; null: none in particular. */
  readonly room: string | null
  readonly startMs: number
  /** Of the visit itself; the time after it that is kept free is not in it. */
  readonly endMs: number
  /** What the person and the room need after it before the next one. */
  readonly bufferMinutes: number
  readonly zone: string
  readonly name: string
  /** 'YYYY-MM-DD' where the clinic asks for it; null where it does not. */
  readonly birthDate: string | null
  /** E.164; null when the caller withheld it and gave none. */
  readonly phone: string | null
  readonly language: Language
  readonly callId: string | null
  readonly createdMs: number
}

/** `missed`: the time came and nobody did. `done`: they came. */
export type VisitStatus = 'booked' | 'cancelled' | 'missed' | 'done'

/** A booking as it stands after everything that happened to it. */
export interface Visit extends Booking {
  readonly status: VisitStatus
  /** When the caller said that they are coming; null until then, and again after a move. */
  readonly confirmedMs: number | null
  /** How many minutes late they said they come; null: nothing was said, or it was moved since. */
  readonly lateMinutes?: number | null
}

/** Who changed a visit. `box`: a rule of the clinic. */
export type Changer = 'caller' | 'staff' | 'calendar' | 'box'

/** One thing that happened to a visit, as its history has it. */
export interface VisitChange {
  /** UUID: asking twice with one id changes once. */
  readonly id: string
  readonly bookingId: string
  readonly atMs: number
  readonly by: Changer
  readonly callId: string | null
  readonly what:
    | { readonly kind: 'booked' | 'confirmed' | 'missed' | 'done' }
    | { readonly kind: 'cancelled'; readonly reason: string }
    /** They come, so many minutes after its beginning. */
    | { readonly kind: 'late'; readonly minutes: number }
    | ({ readonly kind: 'moved' } & Place)
}

/** Whose time a visit takes, and when. */
export type Place = Pick<Booking, 'staff' | 'staffName' | 'room' | 'startMs' | 'endMs'>

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

/** Time that is no longer free: a visit with what is kept free after it, or something of a person's own calendar. */
export interface Taken {
  readonly staff: string
  readonly room: string | null
  readonly startMs: number
  readonly endMs: number
}

/** Ids of those whose time is asked for. */
export interface Whose {
  readonly staff: readonly string[]
  readonly rooms: readonly string[]
}

/** By id, for each that was asked for: what is taken of their time, whatever it is taken by. */
export interface Engaged {
  readonly staff: ReadonlyMap<string, Stretches>
  readonly rooms: ReadonlyMap<string, Stretches>
}

/** One phone call as the staff see it afterwards. */
export interface CallRecord {
  readonly id: string
  readonly line: string
  readonly from: string | null
  /** The first ring. */
  readonly startedMs: number
  /** When the line was opened to the caller; null when they were gone before. */
  readonly answeredMs: number | null
  /** Null while the call is up. A call that was up when the power went is closed as 'abandoned', tagged 'cut off', at the next start. */
  readonly endedMs: number | null
  readonly language: Language | null
  readonly outcome: Outcome | null
  /** Why a person has to go on with it; null: nobody has to. */
  readonly handOver: HandOver | null
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
  /**
   * Changes a visit and writes its history; a move frees the old time and takes the new one in one transaction.
   * @throws SLOT_TAKEN, VISIT_UNKNOWN, VISIT_OVER when it is cancelled, or to be moved and missed or done, VISIT_AHEAD when
   * it is to be missed or done and has not begun, STORE_FULL, STORE_FAILED
   */
  change(change: VisitChange): Promise<void>
  /** What happened to a visit, oldest first. */
  history(bookingId: string): Promise<readonly VisitChange[]>
  /** Visits booked from or for a number that begin at or after an instant and are not cancelled, by start. */
  visitsOf(phone: string, fromMs: number): Promise<readonly Visit[]>
  /** Visits under a birth date that begin at or after an instant and are not cancelled; the caller compares names. */
  visitsBorn(birthDate: string, fromMs: number): Promise<readonly Visit[]>
  saveMessage(message: Message): Promise<void>
  /** Notes that a call is up. */
  beginCall(call: Pick<CallRecord, 'id' | 'line' | 'from' | 'startedMs'>): Promise<void>
  endCall(call: CallRecord): Promise<void>
  /** Everything taken between two instants, by start. */
  taken(fromMs: number, toMs: number): Promise<readonly Taken[]>
  /** The same for some people and rooms alone, in some periods, what touches joined: what reaches into one is in it whole. */
  engaged(whose: Whose, periods: Stretches): Promise<Engaged>
  /** Visits that start between two instants, the second not included, by start: each belongs to one day. */
  bookings(fromMs: number, toMs: number): Promise<readonly Visit[]>
  booking(id: string): Promise<Visit | null>
  /** Newest first. */
  calls(limit: number): Promise<readonly CallRecord[]>
  messages(limit: number): Promise<readonly Message[]>
}
