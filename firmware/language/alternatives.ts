import { addDays } from '../time/calendar.ts'
import { found } from './found.ts'
import type { DayWish, Found } from './language.ts'

/** A value that is one of two is in doubt. */
export const halfCertainty = 0.5

/** 'Tuesday or Wednesday' is both, where one follows the other; else the first, in doubt. */
export const orDay = (one: Found<DayWish>, other: Found<DayWish> | null): Found<DayWish> => {
  if (!other) return one
  return addDays(one.value.to, 1) === other.value.from
    ? found({ from: one.value.from, to: other.value.to }, one.from, other.to, one.certainty)
    : { ...one, certainty: Math.min(one.certainty, halfCertainty) }
}
