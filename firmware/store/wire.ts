import type { FaultData } from '../fault/fault.ts'
import type { CalendarStore } from '../ports/calendar.ts'
import type { MessageStore } from '../ports/message-store.ts'
import type { CloudEvent, OutboxRow } from '../ports/outbox.ts'
import type { ClinicStore, Task } from '../ports/clinic-store.ts'
import type { MorningReport } from '../ports/report.ts'
import type { ReportStore } from '../ports/report-store.ts'
import type { Booking, CallRecord, Message, Visit, VisitChange, Whose } from '../ports/store.ts'
import type { Stamp } from './cloud-event.ts'
import type { Stretches } from '../time/stretches.ts'
import type { Packed, PackedEngaged } from './packed.ts'

export type CallStart = Pick<CallRecord, 'id' | 'line' | 'from' | 'startedMs'>

/** An event and the instant it was made. Made before it is asked for, so that asking again stores the same one. */
export interface NewEvent {
  readonly event: CloudEvent
  readonly atMs: number
}

/** The thread's side of a port whose every answer is a promise. */
export type Done<Port> = {
  [Name in keyof Port]: Port[Name] extends (...args: infer Args) => Promise<infer Answer>
    ? (...args: Args) => Answer
    : never
}

/**
 * What the store's thread does, by name. Every piece of work may be asked for twice with the same effect as once: that
 * is what makes it safe to ask again when the thread died before it answered. A `boolean` is true when an outbox row
 * was added.
 */
export interface Work
  extends
    Done<MessageStore>,
    Done<CalendarStore>,
    Omit<Done<ClinicStore>, 'saveTask' | 'settle' | 'dropAbout'>,
    Omit<Done<ReportStore>, 'saveReport'> {
  book(booking: Booking, made: NewEvent): boolean
  /** The event is made of the visit as it then stands; `stamp` was made before it was asked for. */
  change(change: VisitChange, stamp: Stamp): boolean
  history(bookingId: string): readonly VisitChange[]
  visitsOf(phone: string, fromMs: number): readonly Visit[]
  visitsBorn(birthDate: string, fromMs: number): readonly Visit[]
  saveTask(task: Task, made: NewEvent): boolean
  settle(id: string, state: 'kept' | 'dropped', nowMs: number): boolean
  dropAbout(subject: string, nowMs: number): void
  saveReport(report: MorningReport, made: NewEvent): boolean
  saveMessage(message: Message, made: NewEvent): boolean
  beginCall(call: CallStart): void
  endCall(call: CallRecord, made: NewEvent): boolean
  /** Calls that have not ended, each with `endedMs` as the last instant it is known to have been up. */
  openCalls(): readonly CallRecord[]
  taken(fromMs: number, toMs: number): Packed
  engaged(whose: Whose, periods: Stretches): PackedEngaged
  bookings(fromMs: number, toMs: number): readonly Visit[]
  booking(id: string): Visit | null
  calls(limit: number): readonly CallRecord[]
  messages(limit: number): readonly Message[]
  pending(limit: number): readonly OutboxRow[]
  delivered(seq: number, nowMs: number): void
  waiting(): number
}

/** From the main thread. The thread answers in the order it was asked; after 'close' it ends. */
export type Request =
  | {
      [Name in keyof Work]: {
        readonly id: number
        readonly name: Name
        readonly args: Parameters<Work[Name]>
      }
    }[keyof Work]
  | { readonly name: 'close' }

/** How a store was found. */
export interface Opened {
  /** Version of its tables before and after it was opened; 0 is an empty folder. */
  readonly from: number
  readonly version: number
  /** The last owner did not close it, so it was checked. */
  readonly wasCut: boolean
}

/** From the thread: first how the opening went, then an answer to each request. */
export type Greeting = { readonly opened: Opened } | { readonly fault: FaultData }
export type Answer =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly fault: FaultData }
