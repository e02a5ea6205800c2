import { found } from '../found.ts'
import type { Found } from '../language.ts'
import { around, clock, inPart, type Said } from '../times.ts'
import type { ClockWords, HourPart, Relation } from './clock-words.ts'
import { listed } from './listed.ts'

/** Reads a time of day that starts at a token. */
export type ReadSaid = (words: ClockWords, tokens: readonly string[], at: number) => Found<Said> | null

/** A number alone may be a time, and may be much else. */
const bareHour = 0.5

const word = (tokens: readonly string[], at: number) => tokens[at] ?? ''
const said = (value: Said | null, from: number, to: number, certainty = 1): Found<Said> | null =>
  value && found(value, from, to, certainty)

/** 'Одиннадцать дня' is before noon and 'одиннадцать ночи' is not; 'двенадцать ночи' is midnight. */
const halfOf = (part: HourPart, minutes: number): 'am' | 'pm' => {
  const hour = Math.floor(minutes / 60)
  const isLate = hour >= 9 && hour < 12
  if (part === 'morning') return 'am'
  if (part === 'evening') return hour === 12 ? 'am' : 'pm'
  return isLate === (part === 'day') ? 'am' : 'pm'
}

export const ofPart = (time: Said, part: HourPart): Said =>
  inPart(time, part === 'evening' && time.minutes < 240 ? 'am' : halfOf(part, time.minutes))

const offsets: Readonly<Record<Relation, (minutes: number) => number>> = {
  before: minutes => -minutes,
  past: minutes => minutes,
  into: minutes => minutes - 60,
}

/** 'Половина', 'четверть', 'десять минут', 'десять'. */
const readAmount = (words: ClockWords, tokens: readonly string[], at: number): Found<number> | null => {
  if (words.half.test(word(tokens, at))) return found(30, at, at + 1)
  if (words.quarter.test(word(tokens, at))) return found(15, at, at + 1)
  const minutes = words.number(tokens, at)
  if (!minutes || minutes.value < 1 || minutes.value > 59) return null
  const isWorded = words.minuteWord.test(word(tokens, minutes.to))
  return found(minutes.value, at, isWorded ? minutes.to + 1 : minutes.to)
}

const hourAt = (words: ClockWords, tokens: readonly string[], at: number): Found<number> | null => {
  if (words.oneHour.test(word(tokens, at))) return found(1, at, at + 1)
  const hour = words.hour(tokens, at)
  const isHour = hour !== null && hour.value >= 1 && hour.value <= 24
  if (!isHour) return null
  return words.hourWord.test(word(tokens, hour.to)) ? found(hour.value, at, hour.to + 1) : hour
}

/** What is left to the hour that follows. */
const readLeft: ReadSaid = (words, tokens, at) => {
  const amount = readAmount(words, tokens, at)
  const linked = amount && words.links.get(word(tokens, amount.to)) === 'before' ? amount.to + 1 : amount?.to
  const hour = linked === undefined ? null : hourAt(words, tokens, linked)
  return amount && hour && said(around(hour.value, -amount.value), at, hour.to)
}

/** 'Без двадцати четыре' is no 'twenty four': the hour stands apart from the tens. */
const readTensLeft: ReadSaid = (words, tokens, at) => {
  const tens = readAmount(words, tokens.slice(0, at + 1), at)
  const hour = tens && hourAt(words, tokens, at + 1)
  return tens && hour && said(around(hour.value, -tens.value), at, hour.to)
}

/** 'Без пятнадцати три', 'за чверть третя'. */
const readLess: ReadSaid = (words, tokens, at) => {
  if (!words.less.has(word(tokens, at))) return null
  const left = readLeft(words, tokens, at + 1) ?? readTensLeft(words, tokens, at + 1)
  return left && { ...left, from: at }
}

/** 'Половина третьего', 'пів на третю', 'десять минут третьего', 'чверть по другій', 'десять до третьої'. */
const readMinutesOf: ReadSaid = (words, tokens, at) => {
  const amount = readAmount(words, tokens, at)
  if (!amount) return null
  const isFixed = words.half.test(word(tokens, at)) || words.quarter.test(word(tokens, at))
  const isWorded = isFixed || words.minuteWord.test(word(tokens, amount.to - 1))
  const running = isWorded ? words.running(tokens, amount.to) : null
  if (running) return said(around(running.value, amount.value - 60), at, running.to)
  const relation = words.links.get(word(tokens, amount.to))
  if (!relation || (!isWorded && amount.value % 5 !== 0)) return null
  const hour = hourAt(words, tokens, amount.to + 1)
  const isHalfTo = relation === 'before' && words.half.test(word(tokens, at))
  const by = isHalfTo ? -30 : offsets[relation](amount.value)
  return hour && said(around(hour.value, by), at, hour.to)
}

