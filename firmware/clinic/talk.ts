import type { Local } from './clinic.ts'

/** What a clinic has decided about its talks: what it answers, asks, takes to be urgent, and leaves to a person. */

/** What the clinic takes to be urgent, in its own words, and what is then said and done. */
export interface UrgentRule {
  readonly id: string
  readonly words: Local<readonly string[]>
  /** Said before anything else: the clinic's own sentence, such as where the duty hospital is. */
  readonly say: Local
  /** emergency: the emergency number first. duty: the chain is rung. soonest: the earliest visit is offered. */
  readonly does: 'emergency' | 'duty' | 'soonest'
}

/** An answer that the clinic gives itself, with the ways of asking for it. */
export interface Fact {
  readonly id: string
  readonly asked: Local<readonly string[]>
  readonly answer: Local
}

/** One thing asked of somebody who may become a customer. */
export type LeadQuestion = {
  readonly id: string
  /** The question; empty for one of the desk's own. */
  readonly ask: Local
} & (
  | { readonly kind: 'choice'; readonly options: readonly (Option & { readonly points: number })[] }
  /** The points of the highest `from` that was reached. */
  | {
      readonly kind: 'count'
      readonly min: number
      readonly max: number
      readonly points: readonly { readonly from: number; readonly points: number }[]
    }
  | { readonly kind: 'words' }
)

/** An answer that can be chosen, by what callers call it. */
export interface Option {
  readonly id: string
  readonly name: Local
  readonly also: Local<readonly string[]>
}

/** Where triage leads: to a visit, to what is urgent, to the next rule, or to a person. */
export type TriageEnd =
  | { readonly to: 'visit'; readonly service: string; readonly staff: string | null }
  | { readonly to: 'urgent'; readonly rule: string }
  | { readonly to: 'rule'; readonly rule: string }
  | { readonly to: 'person' }

/** What callers say of a trouble, and where the clinic sends it, at once or after a question. */
export interface TriageRule {
  readonly id: string
  readonly words: Local<readonly string[]>
  /** Null: it leads to `end` at once. */
  readonly question: {
    readonly ask: Local
    readonly options: readonly (Option & { readonly end: TriageEnd })[]
  } | null
  readonly end: TriageEnd
}

/** What a person is rung for, while one is there, before a message is taken. */
export type RungFor = 'disputes' | 'not-understood'
