import type { CallEvent } from './call-event.ts'
import type { LineStatus } from './line.ts'

/** The cloud connection as a person may see it. */
export interface CloudStatus {
  readonly state: 'off' | 'connected' | 'away' | 'refused'
  /** Events on disk that the cloud does not have yet. */
  readonly waiting: number
  /** Why it is not connected, in words for a person; null when it is, or is not meant to be. */
  readonly reason: string | null
}

/** A line as a person may see it. */
export interface LiveLine extends LineStatus {
  /** Under which it is rung, E.164; null when the settings do not say. */
  readonly number: string | null
}

/** A call that is up, as far as it got. */
export interface LiveCall {
  readonly callId: string
  readonly line: string
  readonly from: string | null
  readonly startedMs: number
  readonly events: readonly CallEvent[]
}

/** What the box does at this moment, for the page and for scripts. Personal: it never leaves the box. */
export type LiveEvent =
  | { readonly kind: 'line'; readonly status: LiveLine }
  | { readonly kind: 'cloud'; readonly status: CloudStatus }
  | {
      readonly kind: 'call'
      readonly callId: string
      readonly line: string
      readonly from: string | null
      readonly event: CallEvent
    }

/** Everything live at once, for whoever joins in the middle. */
export interface LiveState {
  readonly lines: readonly LiveLine[]
  readonly cloud: CloudStatus
  readonly calls: readonly LiveCall[]
}

/** The box's present, to look at and to follow. */
export interface Live {
  state(): LiveState
  /** Events from now on, until aborted; a slow listener loses its oldest. */
  follow(signal: AbortSignal): AsyncIterable<LiveEvent>
}
