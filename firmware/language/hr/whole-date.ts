import { found } from '../found.ts'
import type { Found } from '../language.ts'
import { fullYear, isYear, readWholeDate, type DateWords } from '../whole-date.ts'
import { begins } from '../words.ts'
import { monthOf } from './months.ts'
import { number, ordinal } from './numbers.ts'

const upTo =
  (most: number) =>
  (tokens: readonly string[], at: number): Found<number> | null => {
    const one = ordinal(tokens, at) ?? number(tokens, at)
    return one && one.value >= 1 && one.value <= most ? one : null
  }

const readMonth = (tokens: readonly string[], at: number): Found<number> | null => {
  const named = monthOf(tokens[at])
  const one = named ? found(named, at, at + 1) : upTo(12)(tokens, at)
  return one && begins(tokens[one.to], 'mjesec') ? found(one.value, at, one.to + 1) : one
}

/** 'Tisuću devetsto osamdesete', 'devetsto osamdeset pete', 'osamdeset pete', '1985.' */
const readYear = (tokens: readonly string[], at: number): Found<number> | null => {
  const one = ordinal(tokens, at) ?? number(tokens, at)
  if (!one) return null
  const to = begins(tokens[one.to], 'godin') ? one.to + 1 : one.to
  if (isYear(one.value)) return found(one.value, at, to)
  if (one.value >= 900 && one.value < 1_000) return found(one.value + 1_000, at, to)
  return one.value > 12 && one.value < 100 ? found(fullYear(one.value), at, to, 0.8) : null
}

const words: DateWords = {
  read: { year: readYear, month: readMonth, dayOfMonth: upTo(31) },
  skips: new Set(['u', 'mjeseca', 'godine', 'dan', 'i']),
  orders: [['dayOfMonth', 'month', 'year']],
}

/** 'Trećeg svibnja tisuću devetsto osamdesete', 'treći peti osamdesete', '3. 5. 1980.' */
export const readDate = (tokens: readonly string[]) => readWholeDate(words, tokens)
