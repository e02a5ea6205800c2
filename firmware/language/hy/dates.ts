import {
  addDays,
  dayParts,
  makeDay,
  monthStart,
  weekdayOf,
  type Day,
  type Weekday,
} from '../../time/calendar.ts'
import { orDay } from '../alternatives.ts'
import { dateAhead, monthAhead, needsYear, oneDay, weekAfter, weekdayAfter, weekend } from '../dates.ts'
import { nextFeast } from '../easter.ts'
import { found } from '../found.ts'
import type { DayWish, Found } from '../language.ts'
import { createList } from '../listed.ts'
import { first } from '../numbers.ts'
import { settle } from '../settle.ts'
import { begins } from '../words.ts'
import { denials } from './denials.ts'
import { feast } from './feasts.ts'
import { number, sayNumber } from './numbers.ts'
import { readFigures, readMonthDate, readMonthPart, type Days, type Read } from './written-dates.ts'
import { months } from './months.ts'

const stems = 'երկուշաբթ երեքշաբթ չորեքշաբթ հինգշաբթ ուրբաթ - կիրակ'.split(' ')
const patterns = stems.map(
  stem => new RegExp(`^${stem}(|ի|ին|իի|իից|ուց|ու|ուն|ը|ն|ից|վա|վանից|իներին|երին|նօրյա)$`),
)

const which = (word: string | undefined): 'next' | 'this' | null => {
  if (/^(հաջորդ|մյուս|եկող|գալիք|առաջիկա)$/.test(word ?? '')) return 'next'
  return /^(այս|էս)$/.test(word ?? '') ? 'this' : null
}
const isDayWord = (word: string | undefined) => /^օր(ը|վա|ն|ից|երին|ով|վանից)?$/.test(word ?? '')
const isWeekWord = (word: string | undefined) => /^շաբաթ(ը|ն|ին|ից|վա|վանից|ում|ի|ներ.*)?$/.test(word ?? '')
const isMonthWord = (word: string | undefined) => /^(ամիս(ը|ն)?|ամս(ի|ին|ից|վա|ում)?)$/.test(word ?? '')
const isAblative = (word: string | undefined) => /(ից|ուց)$/.test(word ?? '')

/** A weekday in one word or, as recognisers part it, in two: 'երկու շաբթի'. */
const readDayName = (tokens: readonly string[], at: number): Found<Weekday> | null => {
  const whole = patterns.findIndex(pattern => pattern.test(tokens[at] ?? ''))
  if (whole >= 0) return withDayWord(tokens, found((whole + 1) as Weekday, at, at + 1))
  const parted = patterns.findIndex(pattern => pattern.test(`${tokens[at] ?? ''}${tokens[at + 1] ?? ''}`))
  if (parted >= 0 && tokens[at] !== '') return withDayWord(tokens, found((parted + 1) as Weekday, at, at + 2))
  // 'շաբաթ' is Saturday and week: alone it is the day
  const isWeek = /^շաբաթ(վա|վանից|ում)$/.test(tokens[at] ?? '')
  return isWeekWord(tokens[at]) && !isWeek ? withDayWord(tokens, found(6, at, at + 1, 0.7)) : null
}
const withDayWord = (tokens: readonly string[], one: Found<Weekday>): Found<Weekday> =>
  isDayWord(tokens[one.to]) ? found(one.value, one.from, one.to + 1) : one

/** 'Հաջորդ շաբաթվա երեքշաբթի', 'հաջորդ երեքշաբթի', 'ուրբաթ, նոյեմբերի քսանյոթին' */
const readWeekday: Read = (tokens, at, today) => {
  if (tokens[at] === 'մոտակա') return readWeekday(tokens, at + 1, today)
  const said = which(tokens[at])
  const isOfWeek = said !== null && tokens[at + 1] === 'շաբաթվա'
  const name = readDayName(tokens, isOfWeek ? at + 2 : said ? at + 1 : at)
  if (!name) return null
  // 'հաջորդ շաբաթ' is the next week, 'հաջորդ շաբաթ օրը' a Saturday
  if (said && name.value === 6 && name.certainty < 1) return null
  const date = readMonthDate(tokens, name.to, today) ?? readFigures(tokens, name.to, today)
  if (date) return found(date.value, at, date.to, date.certainty)
  return found(oneDay(weekdayAfter(today, name.value, said)), at, name.to, name.certainty)
}

const daysAhead = createList<number>([
  ['այսօր|էսօր|այսօրվա|էսօրվա|այսօրը|այսօրվանից', 0],
  ['նախանցյալ օրը|երեկ չէ առաջին օրը', -2],
  ['երեկ|երեկվա', -1],
  ['վաղը|վաղն|վաղվա|վաղվանից|էգուց|էքուց|վաղվան|վաղը օրը', 1],
  [
    'վաղը չէ մյուս օրը|վաղը չէ մյուս օր|վաղը չէ մյուսը|վաղը չէ մյուս|վաղը չէ մյուս օրվա|էգուց չէ մյուս օրը',
    2,
  ],
])
/** 'Մյուս օրը' alone is the day after tomorrow, or some other day. */
const otherDay = createList<number>([['մյուս օրը|մյուս օր', 2]])

