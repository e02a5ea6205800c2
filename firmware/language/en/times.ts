import { found as whole } from '../found.ts'
import type { DayPart, Found, TimeWish } from '../language.ts'
import { first } from '../numbers.ts'
import { around, clock, inPart, plainest, wish, type Said } from '../times.ts'
import { number, ordinal, sayNumber } from './numbers.ts'

const is = (tokens: readonly string[], at: number, text: string) =>
  tokens.slice(at, at + text.split(' ').length).join(' ') === text

/** Which half of the day follows a time: 'p m', 'in the morning'. */
const halves: readonly (readonly [string, 'am' | 'pm'])[] = [
  ['a m', 'am'],
  ['am', 'am'],
  ['in the morning', 'am'],
  ['p m', 'pm'],
  ['pm', 'pm'],
  ['in the afternoon', 'pm'],
  ['in the evening', 'pm'],
  ['at night', 'pm'],
]

const withHalf = (tokens: readonly string[], said: Found<Said>): Found<Said> => {
  const half = halves.find(([text]) => is(tokens, said.to, text))
  return half ? whole(inPart(said.value, half[1]), said.from, said.to + half[0].split(' ').length) : said
}

const found = (value: Said | null, from: number, to: number): Found<Said> | null =>
  value && whole(value, from, to)

/** 'half past nine', 'quarter to ten', 'ten past two' */
const readPast = (tokens: readonly string[], at: number): Found<Said> | null => {
  const start = tokens[at] === 'a' ? at + 1 : at
  const fixed = tokens[start] === 'half' ? 30 : tokens[start] === 'quarter' ? 15 : null
  const minutes = fixed === null ? number(tokens, start) : whole(fixed, start, start + 1)
  if (!minutes || minutes.value > 59) return null
  const word = tokens[minutes.to]
  const isBare = fixed === 30 && word !== 'past'
  if (!isBare && word !== 'past' && word !== 'to') return null
  const hour = number(tokens, isBare ? minutes.to : minutes.to + 1)
  return hour && found(around(hour.value, word === 'to' ? -minutes.value : minutes.value), at, hour.to)
}

/** 'nine', "nine o'clock", 'nine thirty', 'nine oh five', 'fourteen hundred', '9:30' */
const readClock = (tokens: readonly string[], at: number): Found<Said> | null => {
  const figures = /^(\d{1,2}):(\d{2})$/.exec(tokens[at] ?? '')
  if (figures) return found(clock(Number(figures[1]), Number(figures[2])), at, at + 1)
  const hour = number(tokens, at)
  if (!hour) return null
  if (hour.value >= 100 || tokens[at] === 'hundred') return null
  if (tokens[hour.to] === 'hundred') return found(clock(hour.value, 0), at, hour.to + 1)
  if (tokens[hour.to] === "o'clock" || tokens[hour.to] === 'oclock')
    return found(clock(hour.value, 0), at, hour.to + 1)
  const isZero = tokens[hour.to] === 'oh' || tokens[hour.to] === 'zero'
  const minutes = number(tokens, isZero ? hour.to + 1 : hour.to)
  const isMinutes = minutes && minutes.value < 60 && (isZero ? minutes.value < 10 : minutes.value >= 10)
  return isMinutes
    ? found(clock(hour.value, minutes.value), at, minutes.to)
    : found(clock(hour.value, 0), at, hour.to)
}

const readSaid = (tokens: readonly string[], at: number): Found<Said> | null => {
  const named = tokens[at] === 'noon' || tokens[at] === 'midday' ? { minutes: 720, either: false } : null
  const said = named ? found(named, at, at + 1) : (readPast(tokens, at) ?? readClock(tokens, at))
  return said && withHalf(tokens, said)
}

const isCount = (word: string | undefined) =>
  /^(days?|weeks?|months?|minutes?|euros?|pounds?|years?)$/.test(word ?? '')

/** 'The second one', 'that one': no hour. */
const isPronoun = (tokens: readonly string[], { from, to }: Found<Said>) =>
  tokens[from] === 'one' &&
  to === from + 1 &&
  (ordinal(tokens, from - 1) !== null ||
    /^(that|this|which|any|last|earlier|later|book|have)$/.test(tokens[from - 1] ?? ''))

const readOne = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const said = readSaid(tokens, at)
  if (!said || isCount(tokens[said.to]) || isPronoun(tokens, said)) return null
  return wish({ kind: 'at', ...said.value }, at, said.to)
}

/** 'after five', 'before noon', 'between nine and eleven', 'from two' */
const readBound = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const kind = {
    after: 'from',
    from: 'from',
    before: 'until',
    until: 'until',
    by: 'until',
    between: 'between',
  }[tokens[at] ?? '']
  if (!kind) return null
  const said = readSaid(tokens, at + 1)
  if (!said || isCount(tokens[said.to])) return null
  const joint = tokens[said.to]
  const end = joint === 'and' || joint === 'to' || joint === 'till' ? readSaid(tokens, said.to + 1) : null
  if (kind !== 'until' && end) {
    const either = said.value.either && end.value.either
    return wish({ kind: 'between', from: said.value.minutes, to: end.value.minutes, either }, at, end.to)
  }
  return wish({ kind: kind === 'until' ? 'until' : 'from', ...said.value }, at, said.to)
}

const parts: readonly (readonly [string, DayPart])[] = [
  ['morning', 'morning'],
  ['before lunch', 'morning'],
  ['afternoon', 'afternoon'],
  ['after lunch', 'afternoon'],
  ['lunch time', 'afternoon'],
  ['evening', 'evening'],
  ['after work', 'evening'],
]

const general: readonly (readonly [string, TimeWish])[] = [
  ['as early as possible', { kind: 'earliest' }],
  ['as soon as possible', { kind: 'earliest' }],
  ['the earliest', { kind: 'earliest' }],
  ['first available', { kind: 'earliest' }],
  ['as late as possible', { kind: 'latest' }],
  ['the latest', { kind: 'latest' }],
  ['any time', { kind: 'any' }],
  ['anytime', { kind: 'any' }],
  ['whenever', { kind: 'any' }],
]

const listed = <T>(list: readonly (readonly [string, T])[], tokens: readonly string[], at: number) =>
  list.find(([text]) => is(tokens, at, text))

const readPart = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const part = listed(parts, tokens, at)
  if (part && tokens[at - 1] !== 'good')
    return wish({ kind: 'part', part: part[1] }, at, at + part[0].split(' ').length)
  const other = listed(general, tokens, at)
  return other ? wish(other[1], at, at + other[0].split(' ').length) : null
}

const leads = new Set(['at', 'around', 'about'])

/** The time of day in what was said; bounds and clock times before parts of the day. */
export const readTime = (tokens: readonly string[]): Found<TimeWish> | null =>
  first(tokens, at => readBound(tokens, at)) ??
  plainest(tokens, leads, at => readOne(tokens, at)) ??
  first(tokens, at => readPart(tokens, at))

const half = (minutes: number) =>
  minutes <= 720 ? '' : minutes < 17 * 60 ? ' in the afternoon' : ' in the evening'

/** 'nine thirty', 'two in the afternoon', 'noon' */
export const sayTime = (minutes: number): string => {
  const hour = Math.floor(minutes / 60)
  const minute = minutes % 60
  if (minutes === 720) return 'noon'
  const name = sayNumber(hour === 0 ? 12 : hour > 12 ? hour - 12 : hour)
  if (minute === 0) return `${name} o'clock${half(minutes)}`
  return `${name} ${minute < 10 ? 'oh ' : ''}${sayNumber(minute)}${half(minutes)}`
}
