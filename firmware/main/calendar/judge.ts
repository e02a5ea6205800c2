import type { BusyTime, CalendarItem } from '../../ports/calendar.ts'
import type { Visit } from '../../ports/store.ts'

/** Why what was done to a visit in a calendar cannot stand. */
export type Objection =
  /** Its time changed here as well. */
  | 'both'
  /** Here it is cancelled, or over. */
  | 'over'
  /** It became what no visit can be: whole days, recurring, in the past, or without an end. */
  | 'odd'
  /** Somebody else has that time. */
  | 'taken'
  /** Its person is at another place then, where there is no such room as it takes. */
  | 'place'

export type Verdict =
  { readonly is: 'agreed' | 'moved' | 'cancelled' } | { readonly is: 'refused'; readonly why: Objection }

/** What a visit was when both sides last agreed, what it is here, and what it is in its person's calendar. */
export interface Sides {
  /** Null: they never did; what is there was put there and not yet noted. */
  readonly base: BusyTime | null
  readonly ours: Visit
  readonly theirs: Pick<CalendarItem, 'at' | 'isCancelled'>
}

const isSame = (a: BusyTime | null, b: BusyTime | null): boolean =>
  a !== null && b !== null && a.startMs === b.startMs && a.endMs === b.endMs

/** No visit lasts longer. */
const longestMs = 12 * 3_600_000
const isPossible = (at: BusyTime | null, nowMs: number): boolean =>
  at !== null && at.startMs > nowMs && at.endMs - at.startMs <= longestMs

const refused = (why: Objection): Verdict => ({ is: 'refused', why })

/** What comes of a visit that is there in a calendar. Same sides, same verdict: after a power cut it is asked again. */
export const judge = ({ base, ours, theirs }: Sides, nowMs: number): Verdict => {
  const isOurs = isSame(theirs.at, ours) && !theirs.isCancelled
  const isUntouched = isSame(theirs.at, base) && !theirs.isCancelled
  if (ours.status === 'cancelled')
    return theirs.isCancelled || isUntouched ? { is: 'agreed' } : refused('over')
  if (isOurs || isUntouched) return { is: 'agreed' }
  if (ours.status !== 'booked') return refused('over')
  if (base !== null && !isSame(base, ours)) return refused('both')
  if (theirs.isCancelled) return { is: 'cancelled' }
  return isPossible(theirs.at, nowMs) ? { is: 'moved' } : refused('odd')
}

/** What comes of one that is no longer in a calendar. Who tidies up what is over has cancelled nothing. */
export const judgeGone = (base: BusyTime, ours: Visit, nowMs: number): Verdict => {
  if (ours.status !== 'booked' || ours.endMs <= nowMs) return { is: 'agreed' }
  return isSame(base, ours) ? { is: 'cancelled' } : refused('both')
}
