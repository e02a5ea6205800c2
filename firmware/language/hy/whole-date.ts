import { found } from '../found.ts'
import type { Found } from '../language.ts'
import { fullYear, isYear, readWholeDate, type DateWords } from '../whole-date.ts'
import { begins } from '../words.ts'
import { monthOf } from './months.ts'
import { number, ordinal } from './numbers.ts'

const upTo =
  (most: number) =>
  (tokens: readonly string[], at: number): Found<number> | null => {
    const whole = ordinal(tokens, at) ?? number(tokens, at)
    // 'երեք, հազար…' is no three thousand when a day is read
    const one = whole && whole.value > most ? number(tokens.slice(0, at + 1), at) : whole
    return one && one.value >= 1 && one.value <= most ? one : null
  }

const readMonth = (tokens: readonly string[], at: number): Found<number> | null => {
  const month = monthOf(tokens[at])
  if (month) return found(month, at, at + 1)
  const one = upTo(12)(tokens, at)
  return one && begins(tokens[one.to], 'ամս') ? found(one.value, at, one.to + 1) : one
}

/** 'Հազար ինը հարյուր ութսուն թվականի', 'ինը հարյուր ութսուն', 'ութսուն թվական' */
const readYear = (tokens: readonly string[], at: number): Found<number> | null => {
  const one = number(tokens, at)
  if (!one) return null
  const to = /^(թվական|թ$)/.test(tokens[one.to] ?? '') ? one.to + 1 : one.to
  if (isYear(one.value)) return found(one.value, at, to)
  if (one.value >= 900 && one.value < 1_000) return found(one.value + 1_000, at, to)
  return one.value > 12 && one.value < 100 ? found(fullYear(one.value), at, to, to > one.to ? 1 : 0.8) : null
}

const words: DateWords = {
  read: { year: readYear, month: readMonth, dayOfMonth: upTo(31) },
  skips: new Set(['թվականի', 'ամսի', 'օրը', 'եվ']),
  orders: [
    ['dayOfMonth', 'month', 'year'],
    ['month', 'dayOfMonth', 'year'],
    ['year', 'month', 'dayOfMonth'],
  ],
}

/** 'Հազար ինը հարյուր ութսուն թվականի մայիսի երեքին', 'մայիսի երեք, ութսուն թվական', '03.05.1980' */
export const readDate = (tokens: readonly string[]) => readWholeDate(words, tokens)
