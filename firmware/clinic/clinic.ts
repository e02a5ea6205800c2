import type { Language } from '../language/language.ts'
import type { Variant } from '../language/packs.ts'
import type { Day, Weekday } from '../time/calendar.ts'
import type { Fact, LeadQuestion, RungFor, TriageRule, UrgentRule } from './talk.ts'

/** Words in the languages of a clinic; the first language of the clinic is always there. */
export type Local<T = string> = Readonly<Partial<Record<Language, T>>>

/** A stretch of wall time within one day, in minutes since midnight; `to` is exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The hours of each weekday; none: closed. */
export type Week = Readonly<Record<Weekday, readonly Span[]>>

/** Hours of a person. */
export interface WorkSpan extends Span {
  /** Id of the branch where they are then; absent: at their own. */
  readonly branch?: string
}

/** One thing a price depends on, asked for by itself. */
export type Variable = {
  readonly id: string
  /** The question. */
  readonly ask: Local
} & (
  | {
      readonly kind: 'choice'
      readonly options: readonly {
        readonly id: string
        readonly name: Local
        readonly also: Local<readonly string[]>
        /** Added to the sum, each end of it. */
        readonly add: Range
        /** The sum is multiplied by it, after everything is added. */
        readonly times: number
      }[]
    }
  | { readonly kind: 'count'; readonly min: number; readonly max: number; readonly each: Range }
)

/** From and to; the same number twice where it is certain. In the clinic's currency. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** How a price is made up: a base, and what each variable adds to it. */
export interface Tariff {
  readonly base: Range
  readonly variables: readonly Variable[]
}

export interface Service {
  readonly id: string
  readonly name: Local
  /** What else callers call it. */
  readonly also: Local<readonly string[]>
  readonly minutes: number
  /** Needed after the visit before the next one of the same person and room. */
  readonly bufferMinutes: number
  /** The kind of room or chair it takes; null: none in particular. */
  readonly needs: string | null
  /** How its price is worked out when it depends on answers; null: `price` is all there is. */
  readonly tariff: Tariff | null
  /** In the clinic's currency; null: not told, such as where it depends on the finding. */
  readonly price: Range | null
  /** Said once the visit is booked: 'please come fasting'. */
  readonly note: Local
}

export interface Person {
  readonly id: string
  readonly name: Local
  readonly also: Local<readonly string[]>
  /** Ids of the services this person does. */
  readonly does: readonly string[]
  /** In order, no two of a day at once. */
  readonly hours: Readonly<Record<Weekday, readonly WorkSpan[]>>
  /** Days off, inclusive. */
  readonly away: readonly { readonly from: Day; readonly to: Day }[]
  /** Id of the branch they work at, but for the hours that name another. */
  readonly branch: string
  /** E.164 or an extension of the clinic's exchange: where a call for them is put through; null: nowhere. */
  readonly phone: string | null
  /** 1 to 5 for each service: of several who are free, the best is offered first. */
  readonly skill: Readonly<Record<string, number>>
}

/** A place of the clinic. A clinic of one place has one, called 'main'. */
export interface Branch {
  readonly id: string
  readonly name: Local
  readonly also: Local<readonly string[]>
  readonly hours: Week
  /** Where it is, as it is said; empty: as the fact `address` has it. */
  readonly address: Local
}

/** A room, a chair or an apparatus that one visit takes whole. */
export interface Room {
  readonly id: string
  readonly kind: string
  readonly branch: string
}

/** Somebody to be rung when it is urgent, in the order of the list. */
export interface OnDuty {
  readonly name: string
  /** E.164. */
  readonly phone: string
  /** When they are on duty. */
  readonly hours: Week
}

/** Whether calls are answered at an hour: at once, after the staff had some rings, or not at all. */
export interface Mode {
  readonly answer: 'always' | 'overflow' | 'never'
  /** Rings left to the staff, when it is overflow. */
  readonly rings: number
}
export interface ModeSpan extends Span {
  readonly mode: Mode
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
  /** In whose words its Croatian is spoken; null: in those of Croatia. */
  readonly variant: Variant | null
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
  /** At least one. */
  readonly branches: readonly [Branch, ...Branch[]]
  readonly rooms: readonly Room[]
  /** By weekday, in order, each minute of the day in at most one; where none is, always. */
  readonly modes: Readonly<Record<Weekday, readonly ModeSpan[]>>
  readonly identity: {
    /** What shows that a caller may hear of a visit: the number it was booked from, its name and birth date, a code sent by SMS. */
    readonly by: 'number' | 'birth-date' | 'sms-code'
  }
  readonly cancelling: {
    /** Later than this many hours before the visit, `say` is said and agreed to first. */
    readonly freeHours: number
    readonly say: Local
  }
  readonly reminders: {
    readonly hoursBefore: readonly number[]
    /** Nothing is sent in this span of the day, which may pass midnight; what falls due waits for its end. */
    readonly quiet: Span
    /** Days after a visit that was missed in which a new one is offered; 0: none is. */
    readonly missedDays: number
    /** Hours after a visit when the caller is asked how it was; null: never. */
    readonly followUpHours: number | null
  }
  readonly waiting: {
    /** How long an offer of a freed time stands. */
    readonly offerMinutes: number
    readonly isOffered: boolean
  }
  readonly callbacks: {
    /** Working minutes until one is overdue. */
    readonly withinMinutes: number
    /** Id of the person who answers for those without an owner; null: nobody by name. */
    readonly head: string | null
  }
  readonly calendars: {
    /** How much of a visit is shown in calendars, which are read outside the box. */
    readonly shows: 'name' | 'service' | 'busy'
  }
  readonly urgent: readonly UrgentRule[]
  readonly duty: readonly OnDuty[]
  /** Told at once of what is urgent, by SMS; E.164. */
  readonly owner: string | null
  /** Words that a person gets at once, with what they were about: 'refund'. */
  readonly handOver: Local<readonly string[]>
  readonly ringsFor: readonly RungFor[]
  readonly leads: {
    readonly questions: readonly LeadQuestion[]
    /** From so many points on somebody is called as soon as they like; null: no points are counted. */
    readonly hot: number | null
    /** Below so many they are no customer of this clinic; null: nobody is turned away. */
    readonly fit: number | null
    /** Hours after they asked at which they are written to while nobody has called them; [] never. */
    readonly followUpHours: readonly number[]
  }
  readonly triage: readonly TriageRule[]
  readonly report: {
    /** When the report of a morning is made, minutes since midnight. */
    readonly at: number
    /** Who gets it in short by SMS, E.164; null: nobody. */
    readonly smsTo: string | null
    /** Who gets the whole of it by e-mail; null: nobody. */
    readonly mailTo: string | null
  }
  /** What a visit is worth on average, and how many of a hundred who ring come; null: the clinic does not say. */
  readonly worth: { readonly visit: number; readonly conversionPercent: number } | null
}

/** A text in a language of the clinic, else in its first language. */
export const inLanguage = <T>(clinic: Clinic, local: Local<T>, language: Language): T | undefined =>
  local[language] ?? local[clinic.languages[0]]

export const serviceOf = (clinic: Clinic, id: string): Service | undefined =>
  clinic.services.find(service => service.id === id)

export const branchOf = (clinic: Clinic, id: string): Branch | undefined =>
  clinic.branches.find(branch => branch.id === id)

/** True where callers have to know which place is meant. */
export const hasBranches = ({ branches }: Clinic): boolean => branches.length > 1

export const personOf = (clinic: Clinic, id: string): Person | undefined =>
  clinic.people.find(person => person.id === id)
