/**
 * What a report is made of, as the store gives it: instants are UTC epoch ms. Words such as outcomes are only counted
 * and passed on, so their sets are not repeated here.
 */

/** A call the box took, or tried to. */
export interface CallFact {
  readonly id: string
  readonly line: string
  /** E.164; null when withheld. */
  readonly from: string | null
  /** The first ring. */
  readonly startedMs: number
  /** Null while it is up. */
  readonly endedMs: number | null
  /** Null when the caller was gone before. */
  readonly answeredMs: number | null
  readonly outcome: string | null
  /** Why a person has to go on with it; null: nobody has to. */
  readonly handOver: string | null
  readonly summary: string
  readonly tags: readonly string[]
}

/** A call that the box did not take. */
export interface UnansweredFact {
  readonly id: string
  readonly line: string
  readonly from: string | null
  readonly startedMs: number
  readonly endedMs: number
  /** `staff`, `hours` and `set off`: it was theirs, who may have answered it. `busy`: nobody could. */
  readonly why: 'staff' | 'hours' | 'set off' | 'busy'
}

/** Something that happened to a visit, with the visit as it stands. */
export interface ChangeFact {
  readonly id: string
  readonly atMs: number
  readonly by: string
  readonly kind: string
  readonly visit: VisitFact
}
export interface VisitFact {
  readonly id: string
  readonly serviceName: string
  /** Id of the person, with the name they had when booked. */
  readonly staff: string
  readonly staffName: string
  readonly room: string | null
  readonly startMs: number
  readonly endMs: number
  readonly name: string
  readonly phone: string | null
  readonly status: string
}

export interface MessageFact {
  readonly id: string
  readonly name: string | null
  readonly phone: string | null
  readonly text: string
  readonly callId: string | null
  readonly createdMs: number
}

export interface TaskFact extends MessageFact {
  readonly kind: string
  /** Id of a person of the clinic file. */
  readonly owner: string | null
  readonly dueMs: number
  readonly state: string
  readonly doneMs: number | null
}

/** A line, or with null the whole box, that could not be rung. */
export interface OutageFact {
  readonly line: string | null
  readonly fromMs: number
  /** Null: it still cannot. */
  readonly toMs: number | null
  readonly says: string
}

/** A call of a provider's itemised bill. */
export interface ListedCall {
  readonly startedMs: number
  readonly durationMs: number
  readonly from: string | null
  /** Null: the list does not say. */
  readonly isAnswered: boolean | null
  /** The clinic's own call: it takes a line, and nobody waits to be answered. */
  readonly isOutgoing: boolean
}

export interface Facts {
  /** That began in the period. */
  readonly calls: readonly CallFact[]
  readonly unanswered: readonly UnansweredFact[]
  /** Made in the period. */
  readonly changes: readonly ChangeFact[]
  /** Visits that start in the period and were not cancelled. */
  readonly visits: readonly VisitFact[]
  /** Left in the period. */
  readonly messages: readonly MessageFact[]
  /** Whenever they were given: those not done yet, and those done in the period. */
  readonly tasks: readonly TaskFact[]
  /** That reach into the period. */
  readonly outages: readonly OutageFact[]
}

/** From an instant up to, not including, another. */
export interface Period {
  readonly fromMs: number
  readonly toMs: number
}

export const isIn = ({ fromMs, toMs }: Period, atMs: number): boolean => fromMs <= atMs && atMs < toMs
