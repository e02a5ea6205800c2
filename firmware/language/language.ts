import type { Day, Weekday } from '../time/calendar.ts'

/** ISO 639-1 code of a language the product is made for. */
export type Language = 'lt' | 'hr' | 'hy' | 'uk' | 'ru' | 'en'

/** A value found in what was said, with the words it used: tokens `from` up to but not including `to`. */
export interface Found<T> {
  readonly value: T
  readonly from: number
  readonly to: number
  /** 0 to 1: 1 when the words leave no doubt, less where they may mean something else too ('two' as a time of day). */
  readonly certainty: number
}

/** Which days suit. A range is inclusive; one that is over before today is a slip of the tongue, or `noSuchDay`. */
export interface DayWish {
  readonly from: Day
  readonly to: Day
}

/** Parts of a working day as callers mean them. */
export type DayPart = 'morning' | 'afternoon' | 'evening'

/**
 * Which times of day suit, in minutes since midnight. An `at` that was said without telling morning from afternoon
 * has `either: true`: it may also be twelve hours later, and whoever knows the opening hours decides.
 */
export type TimeWish =
  | { readonly kind: 'at'; readonly minutes: number; readonly either: boolean }
  | { readonly kind: 'from'; readonly minutes: number; readonly either: boolean }
  | { readonly kind: 'until'; readonly minutes: number; readonly either: boolean }
  | { readonly kind: 'between'; readonly from: number; readonly to: number; readonly either: boolean }
  | { readonly kind: 'part'; readonly part: DayPart }
  | { readonly kind: 'earliest' }
  | { readonly kind: 'latest' }
  | { readonly kind: 'any' }

/** Things people say whatever they were asked. */
export type Phrase =
  | 'yes'
  /** 'I think so': a yes that is asked again where something hangs on it. */
  | 'rather yes'
  | 'no'
  | 'rather no'
  | 'repeat'
  | 'slower'
  | 'louder'
  /** 'No, I mean', 'sorry', 'rather': what follows replaces what was said. */
  | 'correction'
  /** 'Leave it as it is'. */
  | 'keep'
  | 'abuse'
  | 'person'
  | 'help'
  | 'wait'
  | 'thanks'
  | 'goodbye'
  | 'hello'
  | 'unsure'
  | 'none'
  | 'other'
  | 'earlier'
  | 'later'
  | 'nothing more'

/** What a caller may want done, by the words that give it away. */
export type Wish =
  | 'book'
  | 'move'
  | 'cancel'
  /** When is my visit? */
  | 'check'
  /** I am coming. */
  | 'confirm'
  | 'waitlist'
  | 'quote'
  | 'message'
  | 'callback'
  | 'urgent'
  /** A life may be in danger: no breath, a pain in the chest, unconscious. */
  | 'emergency'
  /** Something does not work, or came off. */
  | 'problem'
  /** Not content with what was done. */
  | 'complaint'
  /** Which service or person is the right one? */
  | 'triage'
  /** How it was after a visit. */
  | 'follow-up'
  /** For a firm, a group, a longer contract: somebody who may become a customer. */
  | 'lead'
  /** I shall be late. */
  | 'late'
  /** I cannot find you. */
  | 'lost'

/** What a machine never settles: a person gets it, with what was said. */
export type Sensitive =
  /** Advice on illness, medicine, results of tests. */
  | 'medical'
  | 'legal'
  /** Refunds and disputes about a bill. */
  | 'money'

/** A sum said aloud. `currency` is ISO 4217, null when none was named. */
export interface Money {
  readonly amount: number
  readonly currency: string | null
}

/** What a caller may want to know. */
export type Topic =
  | 'price'
  | 'hours'
  | 'address'
  | 'parking'
  | 'payment'
  | 'duration'
  | 'services'
  | 'people'
  | 'insurance'
  | 'preparation'

/** The parts of a visit, by name: 'the time'. */
export type Aspect = 'time' | 'service' | 'name'

/**
 * A phrase list: each entry is words; a word ending in `*` matches any ending, `…` stands for up to three words. After `^`
 * they must begin what was said, after `=` be all of it, and after `!` they mean nothing and keep shorter entries of the kind out:
 * `^da` is yes, `!da li` ('is it that') is not.
 */
export type Patterns<K extends string> = Readonly<Record<K, readonly string[]>>

/** What one language knows. Reading takes tokens as `language/words.ts` makes them; all functions are pure. */
export interface Pack {
  readonly code: Language
  readonly phrases: Patterns<Phrase>
  readonly wishes: Patterns<Wish>
  readonly topics: Patterns<Topic>
  readonly aspects: Patterns<Aspect>
  readonly sensitive: Patterns<Sensitive>
  /** Words that only ever come before a name: `my name is`. */
  readonly nameLeads: readonly string[]
  /** Words that come before a name when one was asked for, and before much else when not: `i'm`. */
  readonly nameOpenings: readonly string[]
  /** Words that belong to no name. */
  readonly fillers: readonly string[]
  /** Words of days and hours in the forms that are heard and not said, with their marks: they are known by sound too. */
  readonly words: readonly string[]
  /** Everyday words that mean nothing here, as in `Patterns` (`vaik*`): they are heard right and never put right. */
  readonly ordinary?: readonly string[]
  /** Whether words change their endings. */
  readonly isInflected: boolean
  /** A word, written with its marks, as the sounds of `phonemes.ts`. */
  spoken(word: string): string
  readDay(tokens: readonly string[], today: Day): Found<DayWish> | null
  readTime(tokens: readonly string[]): Found<TimeWish> | null
  /** A whole date with its year, past or to come: 'the third of May nineteen eighty'. */
  readDate(tokens: readonly string[]): Found<Day> | null
  /** 'The second one': 1 to 9, or -1 for the last. */
  readChoice(tokens: readonly string[]): Found<number> | null
  /** Digits as dictated, in the order said: '370', '612'. Words between are skipped; '' when there are none. */
  readDigits(tokens: readonly string[]): string
  /** A plain amount, 0 to 999 999: 'two', 'a hundred and twenty'. */
  readCount(tokens: readonly string[]): Found<number> | null
  readMoney(tokens: readonly string[]): Found<Money> | null
  /** Letters one by one, or by a spelling alphabet: 'k for kilo, a, z' → 'kaz'. Null when fewer than two. */
  readSpelling(tokens: readonly string[]): Found<string> | null
  sayDay(day: Day, today: Day): string
  /** With its year: 'the third of May nineteen eighty'. */
  sayDate(day: Day): string
  /** 0 to 999 999. */
  sayNumber(value: number): string
  /** A name letter by letter, as it is dictated. */
  saySpelled(name: string): string
  /** 'With Doctor Smith', the name put into the case that this needs; it is given in the nominative. */
  sayWith(person: string): string
  sayWeekday(weekday: Weekday): string
  /** As the answer to 'when'. */
  sayTime(minutes: number): string
  /** 'From eight to six'. */
  sayHours(from: number, to: number): string
  sayMinutes(minutes: number): string
  /** @param currency ISO 4217 */
  sayPrice(amount: number, currency: string): string
  /** A telephone number in the groups people use, from E.164. */
  sayPhone(phone: string): string
  /** Single digits, as a short number is read out: '112'. */
  sayDigits(digits: string): string
  /** A key as the object of 'press'. @param key a digit */
  sayKey(key: string): string
  /** Several things as one list: 'a, b or c'. */
  sayChoices(items: readonly string[]): string
}
