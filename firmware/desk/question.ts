import type { Language } from '../language/language.ts'
import { nothing, type Understanding } from './understand/understanding.ts'
import type { Line } from './speaker.ts'

/** What kind of answer a question wants; decides when an answer is whole, and what words that mean nothing else are. */
export type Wants =
  | 'anything'
  | 'service'
  /** One of what was offered. */
  | 'choice'
  | 'when'
  | 'name'
  /** Digits of a number, spoken or keyed. */
  | 'digits'
  | 'date'
  | 'count'
  | 'yes or no'
  /** Which part of a visit. */
  | 'aspect'
  /** Whatever is said is the answer. */
  | 'words'

/** A DTMF key of a telephone. */
export type Key =
  '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#' | 'A' | 'B' | 'C' | 'D'

/** A question with every way of answering it. */
export interface Question {
  /** Its name, as logs and scripts see it; the job that asks knows its own. */
  readonly asked: string
  readonly wants: Wants
  /** A yes to it puts something on disk: it must be a sure one. */
  readonly stores?: true
  readonly say: readonly Line[]
  /** The same question for someone who cannot be understood: what each key does. */
  readonly keysSay: readonly Line[]
  /** It reads back what was dictated: figures in the answer put it right, and are no day or hour. */
  readonly isReadBack?: true
  /** What a key stands for, as if it had been said. */
  readonly keys: Readonly<Partial<Record<Key, Partial<Understanding>>>>
  /** Keys are the digits of one telephone number, or so many digits; ended by # or when it is whole. */
  readonly takesDigits?: 'phone' | number
  /** Whole answers, where there are few: they are weighed against the sound. */
  readonly among?: readonly string[]
  /** Words to expect. */
  readonly expect?: readonly string[]
  /** From the end of our voice until 'silence', ms. */
  readonly noInputMs: number
}

/** Time to think: for a choice, for a name or a number, for a whole message. */
export const noInput = { choice: 6_000, recall: 8_000, message: 10_000 } as const

export const meaning = (part: Partial<Understanding>): Understanding => ({ ...nothing, ...part })
export const yes = { phrases: new Set(['yes'] as const) }
export const no = { phrases: new Set(['no'] as const) }

/** What was said, as the recogniser has it. */
export interface Heard {
  readonly text: string
  readonly language: Language
  /** 0 to 1: the mean probability of a token. */
  readonly certainty: number
}
