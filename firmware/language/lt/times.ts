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
import { counted, number, ordinal, sayNumber, sayOrdinal } from './numbers.ts'
import { denials } from './phrases.ts'
import { bounds, general, halves, named, parts, trailing } from './time-words.ts'

const found = (value: Said | null, from: number, to: number, certainty = 1): Found<Said> | null =>
  value && whole(value, from, to, certainty)

const withHalf = (tokens: readonly string[], said: Found<Said>): Found<Said> => {
  const half = listed(halves, tokens, said.to)
  return half ? whole(inPart(said.value, half.value), said.from, half.to) : said
}

const isHourWord = (word: string | undefined) =>
  word?.startsWith('valand') === true || word === 'val' || word === 'h'
const isMinuteWord = (word: string | undefined) => word?.startsWith('minu') === true || word === 'min'

/** Minutes before or after an hour: 'penkiolika (minučių)', 'ketvirtis'. */
const readMinutes = (tokens: readonly string[], at: number): Found<number> | null => {
  if (tokens[at]?.startsWith('ketvirc') || tokens[at] === 'ketvirtis' || tokens[at] === 'ketvirti')
    return whole(15, at, at + 1)
  const minutes = number(tokens, at)
  if (!minutes || minutes.value < 1 || minutes.value > 59) return null
  return isMinuteWord(tokens[minutes.to]) ? whole(minutes.value, at, minutes.to + 1) : minutes
}

/** The hour that something is told from: 'dešimtos', 'dešimt', 'trijų', with or without 'valandos'. */
const readHour = (tokens: readonly string[], at: number): Found<number> | null => {
  const hour = ordinal(tokens, at) ?? number(tokens, at)
  if (!hour || hour.value < 1 || hour.value > 24) return null
  return isHourWord(tokens[hour.to]) ? whole(hour.value, at, hour.to + 1) : hour
}

/** 'pusę dešimtos' is 9:30, 'be penkiolikos dešimt' and 'be ketvirčio dešimt' are 9:45. */
const readBefore = (tokens: readonly string[], at: number): Found<Said> | null => {
  const isHalf = /^pus(e|es|iau|ei)$/.test(tokens[at] ?? '')
  const less = isHalf ? whole(30, at, at + 1) : tokens[at] === 'be' ? readMinutes(tokens, at + 1) : null
  const hour = less && readHour(tokens, less.to)
  return hour && found(around(hour.value, -less.value), at, hour.to)
}

/** 'penkiolika po devynių', 'ketvirtis po devynių', 'dešimt minučių po antros' */
const readAfter = (tokens: readonly string[], at: number): Found<Said> | null => {
  const more = readMinutes(tokens, at)
  const hour = more && tokens[more.to] === 'po' ? readHour(tokens, more.to + 1) : null
  return hour && more && found(around(hour.value, more.value), at, hour.to)
}

/** 'Pirma', 'antra' and 'trečia' point at what was offered as often as they are hours. */
const bareCertainty = (hour: number) => (hour <= 3 ? timeCertainty.doubtful : timeCertainty.bare)

/** 'devintą', 'devintą valandą', 'devintą trisdešimt', 'devynios nulis penkios', '9:30' */
const readClock = (tokens: readonly string[], at: number): Found<Said> | null => {
  const figures = /^(\d{1,2}):(\d{2})$/.exec(tokens[at] ?? '')
  if (figures) {
    const to = isHourWord(tokens[at + 1]) ? at + 2 : at + 1
    return found(clock(Number(figures[1]), Number(figures[2])), at, to)
  }
  // 'pirmas' is one of what was offered: an hour is feminine
  const isMasculine = /(as|asis)$/.test(tokens[at] ?? '') && ordinal(tokens, at) !== null
  const hour = isMasculine ? null : (ordinal(tokens, at) ?? number(tokens, at))
  if (!hour) return null
  const isNamed = isHourWord(tokens[hour.to])
  const start = isNamed ? hour.to + 1 : hour.to
  const isZero = tokens[start] === 'nulis'
  const minutes = number(tokens, isZero ? start + 1 : start)
  const isWorded = minutes !== null && isMinuteWord(tokens[minutes.to])
  const isMinutes = minutes && minutes.value < 60 && (isZero || isWorded || minutes.value >= 10)
  if (!isMinutes)
    return found(clock(hour.value, 0), at, start, isNamed ? timeCertainty.told : bareCertainty(hour.value))
  return found(clock(hour.value, minutes.value), at, isWorded ? minutes.to + 1 : minutes.to)
}

