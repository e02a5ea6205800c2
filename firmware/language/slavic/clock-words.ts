import type { DayPart, Found, TimeWish } from '../language.ts'
import type { Denials } from '../settle.ts'
import type { Listed } from './listed.ts'

type Read = (tokens: readonly string[], at: number) => Found<number> | null

/** Parts of the day as they follow an hour: 'утра', 'дня', 'вечера', 'ночи'. */
export type HourPart = 'morning' | 'day' | 'evening' | 'night'

/** How minutes stand to the hour named with them: before it, past it, or in the hour that leads to it. */
export type Relation = 'before' | 'past' | 'into'

/** The words about times of one language, folded as `tokens` folds them; the comments give Russian ones. */
export interface ClockWords {
  readonly number: Read
  /** An hour as it is said alone: 'девять', 'дев'ята'. */
  readonly hour: Read
  /** The ordinal after minutes of the hour that runs: (половина) 'третьего'. */
  readonly running: Read
  /** 'Час' is one o'clock after 'в', 'до' and the like. */
  readonly oneHour: RegExp
  readonly hourWord: RegExp
  readonly minuteWord: RegExp
  readonly half: RegExp
  readonly quarter: RegExp
  /** Begins one word with the hour: 'пол' (третьего). */
  readonly halfPrefix: RegExp
  /** 'Без' пятнадцати три. */
  readonly less: ReadonlySet<string>
  /** Words between minutes and hour: 'на' третю. */
  readonly links: ReadonlyMap<string, Relation>
  readonly named: Listed<number>
  readonly parts: Listed<HourPart>
  /** Before an hour, where no doubt is left that it is one: 'в', 'около', 'часов в'. */
  readonly leads: ReadonlySet<string>
  /** Before a number that is a length of time: 'через'. */
  readonly lengths: ReadonlySet<string>
  /** What makes the number before it a count: 'дней', 'евро'. */
  readonly counts: RegExp
  readonly bounds: Listed<'from' | 'until' | 'between'>
  readonly joints: ReadonlySet<string>
  /** 'В третьем часу'. */
  readonly within: RegExp
  readonly dayParts: Listed<DayPart>
  readonly general: Listed<TimeWish>
  /** Before a part of the day that is a greeting: 'добрый' (вечер). */
  readonly greetings: RegExp
  readonly denials: Denials
}
