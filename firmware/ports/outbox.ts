import type { Task } from './clinic-store.ts'
import type { BookingView, Outcome } from './call-event.ts'
import type { Language } from './ear.ts'

/** What the cloud is told, each with an id to deduplicate by. Payload schemas and topics: firmware/sync/. */
export type CloudEvent =
  | {
      readonly kind: 'booking'
      readonly id: string
      readonly at: string
      /** What has just happened to it. */
      readonly status: 'booked' | 'moved' | 'confirmed' | 'late' | 'cancelled' | 'missed' | 'done'
      readonly booking: BookingView & {
        readonly serviceName: string
        readonly staffName: string
        readonly end: string
        readonly language: Language
        readonly callId: string | null
      }
    }
  | {
      readonly kind: 'message'
      readonly id: string
      readonly at: string
      readonly message: {
        readonly id: string
        readonly text: string
        readonly name: string | null
        readonly phone: string | null
        readonly language: Language
        readonly callId: string | null
      }
    }
  | {
      readonly kind: 'task'
      readonly id: string
      readonly at: string
      readonly task: {
        readonly id: string
        readonly kind: Task['kind']
        readonly state: Task['state']
        readonly text: string
        readonly fields: Readonly<Record<string, string>>
        readonly name: string | null
        readonly phone: string | null
        readonly owner: string | null
        readonly due: string
        readonly language: Language
        readonly callId: string | null
      }
    }
  | {
      readonly kind: 'call'
      readonly id: string
      readonly at: string
      readonly call: {
        readonly id: string
        readonly line: string
        readonly from: string | null
        readonly start: string
        readonly durationMs: number
        readonly language: Language | null
        readonly outcome: Outcome
        readonly summary: string
        readonly tags: readonly string[]
      }
    }

export interface OutboxRow {
  /** Grows by one for each event of this box, never reused: the order in which to deliver. */
  readonly seq: number
  readonly event: CloudEvent
}

/** Events on disk that the cloud does not have yet. */
export interface Outbox {
  /** The oldest rows not yet delivered, in order. */
  pending(limit: number): Promise<readonly OutboxRow[]>
  /** Marks every row up to and including `seq` as delivered. */
  delivered(seq: number): Promise<void>
  /** How many rows wait. */
  waiting(): Promise<number>
  /** Yields after rows were added; several additions may share one yield. Until aborted. */
  added(signal: AbortSignal): AsyncIterable<void>
}
