import { addDays, dayParts, monthStart, weekdayOf, type Day, type Weekday } from '../../time/calendar.ts'
import { dateAhead, monthAhead, needsYear, oneDay, weekAfter, weekdayAfter, weekend } from '../dates.ts'
import { found } from '../found.ts'
import type { DayWish, Found } from '../language.ts'
import { first } from '../numbers.ts'
import { nearDateAt } from '../whole-date.ts'
import { isDayWord, monthOf, months } from './months.ts'
import { number, ordinal, sayOrdinal } from './numbers.ts'
import { dateWords, sayYear } from './whole-date.ts'

const weekdayStems = 'pirmadien antradien treciadien ketvirtadien penktadien sestadien sekmadien'.split(' ')
const weekdays = 'pirmadienį antradienį trečiadienį ketvirtadienį penktadienį šeštadienį sekmadienį'.split(
  ' ',
)
/** 'lapkričio dvidešimt šeštą (dieną)', 'dvidešimt šeštą dieną', 'lapkričio mėnesį' */
const readDate = (tokens: readonly string[], at: number, today: Day): Found<DayWish> | null => {
  const month = monthOf(tokens[at])
  const start = month && tokens[at + 1]?.startsWith('menes') ? at + 2 : month ? at + 1 : at
  const day = ordinal(tokens, start) ?? (month ? number(tokens, start) : null)
  const hasWord = day !== null && isDayWord(tokens[day.to])
  const date = day && (month || hasWord) ? dateAhead(today, day.value, month || null) : null
  if (day && date) return found(oneDay(date), at, hasWord ? day.to + 1 : day.to)
  return month ? found(monthAhead(today, month), at, start) : null
}

const readNear = (tokens: readonly string[], at: number, today: Day): Found<DayWish> | null => {
  const date = nearDateAt(dateWords, tokens, at, today)
  return date && found(oneDay(date.value), at, date.to)
}

const readWeekday = (tokens: readonly string[], at: number, today: Day): Found<DayWish> | null => {
  const word = tokens[at] ?? ''
  const which = /^kit[aąo]/.test(word)
    ? 'next'
    : word === 'si' || word === 'sia' || word === 'sio'
      ? 'this'
      : null
  const name = which ? at + 1 : at
  const weekday = weekdayStems.findIndex(stem => tokens[name]?.startsWith(stem))
  if (weekday < 0) return null
  const day = weekdayAfter(today, (weekday + 1) as Weekday, which)
  const date = readNear(tokens, name + 1, today) ?? readDate(tokens, name + 1, today)
  const isSame = date && date.value.from === date.value.to
  return isSame ? found(date.value, at, date.to) : found(oneDay(day), at, name + 1)
}

const isWeek = (word: string | undefined) => /^savai[tc]/.test(word ?? '') && !word?.startsWith('savaitgal')

/** 'po savaitės', 'po dviejų savaičių', 'po trijų dienų' */
const readAfter = (tokens: readonly string[], at: number, today: Day): Found<DayWish> | null => {
  if (isWeek(tokens[at + 1])) return found(weekAfter(today, 1), at, at + 2)
  const count = number(tokens, at + 1)
  if (!count || count.value > 365) return null
  const unit = tokens[count.to]
  if (isWeek(unit)) return found(weekAfter(today, count.value), at, count.to + 1)
  return unit?.startsWith('dien') ? found(oneDay(addDays(today, count.value)), at, count.to + 1) : null
}

const readRelative = (tokens: readonly string[], at: number, today: Day): Found<DayWish> | null => {
  const word = tokens[at] ?? ''
  if (word === 'siandien' || word === 'siandiena') return found(oneDay(today), at, at + 1)
  if (word === 'rytoj') return found(oneDay(addDays(today, 1)), at, at + 1)
  if (word === 'poryt') return found(oneDay(addDays(today, 2)), at, at + 1)
  if (word.startsWith('savaitgal')) return found(weekend(today), at, at + 1)
  const isNext = /^kit[aąo]/.test(word)
  const isThis = word === 'si' || word === 'sia' || word === 'sios'
  if ((isNext || isThis) && isWeek(tokens[at + 1])) return found(weekAfter(today, isNext ? 1 : 0), at, at + 2)
  if (isNext && tokens[at + 1]?.startsWith('menes'))
    return found(monthAhead(today, dayParts(monthStart(today, 1)).month), at, at + 2)
  return word === 'po' ? readAfter(tokens, at, today) : null
}

/** The first day or range of days in what was said. */
export const readDay = (tokens: readonly string[], today: Day): Found<DayWish> | null =>
  first(
    tokens,
    at =>
      readRelative(tokens, at, today) ??
      readWeekday(tokens, at, today) ??
      readNear(tokens, at, today) ??
      readDate(tokens, at, today),
  )

export const sayWeekday = (weekday: Weekday): string => weekdays[weekday - 1] ?? ''

/** As the answer to 'when': 'ketvirtadienį, lapkričio dvidešimt šeštą'. */
export const sayDay = (day: Day, today: Day): string => {
  if (day === today) return 'šiandien'
  const { year, month, dayOfMonth } = dayParts(day)
  const inYear = needsYear(day, today) ? `${sayYear(year)} ` : ''
  return `${sayWeekday(weekdayOf(day))}, ${inYear}${months[month - 1]} ${sayOrdinal(dayOfMonth, 'accusative')}`
}
