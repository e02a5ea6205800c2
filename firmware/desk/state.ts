import type { Language } from '../language/language.ts'
import { createSpeaker, type Line, type Shop, type Speaker } from './speaker.ts'
import type { Doubt } from './meant.ts'
import type { Caller, ConnectPlan, Done, Errand, Result } from './jobs/job.ts'
import type { Running } from './jobs/jobs.ts'
import type { Heard, Key, Question } from './question.ts'

/** Everything the desk remembers of a call. Plain data: it can be stored, compared and replayed. */
export interface DeskState {
  readonly caller: Caller
  readonly language: Language
  /** False until the caller said something understood, or pressed the key of a language. */
  readonly isLanguageKnown: boolean
  /** The last is at work; those below wait for it. */
  readonly jobs: readonly Running[]
  readonly question: Question | null
  /** What the question 'did you mean' is about. */
  readonly doubt: Doubt | null
  /** Digits keyed so far for the question. */
  readonly keyed: string
  /** In a row: answers not understood, and silences. */
  readonly misses: number
  readonly silences: number
  /** What was read back and refused last, in the words it was read back in, and how many times the like of it was. */
  readonly refused: { readonly asked: string; readonly said: string; readonly times: number } | null
  /** To be said once the errand is back. */
  readonly lead: readonly Line[]
  readonly done: readonly Done[]
  readonly lastHeard: string
  /** What was said last, and how many times running. */
  readonly lastSaid: string
  readonly saidTimes: number
  readonly isEmergencyTold: boolean
  /** Somebody was rung for a caller who is not understood; once is enough. */
  readonly isRung: boolean
  /** The service spoken of last: 'and can I book one?' */
  readonly service: string | null
  readonly isOver: boolean
}

export type Input =
  | { readonly on: 'opened' }
  | { readonly on: 'heard'; readonly heard: Heard }
  | { readonly on: 'unheard' }
  | { readonly on: 'key'; readonly key: Key }
  | { readonly on: 'silence' }
  | { readonly on: 'gone' }
  | Result

/** The one thing to do next. */
export type Act =
  | { readonly do: 'ask'; readonly say: readonly Line[]; readonly question: Question }
  /** Say nothing and go on listening for the same answer. */
  | { readonly do: 'wait'; readonly question: Question }
  /** Say this, then connect the caller; what came of it is the next input. */
  | { readonly do: 'connect'; readonly say: readonly Line[]; readonly plan: ConnectPlan }
  | { readonly do: 'end'; readonly say: readonly Line[] }
  | Errand

export type Step = readonly [DeskState, Act]

/** The language they spoke the last time, where the clinic has it; else the first of the clinic. */
const startingIn = ({ clinic: { languages } }: Shop, { language }: Caller): Language =>
  language !== null && languages.includes(language) ? language : languages[0]

export const initial = (shop: Shop, caller: Caller): DeskState => ({
  caller,
  language: startingIn(shop, caller),
  isLanguageKnown: shop.clinic.languages.length === 1,
  jobs: [],
  question: null,
  doubt: null,
  keyed: '',
  misses: 0,
  silences: 0,
  refused: null,
  lead: [],
  done: [],
  lastHeard: '',
  lastSaid: '',
  saidTimes: 0,
  isEmergencyTold: false,
  isRung: false,
  service: null,
  isOver: false,
})

/** A step's surroundings: the shop, a speaker of the caller's language, and the moment. */
export interface Desk {
  readonly shop: Shop
  readonly speaker: Speaker
  readonly nowMs: number
}

export const deskAt = (shop: Shop, { language }: DeskState, nowMs: number): Desk => ({
  shop,
  nowMs,
  speaker: createSpeaker(shop, language, nowMs),
})
