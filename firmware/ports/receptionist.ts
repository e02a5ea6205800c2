import type { CallOutcome } from './call-event.ts'
import type { Hearing, Listening } from './ear.ts'
import type { Key } from './line.ts'
import type { Utterance } from './voice.ts'

/** What the caller did. */
export type CallerAct =
  | { readonly on: 'opened' }
  | { readonly on: 'heard'; readonly hearing: Hearing }
  /** Something was said that could not be recognised, or is not to be acted on; null: the recogniser failed. */
  | { readonly on: 'unheard'; readonly hearing: Hearing | null }
  | { readonly on: 'key'; readonly key: Key }
  /** Nothing was said for as long as the question allowed. */
  | { readonly on: 'silence' }
  | { readonly on: 'gone' }

/** How to listen for the answer. */
export interface Listen extends Listening {
  /** From the end of our voice until 'silence', ms. */
  readonly noInputMs: number
}

/** What to do next: say this, then listen or hang up. */
export interface Reply {
  readonly say: readonly Utterance[]
  /** Null: hang up once it is said. */
  readonly listen: Listen | null
  /** The name of the question, for logs and scripts. */
  readonly asked: string | null
}

/** Whether words already answer what was asked. Decides how long a pause may be: 'complete' the shortest, 'partial' the longest. */
export type Verdict = 'complete' | 'open' | 'partial'

/** One caller being served. Acts are given one at a time. */
export interface Conversation {
  take(act: CallerAct): Promise<Reply>
  /** Pure and quick (under 2 ms); called on words that may yet grow. */
  weigh(hearing: Hearing): Verdict
  /** How the call ended; final once `take` was given 'gone' or answered with `listen: null`. */
  outcome(): CallOutcome
}

/** Whoever serves callers: the desk, behind main.ts. */
export interface Receptionist {
  receive(caller: {
    readonly callId: string
    readonly line: string
    readonly from: string | null
  }): Conversation
}
