import type { Day, Weekday } from '../../time/calendar.ts'
import type { DayWish, Found } from '../language.ts'
import type { DayWords } from './day-words.ts'

/** One day, or one stretch of days with a name, as it starts at a token. */
export type ReadSpan = (
  words: DayWords,
  tokens: readonly string[],
  at: number,
  today: Day,
) => Found<DayWish> | null

export const word = (tokens: readonly string[], at: number) => tokens[at] ?? ''
export const pastGlue = ({ glue }: DayWords, tokens: readonly string[], at: number) =>
  glue.has(word(tokens, at)) ? at + 1 : at

export const monthOf = ({ months }: DayWords, name: string | undefined): number =>
  months.findIndex(month => month.test(name ?? '')) + 1
export const weekdayAt = ({ weekdays }: DayWords, tokens: readonly string[], at: number) =>
  (weekdays.findIndex(weekday => weekday.test(word(tokens, at))) + 1) as Weekday | 0

/** 'Следующий', 'этот', 'ближайший'; null where none stands. */
export const whichAt = (words: DayWords, tokens: readonly string[], at: number) => {
  const said = word(tokens, at)
  if (words.next.test(said)) return 'next'
  if (words.this.test(said)) return 'this'
  return words.nearest.test(said) ? 'nearest' : null
}

/** The certainty of what may be meant otherwise: 'через месяц' as the week of that day. */
export const loose = 0.8

/** 'Первого' after 'тридцать' is the end of another number. */
export const isEndOfNumber = (words: DayWords, tokens: readonly string[], at: number): boolean => {
  const ten = words.number(tokens, at - 1)
  return ten !== null && ten.to === at && ten.value >= 20 && ten.value % 10 === 0
}
