import type { Doubt, Language } from './ear.ts'
import type { Key } from './line.ts'

/** How a call ended, for the caller. Issue of every conversation; the last event of a call. */
export type Outcome =
  | 'booked'
  | 'moved'
  | 'cancelled'
  | 'message'
  | 'callback'
  | 'urgent'
  | 'answered'
  | 'quoted'
  | 'transferred'
  | 'abandoned'

/** Why a person has to go on with what a caller wanted; the report counts by it. */
export type HandOver =
  /** They asked for a person, or left words for one. */
  | 'wished'
  /** Medical, legal, or about money: a machine never settles it. */
  | 'sensitive'
  /** Another job could not do it, or the clinic's facts do not hold the answer. */
  | 'referred'
  | 'not understood'
  | 'urgent'
  | 'callback'
  | 'lead'
  | 'triage'
  | 'question'
  | 'late'
  | 'follow-up'

/** A booking as the outside sees it: ids as in the clinic file, start as ISO 8601 with the clinic's offset. */
export interface BookingView {
  readonly id: string
  readonly service: string
  readonly staff: string
  readonly start: string
  readonly name: string
  readonly phone: string | null
}

/** Where the time between the caller's last sound and our first went, in ms; each stage from the end of the one before. */
export interface TurnTimings {
  /** Silence waited for before the turn was taken to be over. */
  readonly endpointMs: number
  /** Recognition still running after that; 0 when it had finished inside the silence. */
  readonly recogniseMs: number
  /** The desk, with whatever it looked up or stored. */
  readonly decideMs: number
  /** Until the first frame of the answer was handed to the line. */
  readonly voiceMs: number
}

/** How a call ended: its last event. */
export interface CallOutcome {
  readonly kind: 'outcome'
  readonly outcome: Outcome
  /** One sentence for the staff. */
  readonly summary: string
  /** Absent: nothing is left to a person. */
  readonly handOver?: HandOver
  readonly booking?: BookingView
  readonly message?: {
    readonly id: string
    readonly text: string
    readonly name: string | null
    readonly phone: string | null
  }
  /** Of a callback, or of something urgent. */
  readonly task?: {
    readonly id: string
    readonly text: string
    readonly name: string | null
    readonly phone: string | null
  }
  readonly quote?: {
    readonly id: string
    readonly service: string
    readonly low: number
    readonly high: number
  }
}

/** What happens in a call, in order. `atMs` counts from the answer. Text and numbers in it are personal. */
export type CallEvent = { readonly atMs: number } & (
  | { readonly kind: 'ringing'; readonly line: string; readonly from: string | null }
  | { readonly kind: 'answered' }
  /** `asked` names the question this sentence ends with, if it asks one. */
  | {
      readonly kind: 'said'
      readonly text: string
      readonly language: Language
      readonly asked: string | null
    }
  | {
      readonly kind: 'heard'
      readonly text: string
      readonly language: Language
      /** 0 to 1: the mean probability of a token. */
      readonly certainty: number
      readonly doubt: Doubt | null
    }
  | { readonly kind: 'key'; readonly key: Key }
  | { readonly kind: 'silence' }
  /** The caller spoke over us; `saidMs` of the sentence had been heard. */
  | { readonly kind: 'interrupted'; readonly saidMs: number }
  /** It was only a noise: the sentence went on where it stopped. */
  | { readonly kind: 'resumed' }
  | { readonly kind: 'turn'; readonly timings: TurnTimings }
  /** A part failed and the call went on without it. */
  | { readonly kind: 'trouble'; readonly code: string }
  | CallOutcome
)
