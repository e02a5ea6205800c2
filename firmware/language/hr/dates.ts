import { addDays, dayParts, makeDay, monthStart, weekdayOf, type Day } from '../../time/calendar.ts'
import { orDay } from '../alternatives.ts'
import { monthAhead, needsYear, oneDay, weekAfter, weekdayAfter, weekend } from '../dates.ts'
import { nextFeast } from '../easter.ts'
import { found } from '../found.ts'
import type { DayWish, Found } from '../language.ts'
import { createList } from '../listed.ts'
import { first } from '../numbers.ts'
import { settle } from '../settle.ts'
import { begins } from '../words.ts'
import { denials } from './denials.ts'
import { feast } from './feasts.ts'
import { number, sayOrdinal, sayYear, type Lexicon } from './numbers.ts'
import { sayWeekday, weekdayOfWord } from './weekdays.ts'
import { isGenitive, isMonth, notPast, readAnyDate, which, type Days, type Read } from './written-dates.ts'

const isWeek = (word: string | undefined) => /^(tjed|sedmic)/.test(word ?? '')

/** 'Za tjedan dana', 'za dva tjedna' after a weekday: that many weeks later. */
const readWeeks = (tokens: readonly string[], at: number): Found<number> | null => {
  if (tokens[at] !== 'za') return null
  const count = isWeek(tokens[at + 1]) ? found(1, at, at + 1) : number(tokens, at + 1)
  if (!count || !isWeek(tokens[count.to])) return null
  return found(count.value, at, tokens[count.to + 1] === 'dana' ? count.to + 2 : count.to + 1)
}

/** 'U utorak', 'sljedeći utorak', 'u utorak za tjedan dana', 'u utorak, prvog prosinca' */
const readWeekday: Read = (tokens, at, today) => {
  const start = tokens[at] === 'u' ? at + 1 : at
  const said = which(tokens[start])
  const isFirst = /^prv(i|u|og|e)$/.test(tokens[start] ?? '')
  const name = said || isFirst ? start + 1 : start
  const weekday = weekdayOfWord(tokens[name])
  if (!weekday) return null
  const later = readWeeks(tokens, name + 1)
  if (later) return found(oneDay(addDays(weekdayAfter(today, weekday, null), later.value * 7)), at, later.to)
  const date = readAnyDate(tokens, name + 1, today)
  const isSame = date && date.value.from === date.value.to
  if (isSame) return found(date.value, at, date.to, date.certainty)
  return found(oneDay(weekdayAfter(today, weekday, said)), at, name + 1)
}

const daysAhead = createList([
  ['prekjučer|prekjuče', -2],
  ['jučer|jučerašnji dan|juče', -1],
  ['danas|današnji dan', 0],
  ['sutra|sutradan|sjutra', 1],
  ['prekosutra|preksutra|prekosjutra', 2],
  ['nakosutra|naksutra', 3],
])

/** 'Nekoliko dana', 'par dana', 'dva-tri dana': the least they mean. */
const readFew = (tokens: readonly string[], at: number): Found<number> | null => {
  const isWord = tokens[at] === 'nekoliko' || tokens[at] === 'par'
  const least = isWord ? found(2, at, at + 1) : number(tokens, at)
  const most = isWord || !least ? null : number(tokens, least.to)
  const to = isWord ? at + 1 : most && least && most.value === least.value + 1 ? most.to : null
  return least && to !== null && tokens[to] === 'dana' ? found(least.value, at, to + 1) : null
}

/** 'Za tri dana', 'za tjedan dana', 'za mjesec dana', 'kroz dva tjedna' */
const readAfter: Read = (tokens, at, today) => {
  if (tokens[at] !== 'za' && tokens[at] !== 'kroz') return null
  const few = readFew(tokens, at + 1)
  if (few)
    return found({ from: addDays(today, few.value), to: addDays(today, few.value + 2) }, at, few.to, 0.6)
  const isOne = isWeek(tokens[at + 1]) || isMonth(tokens[at + 1])
  const count = isOne ? found(1, at, at + 1) : number(tokens, at + 1)
  if (!count || count.value > 365) return null
  const unit = tokens[count.to]
  const to = tokens[count.to + 1] === 'dana' && !begins(unit, 'dan') ? count.to + 2 : count.to + 1
  if (isWeek(unit)) return found(weekAfter(today, count.value), at, to)
  if (/^dan(a|e)?$/.test(unit ?? '')) return found(oneDay(addDays(today, count.value)), at, to)
  if (!isMonth(unit)) return null
  return found(monthAhead(today, dayParts(monthStart(today, count.value)).month), at, to)
}

/** The parts of a week, as days before its Sunday. */
const edges = [
  ['pocet', 6, 4],
  ['sredin', 5, 3],
  ['kraj', 3, 2],
] as const

/** 'Sljedeći tjedan', 'početkom sljedećeg tjedna', 'krajem tjedna' */
const readWeek: Read = (tokens, at, today) => {
  const edge = edges.find(([stem]) => begins(tokens[at], stem))
  const start = edge ? at + 1 : at
  // 'drugi tjedan' is the next one
  const said = which(tokens[start]) ?? (/^drug(i|og|e|u)$/.test(tokens[start] ?? '') ? 'next' : null)
  const word = said ? start + 1 : start
  if (!isWeek(tokens[word]) || (!said && !edge)) return null
  const week = weekAfter(today, said === 'next' ? 1 : 0)
  const [, first, last] = edge ?? ['', 6, 0]
  const days = notPast({ from: addDays(week.to, -first), to: addDays(week.to, -last) }, today)
  return days.from > days.to ? null : found(days, at, word + 1)
}

