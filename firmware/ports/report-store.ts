import type { Task } from './clinic-store.ts'
import type { MorningReport } from './report.ts'
import type { CallRecord, Message, Visit, VisitChange } from './store.ts'

/** A call that the box did not take, as far as the line could know. */
export interface Unanswered {
  /** UUID. */
  readonly id: string
  readonly line: string
  readonly from: string | null
  readonly startedMs: number
  readonly endedMs: number
  /**
   * `staff`: it stopped while the staff had their rings, because they answered or because the caller gave up. `hours`: the
   * clinic's rules say that the box never answers then. `set off`: the line is set never to answer. `busy`: it was told
   * of while another call was up.
   */
  readonly why: 'staff' | 'hours' | 'set off' | 'busy'
}

/** A time in which a line, or with null the whole box, could not be rung. */
export interface Outage {
  /** UUID. */
  readonly id: string
  readonly line: string | null
  readonly fromMs: number
  /** Null: it still cannot. */
  readonly toMs: number | null
  /** One line for a person; '' of the box, which was off. */
  readonly says: string
}

/** What a report is made of, read at one instant. */
export interface ReportFacts {
  /** That began in the period, by start. */
  readonly calls: readonly Omit<CallRecord, 'transcript'>[]
  readonly unanswered: readonly Unanswered[]
  /** Made in the period, oldest first, with the visit as it stands. */
  readonly changes: readonly { readonly change: VisitChange; readonly visit: Visit }[]
  /** That start in the period and were not cancelled. */
  readonly visits: readonly Visit[]
  readonly messages: readonly Message[]
  /** Not done yet, or done in the period. */
  readonly tasks: readonly Task[]
  /** That reach into the period. */
  readonly outages: readonly Outage[]
}

/** What the report needs to be kept. Every promise resolves once the change is on disk; see Store. */
export interface ReportStore {
  /** Nothing happens when one of this id is there. */
  saveUnanswered(call: Unanswered): Promise<void>
  /** Nothing happens when one of this id is there. */
  beginOutage(outage: Omit<Outage, 'toMs'>): Promise<void>
  endOutage(line: string, toMs: number): Promise<void>
  /** The box is alive: when it is not, this is until when it was. */
  pulse(nowMs: number): Promise<void>
  /**
   * The box has started: what was still out of order ends with the last pulse, and if that is longer ago than `leastMs`,
   * the box itself was off since then.
   */
  wake(start: { readonly id: string; readonly nowMs: number; readonly leastMs: number }): Promise<void>
  reportFacts(fromMs: number, toMs: number): Promise<ReportFacts>
  /** Once for each day: nothing happens when the day has one. It goes to the cloud as well. */
  saveReport(report: MorningReport): Promise<void>
  report(day: string): Promise<MorningReport | null>
}
