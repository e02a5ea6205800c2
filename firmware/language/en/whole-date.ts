import { dayParts, type Day } from '../../time/calendar.ts'
import { found } from '../found.ts'
import type { Found } from '../language.ts'
import { fullYear, isYear, readWholeDate, type DateWords } from '../whole-date.ts'
import { monthOf, sayMonth } from './months.ts'
import { number, ordinal, sayOrdinal, sayYear } from './numbers.ts'

/** 'Nineteen eighty five', 'nineteen oh five', 'twenty twenty six': two numbers that make one year. */
const readPair = (tokens: readonly string[], { value, to }: Found<number>): Found<number> | null => {
  const isZero = tokens[to] === 'oh' || tokens[to] === 'o'
  const rest = tokens[to] === 'hundred' ? found(0, to, to + 1) : number(tokens, isZero ? to + 1 : to)
  const isPair = (value === 19 || value === 20) && rest && rest.value < 100
  return isPair ? found(value * 100 + rest.value, to, rest.to) : null
}

const readYear = (tokens: readonly string[], at: number): Found<number> | null => {
  const head = number(tokens, at)
  if (!head) return null
  const pair = readPair(tokens, head)
  if (pair) return found(pair.value, at, pair.to)
  if (isYear(head.value)) return head
  return head.value > 12 && head.value < 100 ? found(fullYear(head.value), at, head.to, 0.8) : null
}

const upTo =
  (most: number) =>
  (tokens: readonly string[], at: number): Found<number> | null => {
    const one = ordinal(tokens, at) ?? number(tokens, at)
    return one && one.value >= 1 && one.value <= most ? one : null
  }

const readMonth = (tokens: readonly string[], at: number): Found<number> | null => {
  const month = monthOf(tokens[at])
  return month ? found(month, at, at + 1) : upTo(12)(tokens, at)
}

export const dateWords: DateWords = {
  read: { year: readYear, month: readMonth, dayOfMonth: upTo(31) },
  skips: new Set(['of', 'the', 'in']),
  orders: [
    ['dayOfMonth', 'month', 'year'],
    ['month', 'dayOfMonth', 'year'],
    ['year', 'month', 'dayOfMonth'],
  ],
}

/** 'The third of May nineteen eighty', 'May the third 1980', '3/5/1980' (day first, as in Britain). */
export const readDate = (tokens: readonly string[]) => readWholeDate(dateWords, tokens)

export const sayDate = (day: Day): string => {
  const { year, month, dayOfMonth } = dayParts(day)
  return `the ${sayOrdinal(dayOfMonth)} of ${sayMonth(month)} ${sayYear(year)}`
}
