import type { NamedDay } from '../named-days.ts'

/** The words of days, folded. */

export const whichWeek: readonly (readonly [string, 'this' | 'next'])[] = [
  ['this coming', 'this'],
  ['this', 'this'],
  ['coming', 'this'],
  ['next', 'next'],
]

export const relative: readonly (readonly [string, number])[] = [
  ['the day before yesterday', -2],
  ['day before yesterday', -2],
  ['yesterday', -1],
  ['the day after tomorrow', 2],
  ['day after tomorrow', 2],
  ['today', 0],
  ['tonight', 0],
  ['this morning', 0],
  ['this afternoon', 0],
  ['this evening', 0],
  ['tomorrow', 1],
  ['tomorow', 1],
  ['a week today', 7],
  ['a week tomorrow', 8],
]

export const weeks: readonly (readonly [string, number])[] = [
  ['the week after next', 2],
  ['week after next', 2],
  ['the following week', 1],
  ['next week', 1],
  ['this week', 0],
  ['later this week', 0],
  ['in a week', 1],
  ["in a week's time", 1],
  ['in a fortnight', 2],
]

export const thirds: readonly (readonly [string, 1 | 2 | 3])[] = [
  ['at the beginning of', 1],
  ['the beginning of', 1],
  ['beginning of', 1],
  ['the start of', 1],
  ['start of', 1],
  ['early in', 1],
  ['early', 1],
  ['in the middle of', 2],
  ['the middle of', 2],
  ['middle of', 2],
  ['mid', 2],
  ['at the end of', 3],
  ['the end of', 3],
  ['end of', 3],
  ['late in', 3],
  ['late', 3],
]

export const named: readonly (readonly [string, NamedDay])[] = [
  ['christmas eve', { month: 12, dayOfMonth: 24 }],
  ['christmas day', { month: 12, dayOfMonth: 25 }],
  ['christmas', { month: 12, dayOfMonth: 25, before: 1, after: 1 }],
  ['xmas', { month: 12, dayOfMonth: 25, before: 1, after: 1 }],
  ['boxing day', { month: 12, dayOfMonth: 26 }],
  ["new year's eve", { month: 12, dayOfMonth: 31 }],
  ["new year's day", { month: 1, dayOfMonth: 1 }],
  ["new year's", { month: 1, dayOfMonth: 1 }],
  ['the new year', { month: 1, dayOfMonth: 1 }],
  ['new year', { month: 1, dayOfMonth: 1 }],
  ["valentine's day", { month: 2, dayOfMonth: 14 }],
  ["saint patrick's day", { month: 3, dayOfMonth: 17 }],
  ['good friday', { easter: 'western', days: -2 }],
  ['easter sunday', { easter: 'western', days: 0 }],
  ['easter monday', { easter: 'western', days: 1 }],
  ['easter', { easter: 'western', days: 0, before: 2, after: 1 }],
  ['may day', { month: 5, weekday: 1, nth: 1 }],
  ['the early may bank holiday', { month: 5, weekday: 1, nth: 1 }],
  ['the spring bank holiday', { month: 5, weekday: 1, nth: -1 }],
  ['the august bank holiday', { month: 8, weekday: 1, nth: -1 }],
  ['the summer bank holiday', { month: 8, weekday: 1, nth: -1 }],
  ['halloween', { month: 10, dayOfMonth: 31 }],
  ['bonfire night', { month: 11, dayOfMonth: 5 }],
]
