import { found as whole } from '../found.ts'
import type { DayPart, Found, TimeWish } from '../language.ts'
import { settle } from '../settle.ts'
import {
  around,
  clock,
  inPart,
  listed,
  readTimes,
  stretch,
  timeCertainty,
  wish,
  type Said,
  type TimeWords,
} from '../times.ts'
import { number, ordinal, sayNumber } from './numbers.ts'
import { denials } from './phrases.ts'
import { bounds, general, greeted, halves, named, parts, trailing } from './time-words.ts'

const found = (value: Said | null, from: number, to: number, certainty = 1): Found<Said> | null =>
  value && whole(value, from, to, certainty)

const withHalf = (tokens: readonly string[], said: Found<Said>): Found<Said> => {
  const half = listed(halves, tokens, said.to)
  return half ? whole(inPart(said.value, half.value), said.from, half.to) : said
}

/** 'half past nine', 'half nine', 'quarter to ten', 'ten past two', 'five minutes to three' */
const readPast = (tokens: readonly string[], at: number): Found<Said> | null => {
  const start = tokens[at] === 'a' ? at + 1 : at
  const fixed = tokens[start] === 'half' ? 30 : tokens[start] === 'quarter' ? 15 : null
  const minutes = fixed === null ? number(tokens, start) : whole(fixed, start, start + 1)
  if (!minutes || minutes.value > 59) return null
  const isNamed = tokens[minutes.to] === 'minutes' || tokens[minutes.to] === 'minute'
  const wordAt = isNamed ? minutes.to + 1 : minutes.to
  const word = tokens[wordAt]
  const isBare = fixed === 30 && word !== 'past' && word !== 'an'
  const isBefore = word === 'to' || word === 'before' || word === 'til'
  if (!isBare && !isBefore && word !== 'past') return null
  const hourAt = isBare ? minutes.to : wordAt + 1
  const named = tokens[hourAt] === 'noon' ? whole(12, hourAt, hourAt + 1) : number(tokens, hourAt)
  return named && found(around(named.value, isBefore ? -minutes.value : minutes.value), at, named.to)
}

/** '9:30', '9am', '9:30pm' */
const readFigures = (tokens: readonly string[], at: number): Found<Said> | null => {
  const figures = /^(\d{1,2})(?::(\d{2}))?(am|pm)?$/.exec(tokens[at] ?? '')
  if (!figures || (figures[2] === undefined && figures[3] === undefined)) return null
  const said = clock(Number(figures[1]), Number(figures[2] ?? 0))
  const half = figures[3]
  return said && whole(half === 'am' || half === 'pm' ? inPart(said, half) : said, at, at + 1)
}

const hourEnds: readonly (readonly [string, true])[] = [
  ["o'clock", true],
  ['oclock', true],
  ['o clock', true],
  ['hundred hours', true],
  ['hundred', true],
  ['sharp', true],
]

/** 'One' is often no hour, and 'the second' never is. */
const bareCertainty = (hour: number) => (hour === 1 ? timeCertainty.doubtful : timeCertainty.bare)

/** 'nine', "nine o'clock", 'nine thirty', 'nine oh five', 'fourteen hundred' */
const readClock = (tokens: readonly string[], at: number): Found<Said> | null => {
  // 'oh well' is no midnight
  if (/^(oh|o)$/.test(tokens[at] ?? '')) return null
  const hour = number(tokens, at)
  const isRound = hour?.to === at + 2 && tokens[at + 1] === 'hundred'
  if (isRound && hour) return found(clock(hour.value / 100, 0), at, hour.to)
  if (!hour || hour.value > 24) return null
  const end = listed(hourEnds, tokens, hour.to)
  if (end) return found(clock(hour.value, 0), at, end.to)
  const isZero = /^(oh|o|zero)$/.test(tokens[hour.to] ?? '')
  const minutes = number(tokens, isZero ? hour.to + 1 : hour.to)
  const isMinutes = minutes && minutes.value < 60 && (isZero ? minutes.value < 10 : minutes.value >= 10)
  return isMinutes
    ? found(clock(hour.value, minutes.value), at, minutes.to)
    : found(clock(hour.value, 0), at, hour.to, bareCertainty(hour.value))
}

