import type { Slot, SlotWish } from '../../clinic/slots.ts'
import type { Asked, Question } from '../question.ts'
import type { Line, Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'

/** A visit to be put on disk. */
export interface BookingDraft {
  readonly slot: Slot
  readonly serviceName: string
  readonly staffName: string
  /** '' when the caller gave none. */
  readonly name: string
  /** E.164. */
  readonly phone: string | null
}

/** A message to be put on disk. */
export interface MessageDraft {
  readonly text: string
  readonly name: string | null
  readonly phone: string | null
}

/** Something the desk cannot do by thinking. */
export type Errand =
  | { readonly do: 'find'; readonly wish: SlotWish; readonly limit: number }
  | { readonly do: 'book'; readonly draft: BookingDraft }
  | { readonly do: 'save'; readonly draft: MessageDraft }

/** What came of an errand. `failed`: nothing was stored. */
export type Result =
  | { readonly on: 'found'; readonly slots: readonly Slot[] }
  | { readonly on: 'booked' }
  | { readonly on: 'taken' }
  | { readonly on: 'saved' }
  | { readonly on: 'failed' }

/** What a finished job leaves behind; the last one of a call is its outcome. */
export type Done =
  | { readonly kind: 'booked'; readonly draft: BookingDraft }
  | { readonly kind: 'message'; readonly draft: MessageDraft }
  | { readonly kind: 'answered'; readonly topic: string }
  /** Given up, or refused by the disk. `wanted` says what for. */
  | { readonly kind: 'undone'; readonly wanted: string; readonly failed: boolean }

/** What a job needs to go on. */
export type Need =
  | { readonly need: 'answer'; readonly lead: readonly Line[]; readonly question: Question }
  | { readonly need: 'errand'; readonly errand: Errand }
  | { readonly need: 'nothing'; readonly say: readonly Line[]; readonly done: Done }

/** What is known of the caller before a word was said. */
export interface Caller {
  /** E.164; null when withheld. */
  readonly phone: string | null
}

/**
 * One job of the trade: a data contract D and three pure functions over it. The engine in desk.ts runs every job alike:
 * next → ask or errand → take or tell → next, until nothing is needed.
 */
export interface Job<D> {
  /** What is known once the caller has asked for it. */
  begin(heard: Understanding, caller: Caller, speaker: Speaker): D
  /** The data with what was said, or null when nothing in it was an answer. */
  take(data: D, heard: Understanding, asked: Asked, speaker: Speaker): D | null
  /** The data after an errand. */
  tell(data: D, result: Result, speaker: Speaker): D
  /** What is needed next, and the data that remembers it was asked for. */
  next(data: D, speaker: Speaker): readonly [D, Need]
  /** What the caller was after, in a few words, should they hang up now; '' when nothing is known. */
  wanted(data: D, speaker: Speaker): string
}