const readWeekend: Read = (tokens, at, today) => {
  const said = which(tokens[at])
  const word = said ? at + 1 : at
  if (!begins(tokens[word], 'vikend')) return null
  const here = weekend(today)
  const next = { from: addDays(weekAfter(today, 1).to, -1), to: weekAfter(today, 1).to }
  return found(said === 'next' ? next : here, at, word + 1)
}

/** Christmas is a surname too: it is the feast only after a word that leads to a day. */
const isSurname = (tokens: readonly string[], at: number) =>
  tokens[at] === 'bozic' && !/^(na|za|oko|pravoslavni|uoci)$/.test(tokens[at - 1] ?? '')

/** 'Božić', 'dan poslije Božića', 'dan prije Nove godine' */
const readFeast: Read = (tokens, at, today) => {
  const shift = tokens[at] !== 'dan' ? 0 : tokens[at + 1] === 'prije' ? -1 : isAfter(tokens[at + 1]) ? 1 : 0
  const one = feast(tokens, shift === 0 ? at : at + 2)
  if (tokens.length > 1 && isSurname(tokens, at)) return null
  return one && found(oneDay(addDays(nextFeast(one.value, today), shift)), at, one.to)
}
const isAfter = (word: string | undefined) => /^(poslije|nakon|iza)$/.test(word ?? '')

const readRelative: Read = (tokens, at, today) => {
  const ahead = daysAhead(tokens, at)
  if (ahead) return found(oneDay(addDays(today, ahead.value)), at, ahead.to)
  // 'večeras' tells the part of the day too, so it is left for the time
  if (/^(veceras|jutros)$/.test(tokens[at] ?? '')) return found(oneDay(today), at, at)
  return readWeek(tokens, at, today) ?? readWeekend(tokens, at, today) ?? readAfter(tokens, at, today)
}

const readOne: Read = (tokens, at, today) =>
  readRelative(tokens, at, today) ??
  readFeast(tokens, at, today) ??
  readWeekday(tokens, at, today) ??
  readAnyDate(tokens, at, today)

/** The end of a range lies after its beginning: of weekdays in the week it begins, of dates in the month of the end. */
const joined = (tokens: readonly string[], start: Days, end: Days): DayWish | null => {
  const isMonthless = start.certainty < 1 && isGenitive(tokens[start.to - 1])
  const { year, month } = dayParts(end.value.from)
  const there = isMonthless
    ? makeDay({ year, month, dayOfMonth: dayParts(start.value.from).dayOfMonth })
    : null
  const from = there && there <= end.value.to ? there : start.value.from
  const isBack = end.value.to < from && weekdayOfWord(tokens[end.from])
  const to = isBack ? addDays(end.value.to, 7) : end.value.to
  return from <= to ? { from, to } : null
}

/** 'Od ponedjeljka do srijede', 'između Božića i Nove godine' */
const readRange: Read = (tokens, at, today) => {
  const isFrom = tokens[at] === 'od'
  if (!isFrom && tokens[at] !== 'izmedu') return null
  const start = readOne(tokens, at + 1, today)
  const isJoined = start && tokens[start.to] === (isFrom ? 'do' : 'i')
  const end = isJoined ? readOne(tokens, start.to + 1, today) : null
  const days = start && end ? joined(tokens, start, end) : null
  if (start && end && days) return found(days, at, end.to)
  return start && isFrom && !end ? found(openEnd(start.value.from), at, start.to, start.certainty) : null
}

/** 'From Friday on' looks two weeks ahead. */
const openEnd = (from: Day): DayWish => ({ from, to: addDays(from, 13) })

/** 'Do petka', 'prije Božića', 'poslije petnaestog' */
const readBound: Read = (tokens, at, today) => {
  const word = tokens[at]
  if (word !== 'do' && word !== 'prije' && !isAfter(word)) return null
  const one = readOne(tokens, at + 1, today)
  if (!one) return null
  if (isAfter(word)) return found(openEnd(addDays(one.value.to, 1)), at, one.to, one.certainty)
  const to = word === 'do' ? one.value.to : addDays(one.value.from, -1)
  return to < today ? null : found({ from: today, to }, at, one.to, one.certainty)
}

const readAt: Read = (tokens, at, today) =>
  readRange(tokens, at, today) ??
  readFeast(tokens, at, today) ??
  readBound(tokens, at, today) ??
  readOne(tokens, at, today)

/** A day, or one of two: 'u utorak ili u srijedu'. */
const readEither: Read = (tokens, at, today) => {
  const one = readAt(tokens, at, today)
  return one && orDay(one, tokens[one.to] === 'ili' ? readAt(tokens, one.to + 1, today) : null)
}

/** The day or range of days in what was said that is meant in the end. */
export const readDay = (tokens: readonly string[], today: Day): Days | null =>
  settle(denials, tokens, left => first(left, at => readEither(left, at, today)))

/** As the answer to 'when': 'u četvrtak, dvadeset šestog studenog'. */
export const sayDay = (lexicon: Lexicon, day: Day, today: Day): string => {
  if (day === today) return 'danas'
  const { year, month, dayOfMonth } = dayParts(day)
  const inYear = needsYear(day, today) ? ` ${sayYear(lexicon, year)}` : ''
  return `${sayWeekday(weekdayOf(day))}, ${sayOrdinal(dayOfMonth, 'og')} ${lexicon.months[month - 1]}${inYear}`
}

/** With its year: 'trećeg svibnja tisuću devetsto osamdesete'. */
export const sayDate = (lexicon: Lexicon, day: Day): string => {
  const { year, month, dayOfMonth } = dayParts(day)
  return `${sayOrdinal(dayOfMonth, 'og')} ${lexicon.months[month - 1]} ${sayYear(lexicon, year)}`
}
