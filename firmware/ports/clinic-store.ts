import type { Language } from './ear.ts'
import type { Taken } from './store.ts'

/** Someone who waits for a time that is taken. */
export interface Waiting {
  /** UUID. */
  readonly id: string
  readonly service: string
  /** Null: anyone who does it. */
  readonly staff: string | null
  /** Absent or null: at any place. */
  readonly branch?: string | null
  /** Days that suit, 'YYYY-MM-DD', inclusive, and minutes of the day that do; null: any. */
  readonly fromDay: string
  readonly toDay: string
  readonly minutes: { readonly from: number; readonly to: number } | null
  readonly name: string
  readonly phone: string
  readonly language: Language
  readonly callId: string | null
  readonly createdMs: number
  readonly state: 'waiting' | 'offered' | 'booked' | 'left'
  /** The time offered last, while it stands. */
  readonly offer: (Pick<Taken, 'staff' | 'startMs' | 'endMs'> & { readonly expiresMs: number }) | null
  /** Starts that were offered and not taken, epoch ms: none is offered twice. */
  readonly declined: readonly number[]
}

/** Something a person of the clinic has to do. */
export interface Task {
  /** UUID. */
  readonly id: string
  readonly kind: 'callback' | 'urgent' | 'lead' | 'triage' | 'follow-up' | 'question' | 'conflict' | 'late'
  readonly name: string | null
  /** E.164. */
  readonly phone: string | null
  readonly text: string
  /** What was asked for and answered, by the names of the job's data contract. */
  readonly fields: Readonly<Record<string, string>>
  /** Id of a person of the clinic file; null: whoever reads it first. */
  readonly owner: string | null
  readonly dueMs: number
  readonly language: Language
  readonly callId: string | null
  readonly createdMs: number
  /** `taken`: somebody is at it; it falls overdue all the same. */
  readonly state: 'open' | 'taken' | 'overdue' | 'done'
  readonly doneMs: number | null
}

/** What the box is to do at an instant, on disk so that a restart neither loses nor repeats it. */
export interface Promised {
  /** What is done takes this id, so that doing it twice does it once. */
  readonly id: string
  readonly kind:
    | 'reminder'
    /** Staff moved a visit: its caller is told. */
    | 'moved'
    | 'missed-offer'
    | 'follow-up'
    /** Time became free: whoever waits for it is asked. */
    | 'freed'
    | 'offer-end'
    | 'callback-overdue'
    /** Somebody who may become a customer is written to, while nobody has called them. */
    | 'lead-follow-up'
    /** What a text message asked for is done and answered. */
    | 'answer'
    /** New times that somebody was sent to choose from; over when it falls due. */
    | 'choice'
    /** The report of a morning is made; then it is sent to those who are to have it. */
    | 'report'
    | 'report-text'
    | 'report-mail'
  /**
   * Id of the visit, the waiting or the task it is about; a day for a report, a person and two instants for time that
   * became free, the number for what was written by text message.
   */
  readonly subject: string
  readonly dueMs: number
  readonly state: 'open' | 'kept' | 'dropped'
  readonly settledMs: number | null
}

/** Someone who has rung before. */
export interface Client {
  /** E.164: what they are known by. */
  readonly phone: string
  readonly name: string
  readonly language: Language
  readonly birthDate: string | null
  /** Id of the person who looks after them; null: nobody in particular. */
  readonly owner: string | null
  readonly seenMs: number
}

/** A price that was told, with what it was worked out from. */
export interface Quote {
  /** UUID. */
  readonly id: string
  readonly service: string
  /** Answers by id of the variable. */
  readonly answers: Readonly<Record<string, string>>
  readonly low: number
  readonly high: number
  /** ISO 4217 */
  readonly currency: string
  readonly name: string | null
  readonly phone: string | null
  readonly language: Language
  readonly callId: string | null
  readonly createdMs: number
}

/** What must survive a power cut about the clinic's own work. Every promise resolves once the change is on disk; see Store. */
export interface ClinicStore {
  /** Adds, or replaces the one of this id. */
  saveWaiting(waiting: Waiting): Promise<void>
  waitEntry(id: string): Promise<Waiting | null>
  /** Those of a state, who waited longest first. */
  waitingIn(states: readonly Waiting['state'][], limit: number): Promise<readonly Waiting[]>
  /** Adds, or replaces the one of this id; a new one goes to the cloud as well. */
  saveTask(task: Task): Promise<void>
  task(id: string): Promise<Task | null>
  /** Those of a state, by due time. */
  tasksIn(states: readonly Task['state'][], limit: number): Promise<readonly Task[]>
  /** Nothing happens when one of this id is there. */
  promise(promised: Pick<Promised, 'id' | 'kind' | 'subject' | 'dueMs'>): Promise<void>
  /** Open ones that are due, the earliest first. */
  due(nowMs: number, limit: number): Promise<readonly Promised[]>
  /** When the next open one falls due; null when there is none. */
  nextDueMs(): Promise<number | null>
  /** Once; false when it was settled before. */
  settle(id: string, state: 'kept' | 'dropped'): Promise<boolean>
  /** Drops every open one about a subject, such as the reminders of a visit that was cancelled. */
  dropAbout(subject: string): Promise<void>
  promisesAbout(subject: string): Promise<readonly Promised[]>
  saveClient(client: Client): Promise<void>
  client(phone: string): Promise<Client | null>
  saveQuote(quote: Quote): Promise<void>
  /** Newest first. */
  quotes(limit: number): Promise<readonly Quote[]>
}
