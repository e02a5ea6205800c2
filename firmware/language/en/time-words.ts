import type { DayPart, TimeWish } from '../language.ts'
import type { Said } from '../times.ts'

/** The words of times of day, folded. */

export type Bound = 'from' | 'until' | 'between'

/** Which half of the day follows a time: 'p m', 'in the morning'. */
export const halves: readonly (readonly [string, 'am' | 'pm'])[] = [
  ['a m', 'am'],
  ['am', 'am'],
  ['in the morning', 'am'],
  ['p m', 'pm'],
  ['pm', 'pm'],
  ['in the afternoon', 'pm'],
  ['in the evening', 'pm'],
  ['at night', 'pm'],
]

export const named: readonly (readonly [string, Said])[] = [
  ['noon', { minutes: 720, either: false }],
  ['midday', { minutes: 720, either: false }],
  ['midnight', { minutes: 0, either: false }],
]

/** Longest first. */
export const bounds: readonly (readonly [string, Bound])[] = [
  ['no earlier than', 'from'],
  ['not earlier than', 'from'],
  ['not any earlier than', 'from'],
  ['any time after', 'from'],
  ['any time from', 'from'],
  ['not until', 'from'],
  ['not till', 'from'],
  ['not before', 'from'],
  ['later than', 'from'],
  ['after', 'from'],
  ['from', 'from'],
  ['since', 'from'],
  ['no later than', 'until'],
  ['not later than', 'until'],
  ['at the latest by', 'until'],
  ['earlier than', 'until'],
  ['not after', 'until'],
  ['any time before', 'until'],
  ['any time until', 'until'],
  ['before', 'until'],
  ['until', 'until'],
  ['till', 'until'],
  ['by', 'until'],
  ['between', 'between'],
]

/** After a time: 'ten onwards', 'four at the latest'. */
export const trailing: readonly (readonly [string, Bound])[] = [
  ['onwards', 'from'],
  ['onward', 'from'],
  ['or later', 'from'],
  ['or after', 'from'],
  ['at the earliest', 'from'],
  ['or earlier', 'until'],
  ['or before', 'until'],
  ['at the latest', 'until'],
]

export const parts: readonly (readonly [string, DayPart])[] = [
  ['first thing in the morning', 'morning'],
  ['in the morning', 'morning'],
  ['first thing', 'morning'],
  ['morning', 'morning'],
  ['mornings', 'morning'],
  ['before lunch', 'morning'],
  ['before noon', 'morning'],
  ['late afternoon', 'evening'],
  ['in the afternoon', 'afternoon'],
  ['early afternoon', 'afternoon'],
  ['afternoon', 'afternoon'],
  ['afternoons', 'afternoon'],
  ['after lunch', 'afternoon'],
  ['after dinner', 'evening'],
  ['lunch time', 'afternoon'],
  ['lunchtime', 'afternoon'],
  ['after school', 'afternoon'],
  ['in the evening', 'evening'],
  ['evening', 'evening'],
  ['evenings', 'evening'],
  ['tonight', 'evening'],
  ['after work', 'evening'],
  ['end of the day', 'evening'],
]

/** What goes on after 'morning' as a greeting. */
export const greeted: ReadonlySet<string> = new Set(
  "i i'd i'm i've i'll we we'd we've it it's this my the all love to you could can is are there have has do does will what where when who how hello hi sorry just yes yeah erm er um so".split(
    ' ',
  ),
)

export const general: readonly (readonly [string, TimeWish])[] = [
  ['as early as possible', { kind: 'earliest' }],
  ['as soon as possible', { kind: 'earliest' }],
  ['as soon as you can', { kind: 'earliest' }],
  ['as early as you can', { kind: 'earliest' }],
  ['asap', { kind: 'earliest' }],
  ['the earliest', { kind: 'earliest' }],
  ['earliest', { kind: 'earliest' }],
  ['the soonest', { kind: 'earliest' }],
  ['soonest', { kind: 'earliest' }],
  ['first available', { kind: 'earliest' }],
  ['first free', { kind: 'earliest' }],
  ['next available', { kind: 'earliest' }],
  ['as late as possible', { kind: 'latest' }],
  ['the latest', { kind: 'latest' }],
  ['latest', { kind: 'latest' }],
  ['last appointment', { kind: 'latest' }],
  ['any time', { kind: 'any' }],
  ['anytime', { kind: 'any' }],
  ['whenever', { kind: 'any' }],
  ["doesn't matter", { kind: 'any' }],
  ["don't mind", { kind: 'any' }],
  ['all day', { kind: 'any' }],
  ['flexible', { kind: 'any' }],
]
