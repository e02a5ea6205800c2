import { addDays, dayParts, makeDay, monthStart, weekdayOf, type Day } from '../../time/calendar.ts'
import { monthAhead, oneDay, weekAfter } from '../dates.ts'
import { found } from '../found.ts'
import type { DayWish } from '../language.ts'
import type { Edge } from './day-words.ts'
import { listed } from './listed.ts'
import { loose, monthOf, whichAt, word, type ReadSpan } from './span.ts'
import { readCount, readWeek } from './weeks.ts'

/** 'Через три дня', 'через день', 'через месяц', 'через полгода'. */
export const readAfter: ReadSpan = (words, tokens, at, today) => {
  if (!words.after.has(word(tokens, at))) return null
  if (words.halfYear.test(word(tokens, at + 1)))
    return found(monthAhead(today, dayParts(monthStart(today, 6)).month), at, at + 2, loose)
  const count = readCount(words, tokens, at + 1)
  const unit = word(tokens, count.to)
  const isSaid = count.to > at + 1
  if (words.day.test(unit) && count.value <= 365) {
    const isEveryOther = !isSaid && word(tokens, at) === 'через'
    if (!isSaid && !isEveryOther) return null
    const days = isSaid ? count.value : 2
    return found(oneDay(addDays(today, days)), at, count.to + 1, isSaid ? 1 : loose)
  }
  if (!words.month.test(unit) || count.value > 12) return null
  return found(weekAround(monthsLater(today, count.value)), at, count.to + 1, loose)
}

const monthsLater = (today: Day, months: number): Day => {
  const { year, month } = dayParts(monthStart(today, months))
  const { dayOfMonth } = dayParts(today)
  return makeDay({ year, month, dayOfMonth }) ?? addDays(monthStart(today, months + 1), -1)
}
const weekAround = (day: Day): DayWish => {
  const monday = addDays(day, 1 - weekdayOf(day))
  return { from: monday, to: addDays(monday, 6) }
}

/** 'В декабре', 'в следующем месяце'. */
export const readMonth: ReadSpan = (words, tokens, at, today) => {
  const which = whichAt(words, tokens, at)
  if (which && words.month.test(word(tokens, at + 1))) {
    const later = which === 'next' ? 1 : 0
    return found(monthAhead(today, dayParts(monthStart(today, later)).month), at, at + 2)
  }
  const month = words.monthAlone.test(word(tokens, at)) ? monthOf(words, tokens[at]) : 0
  const to = words.month.test(word(tokens, at + 1)) ? at + 2 : at + 1
  return month ? found(monthAhead(today, month), at, to) : null
}

const third = ({ from, to }: DayWish, edge: Edge): DayWish => {
  let days = 0
  while (addDays(from, days) < to) days += 1
  const one = Math.floor((days + 1) / 3)
  if (edge === 'start') return { from, to: addDays(from, Math.max(0, one - 1)) }
  if (edge === 'end') return { from: addDays(from, 2 * one), to }
  return { from: addDays(from, one), to: addDays(from, Math.max(one, 2 * one - 1)) }
}

/** 'В начале следующей недели', 'в конце месяца', 'в последних числах декабря'. */
export const readEdge: ReadSpan = (words, tokens, at, today) => {
  const edge = listed(words.edges, tokens, at)
  if (!edge) return null
  const named = monthOf(words, tokens[edge.to])
  const isNext = (form: RegExp) => form.test(word(tokens, edge.to))
  const span =
    (named ? found(monthAhead(today, named), at, edge.to + 1) : null) ??
    (isNext(words.week) ? found(weekAfter(today, 0), at, edge.to + 1) : null) ??
    (isNext(words.month) ? found(monthAhead(today, dayParts(today).month), at, edge.to + 1) : null) ??
    readWeek(words, tokens, edge.to, today) ??
    readMonth(words, tokens, edge.to, today)
  if (!span) return null
  const part = third(wholeOf(span.value), edge.value)
  const from = part.from < today ? today : part.from
  return part.to < today ? null : found({ from, to: part.to }, at, span.to)
}

/** The whole week or month of a stretch that begins today. */
const wholeOf = ({ from, to }: DayWish): DayWish => {
  const start = addDays(to, -6)
  const isWeek = weekdayOf(to) === 7 && from >= start
  return { from: isWeek ? start : monthStart(from), to }
}
