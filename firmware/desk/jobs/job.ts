import type { Slot, SlotWish } from '../../clinic/slots.ts'
import type { Language } from '../../language/language.ts'
import type { Day } from '../../time/calendar.ts'
import type { Question } from '../question.ts'
import type { Line, Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'

/** A visit to be put on disk. */
export interface BookingDraft {
  readonly slot: Slot
  readonly serviceName: string
  readonly staffName: string
  /** '' when the caller gave none. */
  readonly name: string
  /** Where the clinic asks for it. */
  readonly birthDate: Day | null
  /** E.164. */
  readonly phone: string | null
}

/** A message to be put on disk. */
export interface MessageDraft {
  readonly text: string
  readonly name: string | null
  readonly phone: string | null
}

/** Why somebody left a message. */
export type MessageReason = 'wished' | 'sensitive' | 'referred' | 'not understood'

/** A visit on disk, as far as a caller may hear of it. */
export interface Known {
  readonly id: string
  readonly slot: Slot
  readonly name: string
  readonly phone: string | null
  readonly isConfirmed: boolean
}

/** By what somebody's visits are looked for. A name is compared by sound, and only among those of the birth date. */
export type Proof =
  /** `sinceMs`: also visits that began by then; else those to come. */
  | { readonly by: 'number'; readonly phone: string; readonly sinceMs?: number }
  | { readonly by: 'birth-date'; readonly name: string; readonly birthDate: Day }

/** What is to become of a visit. */
export type Change =
  | { readonly kind: 'moved'; readonly slot: Slot }
  | { readonly kind: 'cancelled'; readonly reason: string }
  | { readonly kind: 'confirmed' }
  /** They come, so many minutes after its beginning; nothing else of it changes. */
  | { readonly kind: 'late'; readonly minutes: number }

/** A wish that waits for a freed time, to be put on disk. */
export interface WaitDraft {
  readonly wish: SlotWish
  readonly name: string
  readonly phone: string
}

/** Work for a person of the clinic, to be put on disk. */
export interface TaskDraft {
  readonly kind: 'callback' | 'urgent' | 'lead' | 'triage' | 'follow-up' | 'question' | 'late'
  readonly name: string | null
  readonly phone: string | null
  readonly text: string
  readonly fields: Readonly<Record<string, string>>
  /** Id of a person; null: whoever the clinic says. */
  readonly owner: string | null
  /** Null: by the clinic's own rule. */
  readonly dueMs: number | null
}

/** A price that was told, to be put on disk. */
export interface QuoteDraft {
  readonly service: string
  readonly answers: Readonly<Record<string, string>>
  readonly low: number
  readonly high: number
  readonly name: string | null
  readonly phone: string | null
}

/** Something the desk cannot do by thinking. */
export type Errand =
  | { readonly do: 'find'; readonly wish: SlotWish; readonly limit: number }
  | { readonly do: 'book'; readonly draft: BookingDraft }
  | { readonly do: 'save'; readonly draft: MessageDraft }
  | { readonly do: 'look up'; readonly proof: Proof }
  | { readonly do: 'change'; readonly visit: string; readonly change: Change }
  | { readonly do: 'list'; readonly draft: WaitDraft }
  | { readonly do: 'task'; readonly draft: TaskDraft }
  | { readonly do: 'quote'; readonly draft: QuoteDraft }
  /** An SMS; the words are for its reader alone. */
  | { readonly do: 'text'; readonly to: string; readonly text: string }
  /** The same with four digits that nobody can guess in the place of '####'. */
  | { readonly do: 'code'; readonly to: string; readonly text: string }

/** Whom to connect the caller to, in the order in which they are rung. */
export interface ConnectPlan {
  readonly people: readonly { readonly name: string; readonly phone: string }[]
  /** For whoever picks up, in the clinic's first language: who rings, about what, and the key that accepts. */
  readonly whisper: readonly Line[]
  /** For the caller, now and then while they wait. */
  readonly comfort: readonly Line[]
}

/** What came of an errand, or of connecting the caller. `failed`: nothing was stored or sent. */
export type Result =
  | { readonly on: 'found'; readonly slots: readonly Slot[] }
  | { readonly on: 'booked' }
  | { readonly on: 'taken' }
  | { readonly on: 'saved' }
  | { readonly on: 'visits'; readonly visits: readonly Known[] }
  | { readonly on: 'changed' }
  /** The visit is not there any more. */
  | { readonly on: 'over' }
  | { readonly on: 'sent' }
  | { readonly on: 'code'; readonly code: string }
  | Connection
  | { readonly on: 'failed' }

/** `connected` to the person of this name: the caller is theirs, and the desk says no more. */
export type Connection = { readonly on: 'connected'; readonly to: string } | { readonly on: 'not connected' }

/** What a finished job leaves behind; the weightiest of a call is its outcome. */
export type Done =
  | { readonly kind: 'booked'; readonly draft: BookingDraft }
  | { readonly kind: 'moved'; readonly from: Known; readonly slot: Slot }
  | { readonly kind: 'cancelled' | 'confirmed' | 'told'; readonly visit: Known }
  | { readonly kind: 'waiting'; readonly draft: WaitDraft }
  | { readonly kind: 'task'; readonly draft: TaskDraft }
  | { readonly kind: 'quoted'; readonly draft: QuoteDraft }
  | { readonly kind: 'message'; readonly draft: MessageDraft; readonly why: MessageReason }
  /** `task`: what is on disk about it. */
  | { readonly kind: 'transferred'; readonly to: string; readonly task: TaskDraft | null }
  | { readonly kind: 'answered'; readonly topic: string }
  /** Given up, or refused by the disk. `wanted` says what for. */
  | { readonly kind: 'undone'; readonly wanted: string; readonly failed: boolean }

/** What a job needs to go on. */
export type Need =
  | { readonly need: 'answer'; readonly lead: readonly Line[]; readonly question: Question }
  | { readonly need: 'errand'; readonly errand: Errand }
  /** Somebody is rung for the caller once this was said. */
  | { readonly need: 'connection'; readonly say: readonly Line[]; readonly plan: ConnectPlan }
  | { readonly need: 'nothing'; readonly say: readonly Line[]; readonly done: Done }
  /** A person must see to it: the caller leaves them a message, which begins with these words. */
  | { readonly need: 'person'; readonly say: readonly Line[]; readonly text: string }
  /** The same, once those who are there were rung; only where `ringsFor` of connecting.ts says so. */
  | { readonly need: 'ring'; readonly say: readonly Line[]; readonly text: string }
  /** Another job takes over, with what is known. */
  | {
      readonly need: 'job'
      readonly say: readonly Line[]
      readonly job: 'book' | 'urgent' | 'quote'
      readonly heard: Understanding
    }

/** What is known of the caller before a word was said. */
export interface Caller {
  /** E.164; null when withheld. */
  readonly phone: string | null
  /** Under which they were served before; null: not known. */
  readonly name: string | null
  /** The language they spoke then. */
  readonly language: Language | null
}

/**
 * One job of the trade: a data contract D and three pure functions over it. The engine in desk.ts runs every job alike:
 * next → ask or errand → take or tell → next, until nothing is needed.
 */
export interface Job<D> {
  /** What is known once the caller has asked for it. */
  begin(heard: Understanding, caller: Caller, speaker: Speaker): D
  /** The data with what was said, or null when nothing in it was an answer. */
  take(data: D, heard: Understanding, asked: string, speaker: Speaker): D | null
  /** The data after an errand. */
  tell(data: D, result: Result, speaker: Speaker): D
  /** What is needed next, and the data that remembers it was asked for. */
  next(data: D, speaker: Speaker): readonly [D, Need]
  /** What the caller was after, in a few words, should they hang up now; '' when nothing is known. */
  wanted(data: D, speaker: Speaker): string
}