const readAhead: Read = (tokens, at, today) => {
  // 'երեկո' is left for the time
  if (/^(այս|էս) երեկո/.test(tokens.slice(at, at + 2).join(' '))) return found(oneDay(today), at, at + 1)
  const sure = daysAhead(tokens, at)
  const one = sure ?? otherDay(tokens, at)
  return one && found(oneDay(addDays(today, one.value)), at, one.to, sure ? 1 : 0.6)
}

/** 'Երեք օրից', 'երկու շաբաթ հետո', 'մի ամսից', 'մի քանի օրից' */
const readAfter: Read = (tokens, at, today) => {
  const isFew = tokens[at] === 'մի' && tokens[at + 1] === 'քանի'
  const count = isFew ? found(3, at, at + 2) : number(tokens, at)
  if (!count || count.value > 365 || count.value === 0) return null
  const unit = tokens[count.to]
  const isLater = tokens[count.to + 1] === 'հետո'
  if (!isLater && !isAblative(unit)) return null
  const to = isLater ? count.to + 2 : count.to + 1
  if (isWeekWord(unit)) return found(weekAfter(today, count.value), at, to)
  if (isMonthWord(unit))
    return found(monthAhead(today, dayParts(monthStart(today, count.value)).month), at, to)
  if (!isDayWord(unit) && unit !== 'օր') return null
  const day = addDays(today, count.value)
  return isFew
    ? found({ from: addDays(day, -1), to: addDays(day, 2) }, at, to, 0.6)
    : found(oneDay(day), at, to)
}

/** 'Հաջորդ շաբաթ', 'այս շաբաթվա վերջին', 'հանգստյան օրերին' */
const readWeek: Read = (tokens, at, today) => {
  const said = which(tokens[at])
  const word = said ? at + 1 : at
  if (isRest(tokens, word)) {
    const to = addDays(weekAfter(today, 1).to, 0)
    return found(said === 'next' ? { from: addDays(to, -1), to } : weekend(today), at, word + 2)
  }
  const isOfDay = tokens[word] === 'շաբաթվա' && readDayName(tokens, word + 1) !== null
  if (!isWeekWord(tokens[word]) || isOfDay) return null
  const week = weekAfter(today, said === 'next' ? 1 : 0)
  const part = tokens[word] === 'շաբաթվա' ? weekPart(tokens[word + 1], week) : null
  if (part && part.to >= today)
    return found({ ...part, from: part.from < today ? today : part.from }, at, word + 2)
  return said && !isDayWord(tokens[word + 1]) ? found(week, at, word + 1) : null
}
const isRest = (tokens: readonly string[], at: number) =>
  (tokens[at] === 'հանգստյան' && begins(tokens[at + 1], 'օր')) ||
  (tokens[at] === 'շաբաթ' && begins(tokens[at + 1], 'կիրակի'))

const weekPart = (word: string | undefined, { from, to }: DayWish): DayWish | null => {
  if (begins(word, 'սկզբ')) return { from, to: addDays(to, -5) }
  if (begins(word, 'կես')) return { from: addDays(to, -5), to: addDays(to, -3) }
  return begins(word, 'վերջ') ? { from: addDays(to, -3), to } : null
}

/** 'Հաջորդ ամիս', 'այս ամսի վերջին', 'հաջորդ ամսի հինգին', 'ամսի քսանվեցին' */
const readMonth: Read = (tokens, at, today) => {
  const said = which(tokens[at])
  const word = said ? at + 1 : at
  if (!isMonthWord(tokens[word])) return null
  const start = monthStart(today, said === 'next' ? 1 : 0)
  const { year, month } = dayParts(start)
  const day = number(tokens, word + 1)
  if (day && tokens[word] === 'ամսի' && day.value <= 31) {
    const date = said ? makeDay({ year, month, dayOfMonth: day.value }) : dateAhead(today, day.value, null)
    return date && date >= today ? found(oneDay(date), at, day.to) : null
  }
  const part = readMonthPart(tokens, word + 1, month, today)
  if (part && tokens[word] === 'ամսի') return found(part.value, at, part.to)
  return said ? found(monthAhead(today, month), at, word + 1) : null
}

const readFeast: Read = (tokens, at, today) => {
  const one = feast(tokens, at)
  return (
    one && found(oneDay(nextFeast(one.value, today)), at, isDayWord(tokens[one.to]) ? one.to + 1 : one.to)
  )
}

