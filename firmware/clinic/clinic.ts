import type { Language } from '../language/language.ts'
import type { Day, Weekday } from '../time/calendar.ts'

/** Words in the languages of a clinic; the first language of the clinic is always there. */
export type Local<T = string> = Readonly<Partial<Record<Language, T>>>

/** A stretch of wall time within one day, in minutes since midnight; `to` is exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The hours of each weekday; none: closed. */
export type Week = Readonly<Record<Weekday, readonly Span[]>>

export interface Service {
  readonly id: string
  readonly name: Local
  /** What else callers call it. */
  readonly also: Local<readonly string[]>
  readonly minutes: number
  /** In the clinic's currency; null: not told, such as where it depends on the finding. */
  readonly price: { readonly from: number; readonly to: number } | null
  /** Said once the visit is booked: 'please come fasting'. */
  readonly note: Local
}

export interface Person {
  readonly id: string
  readonly name: Local
  readonly also: Local<readonly string[]>
  /** Ids of the services this person does. */
  readonly does: readonly string[]
  readonly hours: Week
  /** Days off, inclusive. */
  readonly away: readonly { readonly from: Day; readonly to: Day }[]
}

/** An answer that the clinic gives itself, with the ways of asking for it. */
export interface Fact {
  readonly id: string
  readonly asked: Local<readonly string[]>
  readonly answer: Local
}

/** A clinic as its own file describes it, checked and in one form. Everything the box says about it comes from here. */
export interface Clinic {
  readonly name: Local
  /** IANA name. */
  readonly zone: string
  /** ISO 3166-1 alpha-2, for numbers and holidays. */
  readonly country: string
  /** The first is the one it greets in. */
  readonly languages: readonly [Language, ...Language[]]
  /** The emergency number of the country, digits. */
  readonly emergency: string
  /** ISO 4217. */
  readonly currency: string
  readonly hours: Week
  /** Days that differ: open then, or closed when there are no spans. Wins over holidays. */
  readonly exceptions: readonly { readonly day: Day; readonly open: readonly Span[] }[]
  readonly worksOnHolidays: boolean
  readonly services: readonly Service[]
  readonly people: readonly Person[]
  readonly facts: readonly Fact[]
  readonly booking: {
    /** How soon a visit may begin, minutes from now. */
    readonly leadMinutes: number
    /** How far ahead visits are given, days. */
    readonly horizonDays: number
    /** Visits begin at multiples of this after opening. */
    readonly stepMinutes: number
  }
}

/** A text in a language of the clinic, else in its first language. */
export const inLanguage = <T>(clinic: Clinic, local: Local<T>, language: Language): T | undefined =>
  local[language] ?? local[clinic.languages[0]]

export const serviceOf = (clinic: Clinic, id: string): Service | undefined =>
  clinic.services.find(service => service.id === id)

export const personOf = (clinic: Clinic, id: string): Person | undefined =>
  clinic.people.find(person => person.id === id)
