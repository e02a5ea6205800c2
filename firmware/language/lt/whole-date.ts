import { dayParts, type Day } from '../../time/calendar.ts'
import { found } from '../found.ts'
import type { Found } from '../language.ts'
import { fullYear, isYear, readWholeDate, type DateWords } from '../whole-date.ts'
import { isDayWord, monthOf, months } from './months.ts'
import { number, ordinal, sayNumber, sayOrdinal } from './numbers.ts'

/** 'Dutūkstantieji', 'du tūkstantieji': the one round year that is an ordinal by itself. */
const readRoundYear = (tokens: readonly string[], at: number): Found<number> | null => {
  const isSplit = tokens[at] === 'du' || tokens[at] === 'dviejų'
  const word = tokens[isSplit ? at + 1 : at] ?? ''
  const isRound = (isSplit ? /^tukstant(ieji|uju|aisiais|ais|i)$/ : /^dutukstant/).test(word)
  return isRound ? found(2_000, at, isSplit ? at + 2 : at + 1) : null
}

const isYearWord = (word: string | undefined) => /^(met(ai|u|us|ais)|m)$/.test(word ?? '')

const readYear = (tokens: readonly string[], at: number): Found<number> | null => {
  const year = readRoundYear(tokens, at) ?? ordinal(tokens, at) ?? number(tokens, at)
  if (!year) return null
  const to = isYearWord(tokens[year.to]) ? year.to + 1 : year.to
  if (isYear(year.value)) return found(year.value, at, to)
  return year.value > 12 && year.value < 100 ? found(fullYear(year.value), at, to, 0.8) : null
}

const readMonth = (tokens: readonly string[], at: number): Found<number> | null => {
  const named = monthOf(tokens[at])
  const month = named ? found(named, at, at + 1) : (ordinal(tokens, at) ?? number(tokens, at))
  if (!month || month.value < 1 || month.value > 12) return null
  const to = /^(menes|menuo|men$)/.test(tokens[month.to] ?? '') ? month.to + 1 : month.to
  return found(month.value, at, to)
}

const readDayOfMonth = (tokens: readonly string[], at: number): Found<number> | null => {
  const day = ordinal(tokens, at) ?? number(tokens, at)
  if (!day || day.value < 1 || day.value > 31) return null
  return found(day.value, at, isDayWord(tokens[day.to]) ? day.to + 1 : day.to)
}

export const dateWords: DateWords = {
  read: { year: readYear, month: readMonth, dayOfMonth: readDayOfMonth },
  skips: new Set(['ir']),
  orders: [
    ['year', 'month', 'dayOfMonth'],
    ['month', 'dayOfMonth', 'year'],
    ['dayOfMonth', 'month', 'year'],
  ],
}

/** 'Tūkstantis devyni šimtai aštuoniasdešimtų metų gegužės trečia', '1980 05 03', 'gegužės trečia, 1980'. */
export const readDate = (tokens: readonly string[]) => readWholeDate(dateWords, tokens)

/** The genitive: '… aštuoniasdešimt penktų metų'. */
export const sayYear = (year: number): string => {
  if (year % 1_000 === 0) return year === 2_000 ? 'dutūkstantųjų metų' : `${sayNumber(year)} metų`
  const last = year % 100 <= 20 || year % 10 === 0 ? year % 100 : year % 10
  const head = year - last
  return `${sayNumber(head)} ${sayOrdinal(last, 'genitive plural')} metų`
}

export const sayDate = (day: Day): string => {
  const { year, month, dayOfMonth } = dayParts(day)
  return `${sayYear(year)} ${months[month - 1]} ${sayOrdinal(dayOfMonth, 'nominative')}`
}
