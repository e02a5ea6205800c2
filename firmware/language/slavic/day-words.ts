import type { Found } from '../language.ts'
import type { Feast } from '../easter.ts'
import type { Denials } from '../settle.ts'
import type { Listed } from './listed.ts'

/** Where in a week or a month: 'в начале недели', 'наприкінці місяця'. */
export type Edge = 'start' | 'middle' | 'end'

type Read = (tokens: readonly string[], at: number) => Found<number> | null

/** The words about days of one language, folded as `tokens` folds them; the comments give Russian ones. */
export interface DayWords {
  readonly number: Read
  readonly ordinal: Read
  /** What follows figures in a date: 'го'. */
  readonly figureEndings: ReadonlySet<string>
  /** Single days by how far they are: 'послезавтра' is 2. */
  readonly near: Listed<number>
  /** Days that come soon: 'на днях'. */
  readonly soon: Listed<true>
  readonly feasts: Listed<{ readonly feast: Feast; readonly certainty: number }>
  /** Monday first. */
  readonly weekdays: readonly RegExp[]
  /** January first. */
  readonly months: readonly RegExp[]
  /** The forms in which a month stands alone; 'марта' without a day is a name. */
  readonly monthAlone: RegExp
  readonly next: RegExp
  readonly this: RegExp
  readonly nearest: RegExp
  readonly day: RegExp
  readonly week: RegExp
  readonly month: RegExp
  readonly halfYear: RegExp
  readonly weekend: RegExp
  readonly year: RegExp
  /** 'Числа'. */
  readonly dayOfMonth: RegExp
  /** 'Пару'. */
  readonly couple: RegExp
  readonly edges: Listed<Edge>
  /** 'Через'. */
  readonly after: ReadonlySet<string>
  /** Begins a range: 'с', 'между'. */
  readonly from: ReadonlySet<string>
  /** Stands before its end: 'по', 'до'. */
  readonly to: ReadonlySet<string>
  readonly until: ReadonlySet<string>
  readonly past: ReadonlySet<string>
  readonly or: ReadonlySet<string>
  /** Small words between the parts: 'в', 'на'. */
  readonly glue: ReadonlySet<string>
  /** Ordinals in a date: 'шестого', and after a preposition 'шестое'. */
  readonly genitive: RegExp
  readonly neuter: RegExp
  /** What makes the ordinal after it an hour: 'половина' (третьего). */
  readonly beforeHour: RegExp
  /** What may follow a date without a month; before a noun the ordinal belongs to that. */
  readonly afterDate: RegExp
  readonly denials: Denials
}