/** 'Полтретьего' as one word. */
const readGlued: ReadSaid = (words, tokens, at) => {
  const rest = word(tokens, at).replace(words.halfPrefix, '')
  if (rest === '' || rest === tokens[at]) return null
  const hour = words.running([rest], 0)
  return hour && said(around(hour.value, -30), at, at + 1)
}

/** 'Тридцать', 'ноль пять', 'ноль ноль', '00', 'пять минут'. */
const readMinutes = (words: ClockWords, tokens: readonly string[], at: number): Found<number> | null => {
  if (/^[0-5]\d$/.test(word(tokens, at))) return found(Number(tokens[at]), at, at + 1)
  const first = words.number(tokens, at)
  if (!first) return null
  const second = first.value === 0 ? words.number(tokens, first.to) : null
  const isShort = second !== null && second.value < 10
  const minutes = isShort ? found(second.value, at, second.to) : first
  const isWorded = words.minuteWord.test(word(tokens, minutes.to))
  const isMinutes = minutes.value < 60 && (isShort || isWorded || minutes.value >= 10)
  return isMinutes ? found(minutes.value, at, isWorded ? minutes.to + 1 : minutes.to) : null
}

const isNumber = (words: ClockWords, tokens: readonly string[], at: number) =>
  words.number(tokens, at) !== null || /\d$/.test(word(tokens, at))

const isLed = ({ leads }: ClockWords, tokens: readonly string[], at: number) =>
  leads.has(word(tokens, at - 1))

/** Numbers around an hour make it a digit of something dictated, unless a word led to it: then it is doubtful. */
const certaintyOf = (words: ClockWords, tokens: readonly string[], from: number, to: number): number => {
  const isAmongNumbers = isNumber(words, tokens, to) || isNumber(words, tokens, from - 1)
  if (!isAmongNumbers) return 1
  return isLed(words, tokens, from) ? bareHour : 0
}

/** 'Девять', 'в час', 'дев'ята година', 'девять тридцать', 'девять ноль пять', '9:30'. */
const readHour: ReadSaid = (words, tokens, at) => {
  const figures = /^(\d{1,2}):(\d{2})$/.exec(word(tokens, at))
  if (figures) return said(clock(Number(figures[1]), Number(figures[2])), at, at + 1)
  const isOne = words.oneHour.test(word(tokens, at)) && isLed(words, tokens, at)
  const hour = isOne ? found(1, at, at + 1) : words.hour(tokens, at)
  if (!hour || words.lengths.has(word(tokens, at - 1))) return null
  const isWorded = isOne || words.hourWord.test(word(tokens, hour.to))
  const start = isWorded && !isOne ? hour.to + 1 : hour.to
  const minutes = readMinutes(words, tokens, start)
  const time = clock(hour.value, minutes?.value ?? 0)
  const to = minutes?.to ?? start
  if (isWorded) return said(time, at, to)
  const isPlain = !isLed(words, tokens, at)
  const certainty = certaintyOf(words, tokens, at, to)
  const isZero = hour.value === 0 && (isPlain || certainty < 1)
  if (certainty === 0 || isZero) return null
  return said(time, at, to, isPlain && !minutes ? bareHour : certainty)
}

const readNamed: ReadSaid = ({ named }, tokens, at) => {
  const one = listed(named, tokens, at)
  return one && found({ minutes: one.value, either: false }, at, one.to)
}

/** 'Утра', 'дня' after an hour; 'дня' after a bare number counts days unless something led to the hour. */
const withPart = (words: ClockWords, tokens: readonly string[], time: Found<Said>): Found<Said> => {
  const part = listed(words.parts, tokens, time.to)
  const isCount = time.certainty < 1 && words.number(tokens, time.from) !== null
  const isDays = isCount && part?.value === 'day' && part.to === time.to + 1
  return part && !isDays ? found(ofPart(time.value, part.value), time.from, part.to) : time
}

const readers: readonly ReadSaid[] = [readNamed, readLess, readMinutesOf, readGlued, readHour]

export const readSaid: ReadSaid = (words, tokens, at) => {
  for (const read of readers) {
    const time = read(words, tokens, at)
    const whole = time && withPart(words, tokens, time)
    if (whole) return words.counts.test(word(tokens, whole.to)) ? null : whole
  }
  return null
}
