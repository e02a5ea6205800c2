import { addDays, dayParts, type Day } from '../../time/calendar.ts'
import { dateAhead } from '../dates.ts'
import { found } from '../found.ts'
import type { DayWish, Found } from '../language.ts'
import { first } from '../numbers.ts'
import { readNear, readSpan } from './day-spans.ts'
import { monthOf, type ReadSpan } from './span.ts'
import type { DayWords } from './day-words.ts'
import { settled } from './settled.ts'

const has = (words: ReadonlySet<string>, tokens: readonly string[], at: number) => words.has(tokens[at] ?? '')

/** A span, past 'в' or 'на' where one stands. */
const readPastGlue: ReadSpan = (words, tokens, at, today) =>
  readSpan(words, tokens, has(words.glue, tokens, at) ? at + 1 : at, today)

/** 'С пятого по десятое января': the month is said once, at the end. */
const withMonthOf = (
  words: DayWords,
  tokens: readonly string[],
  start: Found<DayWish>,
  end: Found<DayWish>,
  today: Day,
): Day => {
  const hasMonth = ({ from, to }: Found<DayWish>) =>
    tokens.slice(from, to).some(name => monthOf(words, name) > 0)
  const isDate = words.ordinal(tokens, start.from) !== null || words.number(tokens, start.from) !== null
  if (!isDate || hasMonth(start) || !hasMonth(end)) return start.value.from
  return (
    dateAhead(today, dayParts(start.value.from).dayOfMonth, dayParts(end.value.to).month) ?? start.value.from
  )
}

/** Days after an open 'с понедельника' or 'после среды' that are looked through. */
const openDays = 6
const open = 0.8

/** 'С понедельника по среду', 'с понедельника'; 'с пятницы на понедельник' moves to Monday. */
const readRange: ReadSpan = (words, tokens, at, today) => {
  if (!has(words.from, tokens, at)) return null
  const start = readPastGlue(words, tokens, at + 1, today) ?? readBareStart(words, tokens, at + 1, today)
  if (!start) return null
  const isMoved = tokens[start.to] === 'на'
  const target = isMoved ? readSpan(words, tokens, start.to + 1, today) : null
  if (target) return found(target.value, at, target.to, target.certainty)
  const isRange = has(words.to, tokens, start.to)
  const end = isRange ? readPastGlue(words, tokens, start.to + 1, start.value.from) : null
  if (!end)
    return found({ from: start.value.from, to: addDays(start.value.to, openDays) }, at, start.to, open)
  const from = withMonthOf(words, tokens, start, end, today)
  const last = from === start.value.from ? end : readPastGlue(words, tokens, start.to + 1, from)
  return found({ from, to: last?.value.to ?? from }, at, end.to)
}

/** 'С 5 по 10 декабря': a bare figure is a day only because a date follows. */
const readBareStart: ReadSpan = (words, tokens, at, today) => {
  const day = words.ordinal(tokens, at) ?? words.number(tokens, at)
  const isRange = day !== null && day.value >= 1 && day.value <= 31 && has(words.to, tokens, day.to)
  const end = isRange ? readPastGlue(words, tokens, day.to + 1, today) : null
  const isDate = end !== null && tokens.slice(end.from, end.to).some(name => monthOf(words, name) > 0)
  const date = day && isDate ? dateAhead(today, day.value, dayParts(end.value.from).month) : null
  return day && date ? found({ from: date, to: date }, at, day.to) : null
}

const readUntil: ReadSpan = (words, tokens, at, today) => {
  const end = has(words.until, tokens, at) ? readPastGlue(words, tokens, at + 1, today) : null
  return end && found({ from: today, to: end.value.to }, at, end.to)
}

const readPast: ReadSpan = (words, tokens, at, today) => {
  const before = has(words.past, tokens, at) ? readPastGlue(words, tokens, at + 1, today) : null
  if (!before) return null
  const from = addDays(before.value.to, 1)
  return found({ from, to: addDays(from, openDays) }, at, before.to, open)
}

/** One span, or two with 'или' between when they lie side by side. */
const readEither: ReadSpan = (words, tokens, at, today) => {
  const one = readSpan(words, tokens, at, today)
  if (!one) return null
  const other = has(words.or, tokens, one.to) ? readPastGlue(words, tokens, one.to + 1, today) : null
  const isBeside = other?.value.from === addDays(one.value.to, 1)
  return other && isBeside ? found({ from: one.value.from, to: other.value.to }, at, other.to) : one
}

const readAt: ReadSpan = (words, tokens, at, today) =>
  readNear(words, tokens, at, today) ??
  readRange(words, tokens, at, today) ??
  readUntil(words, tokens, at, today) ??
  readPast(words, tokens, at, today) ??
  readEither(words, tokens, at, today)

/** The 'в' before a day belongs to it. */
const withGlue = ({ glue }: DayWords, tokens: readonly string[], span: Found<DayWish> | null) =>
  span && has(glue, tokens, span.from - 1) ? { ...span, from: span.from - 1 } : span

/** The first day or range of days in what was said, but for those refused or put right. */
export const readDays = (words: DayWords, tokens: readonly string[], today: Day): Found<DayWish> | null =>
  settled(words.denials, tokens, said =>
    withGlue(
      words,
      said,
      first(said, at => readAt(words, said, at, today)),
    ),
  )
