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
  /** What came of connecting them. */
  | Connection
  | { readonly on: 'gone' }

/** How to listen for the answer. */
export interface Listen extends Listening {
  /** From the end of our voice until 'silence', ms. */
  readonly noInputMs: number
}

/** Whom to connect a caller to: they are rung one after another, and whoever accepts by key 1 has the caller. */
export interface Connect {
  /** In the order in which they are rung. */
  readonly people: readonly { readonly name: string; readonly phone: string }[]
  /** Who rings and about what, for whoever picks up; its last words name the key. */
  readonly whisper: readonly Utterance[]
  /** Said to the caller now and then meanwhile. */
  readonly comfort: readonly Utterance[]
}

/** `nobody`: none of them accepted. `cannot`: neither this line nor another can ring anybody now. */
export type Connection =
  | { readonly on: 'connected'; readonly to: string }
  | { readonly on: 'not connected'; readonly why: 'nobody' | 'cannot' }

/** What to do next: say this, then listen, connect or hang up. */
export interface Reply {
  readonly say: readonly Utterance[]
  /** Null: hang up once it is said, unless somebody is to be connected. */
  readonly listen: Listen | null
  /** With `listen: null`: what came of it is the next act. A channel that cannot answers 'not connected' at once. */
  readonly connect?: Connect
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
