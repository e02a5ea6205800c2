/** A report as everybody outside the clinic's rules has it: the page, the cloud, the terminal. Instants are ISO 8601 with the offset of the clinic's zone. */
export interface ReportView {
  readonly from: string
  readonly to: string
  /** By start; also those that the box did not take. */
  readonly calls: readonly ReportedCall[]
  readonly visits: readonly ReportedVisit[]
  /** The urgent first, then what is overdue, then by deadline, then messages. */
  readonly needs: readonly ReportedNeed[]
  readonly outages: readonly ReportedOutage[]
  readonly figures: Figures
  readonly heat: HeatView
  readonly peak: PeakView
  /** Null where the clinic does not say what a visit is worth. */
  readonly lost: LostView | null
  /** What a provider's list of calls adds; null when none was given. */
  readonly listed: ListedView | null
}

export interface ReportedCall {
  readonly id: string
  readonly line: string
  readonly from: string | null
  readonly at: string
  readonly durationMs: number
  /** What became of it; see Figures. */
  readonly fate: 'answered' | 'missed' | 'left to staff'
  /** Why it was not answered: 'gone' (the caller gave up), or as Unanswered has it. */
  readonly why: string | null
  readonly outcome: string | null
  readonly summary: string
  readonly tags: readonly string[]
}

export interface ReportedVisit {
  readonly what: string
  readonly by: string
  readonly at: string
  readonly id: string
  readonly service: string
  readonly staff: string
  readonly start: string
  /** Of several places the name of the one where it is; null: there is only one. */
  readonly place: string | null
  readonly name: string
  readonly phone: string | null
}

export interface ReportedNeed {
  readonly id: string
  /** 'message', or the kind of a task. */
  readonly kind: string
  readonly name: string | null
  readonly phone: string | null
  readonly text: string
  /** Name of the person who answers for it. */
  readonly owner: string | null
  readonly at: string
  readonly due: string | null
  readonly isOverdue: boolean
  readonly callId: string | null
}

export interface ReportedOutage {
  /** Null: the whole box. */
  readonly line: string | null
  readonly from: string
  /** Null: it still cannot be rung. */
  readonly to: string | null
  readonly durationMs: number
  readonly says: string
}

/** A part of a whole; `percent` to a tenth, null of nothing. */
export interface Share {
  readonly part: number
  readonly of: number
  readonly percent: number | null
}

/** How long something took; null of nothing. */
export interface Spread {
  readonly count: number
  readonly medianMs: number | null
  readonly p90Ms: number | null
}

/** Each is defined, with what it is a part of, in firmware/clinic/report/figures.ts. */
export interface Figures {
  readonly calls: number
  readonly answered: number
  readonly missed: number
  readonly leftToStaff: number
  readonly answerRate: Share
  readonly firstResponse: Spread
  readonly timeToOutcome: Spread
  readonly timeToCallback: Spread
  readonly questionToBooking: Share
  readonly noShow: Share
  readonly unmarked: number
  readonly handOver: Share
  readonly handOverReasons: readonly { readonly reason: string; readonly calls: number }[]
  readonly outcomes: readonly { readonly outcome: string; readonly calls: number }[]
  readonly afterHours: Share
  readonly booked: number
  readonly messages: number
}

/** Calls by weekday (Monday first) and hour. */
export interface HeatView {
  readonly cells: readonly (readonly number[])[]
  /** How many of each weekday there were. */
  readonly days: readonly number[]
  readonly busiest: { readonly weekday: number; readonly hour: number; readonly calls: number } | null
}

/** Calls at once. */
export interface PeakView {
  readonly most: number
  readonly at: string | null
  readonly levels: readonly { readonly calls: number; readonly ms: number }[]
}

export interface LostView {
  readonly missed: number
  readonly amount: number
  readonly perCall: number
  /** ISO 4217. */
  readonly currency: string
}

export interface ListedView {
  readonly calls: number
  readonly missed: number
  readonly outgoing: number
  readonly outside: number
  readonly heat: HeatView
  readonly peak: PeakView
  readonly lost: LostView | null
}

/** What was told on a morning, as it was told. */
export interface MorningReport {
  /** ISO 8601 date of the clinic's calendar; there is one of each. */
  readonly day: string
  readonly madeMs: number
  readonly view: ReportView
}

/** Makes reports for whoever asks. */
export interface Reports {
  /** Whole days of the clinic's calendar, the last included. */
  of(fromDay: string, toDay: string): Promise<ReportView>
}