const readSaid = (tokens: readonly string[], at: number): Found<Said> | null => {
  const said =
    listed(named, tokens, at) ?? readBefore(tokens, at) ?? readAfter(tokens, at) ?? readClock(tokens, at)
  return said && withHalf(tokens, said)
}

/** Words that make the number before them a count or a date, not an hour. */
const isCount = (word: string | undefined) =>
  /^(dien|savai|menes|met|minu|eur|zmon|kart|asmen|vaik|dant|procent|variant|laikas|laika$)/.test(
    word ?? '',
  ) && word !== 'dienos'

const readOne = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const said = listed(parts, tokens, at) || listed(general, tokens, at) ? null : readSaid(tokens, at)
  if (!said || isCount(tokens[said.to])) return null
  const isLed = leads.has(tokens[at - 1] ?? '')
  return wish({ kind: 'at', ...said.value }, at, said.to, isLed ? timeCertainty.told : said.certainty)
}

const readTrailing = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const said = readSaid(tokens, at)
  const bound = said && listed(trailing, tokens, said.to)
  return said && bound ? wish({ kind: bound.value, ...said.value }, at, bound.to) : null
}

/** 'po trečios', 'nuo devynių iki dvyliktos', 'iki dešimtos', 'ne anksčiau kaip dešimtą' */
const readBound = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const bound = listed(bounds, tokens, at)
  const said = bound && readSaid(tokens, bound.to)
  if (!bound || !said || isCount(tokens[said.to])) return readTrailing(tokens, at)
  // 'penkiolika po devynių' is a clock time
  if (readAfter(tokens, at - 1) ?? readAfter(tokens, at - 2)) return null
  const joint = tokens[said.to]
  const end = joint === 'iki' || joint === 'ir' ? readSaid(tokens, said.to + 1) : null
  if (bound.value !== 'until' && end) return wish(stretch(said.value, end.value), at, end.to)
  const tail = listed(trailing, tokens, said.to)
  return wish({ kind: bound.value === 'until' ? 'until' : 'from', ...said.value }, at, tail?.to ?? said.to)
}

const greetings = new Set(['labas', 'labo', 'gero', 'gera', 'labai'])

const readPart = (tokens: readonly string[], at: number): Found<DayPart> | null =>
  greetings.has(tokens[at - 1] ?? '') ? null : listed(parts, tokens, at)

const leads = new Set(['apie', 'lygiai', 'ties', 'apytiksliai'])

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

const minuteForms = ['minutė', 'minutės', 'minučių'] as const
const hourForms = ['valanda', 'valandos', 'valandų'] as const

/** As the answer to 'when': 'devintą valandą', 'devintą trisdešimt'. */
export const sayTime = (minutes: number): string => {
  const hour = sayOrdinal(Math.floor(minutes / 60), 'accusative')
  const minute = minutes % 60
  if (minute === 0) return `${hour} valandą`
  return minute < 10 ? `${hour} valandą ${sayMinutes(minute)}` : `${hour} ${sayNumber(minute, 'feminine')}`
}

/** 'nuo aštuntos iki aštuonioliktos trisdešimt' */
export const sayHours = (from: number, to: number): string => {
  const say = (minutes: number) => {
    const minute = minutes % 60
    const hour = sayOrdinal(Math.floor(minutes / 60), 'genitive')
    return minute === 0 ? hour : `${hour} ${sayNumber(minute, 'feminine')}`
  }
  return `nuo ${say(from)} iki ${say(to)}`
}

/** How long: 'trisdešimt minučių', 'viena valanda'. */
export const sayMinutes = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const inHours = hours ? `${sayNumber(hours, 'feminine')} ${counted(hours, hourForms)}` : ''
  const inMinutes = rest ? `${sayNumber(rest, 'feminine')} ${counted(rest, minuteForms)}` : ''
  return [inHours, inMinutes].filter(part => part !== '').join(' ')
}