/** 'Քսանվեցին' alone: past 24 it is no hour. */
const readDayAlone: Read = (tokens, at, today) => {
  const day = number(tokens, at)
  if (!day || day.in !== 'dative' || day.value <= 24 || day.value > 31) return null
  const date = dateAhead(today, day.value, null)
  return date === null ? null : found(oneDay(date), at, day.to, 0.8)
}

const readOne: Read = (tokens, at, today) =>
  readFeast(tokens, at, today) ??
  readAhead(tokens, at, today) ??
  readWeek(tokens, at, today) ??
  readAfter(tokens, at, today) ??
  readWeekday(tokens, at, today) ??
  readMonth(tokens, at, today) ??
  readMonthDate(tokens, at, today) ??
  readFigures(tokens, at, today) ??
  readDayAlone(tokens, at, today)

/** 'From Friday on' looks two weeks ahead. */
const openEnd = (from: Day): DayWish => ({ from, to: addDays(from, 13) })

/** The end of a range of weekdays may lie in the week after its beginning. */
const joined = (start: Days, end: Days): DayWish | null => {
  const { from } = start.value
  const to = end.value.to < from ? addDays(end.value.to, 7) : end.value.to
  return from <= to ? { from, to } : null
}

/** 'Երկուշաբթիից մինչև ուրբաթ', 'ուրբաթից հետո', 'մինչև ուրբաթ' */
const readSpan: Read = (tokens, at, today) => {
  if (tokens[at] === 'մինչեվ') {
    const end = readOne(tokens, at + 1, today)
    return end && found({ from: today, to: end.value.to }, at, end.to, end.certainty)
  }
  const start = readOne(tokens, at, today)
  if (!start || !isAblative(tokens[start.to - 1])) return null
  const next = tokens[start.to]
  if (next === 'հետո') return found(openEnd(addDays(start.value.to, 1)), at, start.to + 1, start.certainty)
  if (next === 'սկսած') return found(openEnd(start.value.from), at, start.to + 1, start.certainty)
  if (next === 'առաջ' || next === 'շուտ') {
    const to = addDays(start.value.from, -1)
    return to < today ? null : found({ from: today, to }, at, start.to + 1, start.certainty)
  }
  const end = readOne(tokens, next === 'մինչեվ' ? start.to + 1 : start.to, today)
  const days = end && joined(start, end)
  return days && found(days, at, end.to)
}

/** A visit is moved from one day to another: 'տեղափոխել չորեքշաբթիից ուրբաթ' is no range. */
const readMove: Read = (tokens, at, today) => {
  const isMove = tokens.some(word => begins(word, 'տեղափոխ') || begins(word, 'փոխել'))
  const start = isMove && tokens[at] !== 'մինչեվ' ? readOne(tokens, at, today) : null
  const end = start && isAblative(tokens[start.to - 1]) ? readOne(tokens, start.to, today) : null
  return end
}

const readAt: Read = (tokens, at, today) =>
  readAfter(tokens, at, today) ??
  readMove(tokens, at, today) ??
  readSpan(tokens, at, today) ??
  readOne(tokens, at, today)

/** A day, or one of two: 'երեքշաբթի կամ չորեքշաբթի'. */
const readEither: Read = (tokens, at, today) => {
  const one = readAt(tokens, at, today)
  return one && orDay(one, tokens[one.to] === 'կամ' ? readAt(tokens, one.to + 1, today) : null)
}

/** The day or range of days in what was said that is meant in the end. */
export const readDay = (tokens: readonly string[], today: Day): Days | null =>
  settle(denials, tokens, left => first(left, at => readEither(left, at, today)))

const weekdays = 'երկուշաբթի,երեքշաբթի,չորեքշաբթի,հինգշաբթի,ուրբաթ,շաբաթ օրը,կիրակի'.split(',')
export const sayWeekday = (weekday: Weekday): string => weekdays[weekday - 1] ?? ''

/** As the answer to 'when': 'հինգշաբթի, նոյեմբերի քսանվեցին'. */
export const sayDay = (day: Day, today: Day): string => {
  if (day === today) return 'այսօր'
  const { year, month, dayOfMonth } = dayParts(day)
  const inYear = needsYear(day, today) ? `${sayNumber(year)} թվականի ` : ''
  return `${sayWeekday(weekdayOf(day))}, ${inYear}${months[month - 1]}ի ${sayNumber(dayOfMonth, 'ին')}`
}

/** With its year: 'հազար ինը հարյուր ութսուն թվականի մայիսի երեքին'. */
export const sayDate = (day: Day): string => {
  const { year, month, dayOfMonth } = dayParts(day)
  return `${sayNumber(year)} թվականի ${months[month - 1]}ի ${sayNumber(dayOfMonth, 'ին')}`
}
