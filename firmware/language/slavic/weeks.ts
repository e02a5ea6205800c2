import { addDays, weekdayOf, type Day, type Weekday } from '../../time/calendar.ts'
import { oneDay, weekAfter, weekdayAfter, weekend } from '../dates.ts'
import { found } from '../found.ts'
import type { Found } from '../language.ts'
import { readDate } from './day-of-month.ts'
import type { DayWords } from './day-words.ts'
import { pastGlue, weekdayAt, whichAt, word, type ReadSpan } from './span.ts'

/** How many weeks ahead: 'на следующей неделе', 'через две недели', 'на неделе'. */
const readWeeks = (words: DayWords, tokens: readonly string[], at: number): Found<number> | null => {
  const isWeek = (place: number) => words.week.test(word(tokens, place))
  const which = whichAt(words, tokens, at)
  if (which && isWeek(at + 1)) return found(which === 'next' ? 1 : 0, at, at + 2)
  if (isWeek(at)) {
    const later = whichAt(words, tokens, at + 1)
    if (later === 'next' || later === 'this') return found(later === 'next' ? 1 : 0, at, at + 2)
    return words.glue.has(word(tokens, at - 1)) ? found(0, at, at + 1) : null
  }
  const count = words.after.has(word(tokens, at)) ? readCount(words, tokens, at + 1) : null
  return count && count.value <= 52 && isWeek(count.to) ? found(count.value, at, count.to + 1) : null
}

/** A number, 'пару', or one that is left out: 'через неделю'. */
export const readCount = (words: DayWords, tokens: readonly string[], at: number): Found<number> => {
  if (words.couple.test(word(tokens, at))) return found(2, at, at + 1)
  return words.number(tokens, at) ?? found(1, at, at)
}

/** A week, or a day of it: 'на следующей неделе во вторник', 'через неделю в среду'. */
export const readWeek: ReadSpan = (words, tokens, at, today) => {
  const weeks = readWeeks(words, tokens, at)
  if (!weeks) return null
  const name = pastGlue(words, tokens, weeks.to)
  const weekday = weekdayAt(words, tokens, name)
  if (weekday) return found(oneDay(dayInWeek(today, weeks.value, weekday)), at, name + 1)
  return found(weekAfter(today, weeks.value), at, weeks.to)
}

const dayInWeek = (today: Day, weeks: number, weekday: Weekday) =>
  addDays(today, weekday - weekdayOf(today) + weeks * 7)

/** 'В следующий вторник', 'во вторник на следующей неделе', 'во вторник, двадцать четвёртого ноября'. */
export const readWeekday: ReadSpan = (words, tokens, at, today) => {
  const which = whichAt(words, tokens, at)
  const name = which ? at + 1 : at
  const weekday = weekdayAt(words, tokens, name)
  if (!weekday) return null
  const more = pastGlue(words, tokens, name + 1)
  const weeks = readWeeks(words, tokens, more)
  if (weeks) return found(oneDay(dayInWeek(today, weeks.value, weekday)), at, weeks.to)
  const date = readDate(words, tokens, more, today)
  if (date) return found(date.value, at, date.to)
  const week = which === 'nearest' ? null : which
  return found(oneDay(weekdayAfter(today, weekday, week)), at, name + 1)
}

export const readWeekend: ReadSpan = (words, tokens, at, today) => {
  const which = whichAt(words, tokens, at)
  const name = which ? at + 1 : at
  if (!words.weekend.test(word(tokens, name))) return null
  const next = weekAfter(today, 1)
  const days = which === 'next' ? { from: addDays(next.to, -1), to: next.to } : weekend(today)
  return found(days, at, name + 1)
}
