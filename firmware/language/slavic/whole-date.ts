import { found } from '../found.ts'
import type { Found } from '../language.ts'
import { fullYear, isYear, readWholeDate, type DateWords } from '../whole-date.ts'
import { isEndOfNumber, monthOf } from './span.ts'
import type { DayWords } from './day-words.ts'
import { readFigureOrdinal } from './numerals.ts'

type Tokens = readonly string[]

/** A year of two figures may be of either century. */
const shortYear = 0.8

/** 'Третьего', '3-го', 'три', 'ноль три'. */
const readPart = (words: DayWords, tokens: Tokens, at: number): Found<number> | null => {
  const start = words.number(tokens, at)?.value === 0 && /\p{L}/u.test(tokens[at] ?? '') ? at + 1 : at
  const figure = readFigureOrdinal(words.figureEndings, tokens, start)
  const part = figure ?? words.ordinal(tokens, start) ?? words.number(tokens, start)
  return part && found(part.value, at, part.to)
}

const readDayOfMonth = (words: DayWords, tokens: Tokens, at: number): Found<number> | null => {
  const day = readPart(words, tokens, at)
  if (!day || day.value < 1 || day.value > 31) return null
  if (day.value < 10 && isEndOfNumber(words, tokens, at)) return null
  return found(day.value, at, words.dayOfMonth.test(tokens[day.to] ?? '') ? day.to + 1 : day.to)
}

const readMonth = (words: DayWords, tokens: Tokens, at: number): Found<number> | null => {
  const named = monthOf(words, tokens[at])
  const month = named ? found(named, at, at + 1) : readPart(words, tokens, at)
  if (!month || month.value < 1 || month.value > 12) return null
  return found(month.value, at, words.month.test(tokens[month.to] ?? '') ? month.to + 1 : month.to)
}

const readYear = (words: DayWords, tokens: Tokens, at: number): Found<number> | null => {
  const year = readPart(words, tokens, at)
  if (!year) return null
  const to = words.year.test(tokens[year.to] ?? '') ? year.to + 1 : year.to
  if (isYear(year.value)) return found(year.value, at, to)
  return year.value > 12 && year.value < 100 ? found(fullYear(year.value), at, to, shortYear) : null
}

/** 'Третьего мая тысяча девятьсот восьмидесятого года', '3 мая 80-го', '03.05.1980', '1980-05-03'. */
export const readDateBy = (days: DayWords, tokens: Tokens) => {
  const words: DateWords = {
    read: {
      dayOfMonth: (said, at) => readDayOfMonth(days, said, at),
      month: (said, at) => readMonth(days, said, at),
      year: (said, at) => readYear(days, said, at),
    },
    skips: days.glue,
    orders: [
      ['dayOfMonth', 'month', 'year'],
      ['year', 'month', 'dayOfMonth'],
    ],
  }
  return readWholeDate(words, tokens)
}