const readSaid = (tokens: readonly string[], at: number): Found<Said> | null => {
  const said =
    listed(named, tokens, at) ?? readFigures(tokens, at) ?? readPast(tokens, at) ?? readClock(tokens, at)
  const sure = said && withHalf(tokens, said)
  return sure && (tokens[sure.to] === 'ish' ? { ...sure, to: sure.to + 1 } : sure)
}

const isCount = (word: string | undefined) =>
  /^(days?|weeks?|months?|minutes?|hours?|euros?|pounds?|pence|years?|people|of|times?|teeth)$/.test(
    word ?? '',
  )

/** 'The second one', 'that one': no hour. */
const isPronoun = (tokens: readonly string[], { from, to }: Found<Said>) =>
  tokens[from] === 'one' &&
  to === from + 1 &&
  (ordinal(tokens, from - 1) !== null ||
    /^(that|this|which|any|last|earlier|later|book|have|the|no|another|other|middle|only|new|good|right|nice|early|late|need|want|for|option|number)$/.test(
      tokens[from - 1] ?? '',
    ))

const leads = new Set(['at', 'around', 'about', 'say', 'for'])

const readOne = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const said = readSaid(tokens, at)
  if (!said || isCount(tokens[said.to]) || isPronoun(tokens, said)) return null
  const isLed = tokens[at - 1] === 'at' || tokens[at - 1] === 'around'
  return wish({ kind: 'at', ...said.value }, at, said.to, isLed ? timeCertainty.told : said.certainty)
}

const joints = new Set(['and', 'to', 'till', 'until'])

const readTrailing = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const said = readSaid(tokens, at)
  const bound = said && listed(trailing, tokens, said.to)
  if (!said || !bound) return null
  return wish({ kind: bound.value === 'until' ? 'until' : 'from', ...said.value }, at, bound.to)
}

/** 'nine to eleven' after 'from': there 'ten to two' is no clock time. */
const readRange = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const plain = readClock(tokens, at)
  const start = plain && joints.has(tokens[plain.to] ?? '') ? plain : readSaid(tokens, at)
  const isJoined = start && joints.has(tokens[start.to] ?? '') && !isCount(tokens[start.to])
  const end = isJoined ? readSaid(tokens, start.to + 1) : null
  return start && end && !isCount(tokens[end.to]) ? wish(stretch(start.value, end.value), at, end.to) : null
}

/** 'after five', 'before noon', 'between nine and eleven', 'from two', 'not before ten', 'ten onwards' */
const readBound = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const bound = listed(bounds, tokens, at)
  const range = bound && bound.value !== 'until' ? readRange(tokens, bound.to) : null
  if (range) return wish(range.value, at, range.to)
  const said = bound && readSaid(tokens, bound.to)
  if (!bound || !said || isCount(tokens[said.to])) return readTrailing(tokens, at)
  const tail = listed(trailing, tokens, said.to)
  return wish({ kind: bound.value === 'until' ? 'until' : 'from', ...said.value }, at, tail?.to ?? said.to)
}

/** 'Morning, could you …', 'evening all': a greeting, where a wish goes on with 'would be best' or not at all. */
const isGreeting = (tokens: readonly string[], at: number) =>
  tokens[at - 1] === 'good' || (at === 0 && greeted.has(tokens[1] ?? ''))

const readPart = (tokens: readonly string[], at: number): Found<DayPart> | null =>
  isGreeting(tokens, at) ? null : listed(parts, tokens, at)

const words: TimeWords = {
  bound: readBound,
  clock: readOne,
  part: readPart,
  general: (tokens, at) => listed(general, tokens, at),
  leads,
}

/** The time of day in what was said. */
export const readTime = (tokens: readonly string[]): Found<TimeWish> | null =>
  settle(denials, tokens, left => readTimes(words, left))

const half = (minutes: number) =>
  minutes <= 720 ? '' : minutes < 17 * 60 ? ' in the afternoon' : ' in the evening'

/** 'nine thirty', 'two in the afternoon', 'noon' */
export const sayTime = (minutes: number): string => {
  const hour = Math.floor(minutes / 60)
  const minute = minutes % 60
  if (minutes === 720) return 'noon'
  if (minutes === 0) return 'midnight'
  const name = sayNumber(hour === 0 ? 12 : hour > 12 ? hour - 12 : hour)
  if (minute === 0) return `${name} o'clock${half(minutes)}`
  return `${name} ${minute < 10 ? 'oh ' : ''}${sayNumber(minute)}${half(minutes)}`
}
