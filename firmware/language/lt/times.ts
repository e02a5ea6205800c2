import { found as whole } from '../found.ts'
import type { DayPart, Found, TimeWish } from '../language.ts'
import { first } from '../numbers.ts'
import { around, clock, inPart, plainest, wish, type Said } from '../times.ts'
import { counted, number, ordinal, sayNumber, sayOrdinal } from './numbers.ts'

const is = (tokens: readonly string[], at: number, text: string) =>
  tokens.slice(at, at + text.split(' ').length).join(' ') === text

const halves: readonly (readonly [string, 'am' | 'pm'])[] = [
  ['ryto', 'am'],
  ['ryte', 'am'],
  ['is ryto', 'am'],
  ['po pietu', 'pm'],
  ['popiet', 'pm'],
  ['dienos', 'pm'],
  ['vakaro', 'pm'],
  ['vakare', 'pm'],
]

const found = (value: Said | null, from: number, to: number): Found<Said> | null =>
  value && whole(value, from, to)

const withHalf = (tokens: readonly string[], said: Found<Said>): Found<Said> => {
  const half = halves.find(([text]) => is(tokens, said.to, text))
  return half ? whole(inPart(said.value, half[1]), said.from, said.to + half[0].split(' ').length) : said
}

const isHourWord = (word: string | undefined) =>
  word?.startsWith('valand') === true || word === 'val' || word === 'h'
const isMinuteWord = (word: string | undefined) => word?.startsWith('minu') === true || word === 'min'

/** 'pusę dešimtos' is 9:30, 'be penkiolikos dešimt' and 'be ketvirčio dešimt' are 9:45. */
const readBefore = (tokens: readonly string[], at: number): Found<Said> | null => {
  const isHalf = /^pus(e|es|iau)$/.test(tokens[at] ?? '')
  const isQuarter = tokens[at] === 'be' && tokens[at + 1]?.startsWith('ketvirc')
  const less = isHalf ? { value: 30, to: at + 1 } : isQuarter ? { value: 15, to: at + 2 } : null
  const spoken = less ?? (tokens[at] === 'be' ? number(tokens, at + 1) : null)
  if (!spoken || spoken.value > 59) return null
  const hourAt = isMinuteWord(tokens[spoken.to]) ? spoken.to + 1 : spoken.to
  const hour = ordinal(tokens, hourAt) ?? number(tokens, hourAt)
  return hour && found(around(hour.value, -spoken.value), at, hour.to)
}

/** 'devintą', 'devintą valandą', 'devintą trisdešimt', 'devynios nulis penkios', '9:30' */
const readClock = (tokens: readonly string[], at: number): Found<Said> | null => {
  const figures = /^(\d{1,2}):(\d{2})$/.exec(tokens[at] ?? '')
  if (figures) return found(clock(Number(figures[1]), Number(figures[2])), at, at + 1)
  const hour = ordinal(tokens, at) ?? number(tokens, at)
  if (!hour) return null
  const start = isHourWord(tokens[hour.to]) ? hour.to + 1 : hour.to
  const isZero = tokens[start] === 'nulis'
  const minutes = number(tokens, isZero ? start + 1 : start)
  const isWorded = minutes !== null && isMinuteWord(tokens[minutes.to])
  const isMinutes = minutes && minutes.value < 60 && (isZero || isWorded || minutes.value >= 10)
  if (!isMinutes) return found(clock(hour.value, 0), at, start)
  return found(clock(hour.value, minutes.value), at, isWorded ? minutes.to + 1 : minutes.to)
}

const readSaid = (tokens: readonly string[], at: number): Found<Said> | null => {
  const named = tokens[at] === 'vidurdieni' ? found({ minutes: 720, either: false }, at, at + 1) : null
  const said = named ?? readBefore(tokens, at) ?? readClock(tokens, at)
  return said && withHalf(tokens, said)
}

/** Words that make the number before them a count or a date, not an hour. */
const isCount = (word: string | undefined) =>
  /^(dien|savai|menes|metu|metai|minu|eur|zmon|kart)/.test(word ?? '') && word !== 'dienos'

const readOne = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const said = readSaid(tokens, at)
  return said && !isCount(tokens[said.to]) ? wish({ kind: 'at', ...said.value }, at, said.to) : null
}

/** 'po trečios', 'nuo devynių iki dvyliktos', 'iki dešimtos', 'prieš pirmą' */
const readBound = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const kind = { po: 'from', nuo: 'from', tarp: 'between', iki: 'until', pries: 'until' }[tokens[at] ?? '']
  if (!kind) return null
  const said = readSaid(tokens, at + 1)
  if (!said || isCount(tokens[said.to])) return null
  const joint = tokens[said.to]
  const end = joint === 'iki' || joint === 'ir' ? readSaid(tokens, said.to + 1) : null
  if (kind !== 'until' && end) {
    const either = said.value.either && end.value.either
    return wish({ kind: 'between', from: said.value.minutes, to: end.value.minutes, either }, at, end.to)
  }
  return wish({ kind: kind === 'until' ? 'until' : 'from', ...said.value }, at, said.to)
}

const parts: readonly (readonly [string, DayPart])[] = [
  ['pries pietus', 'morning'],
  ['is ryto', 'morning'],
  ['ryte', 'morning'],
  ['ryta', 'morning'],
  ['ryto', 'morning'],
  ['rytas', 'morning'],
  ['po pietu', 'afternoon'],
  ['popiet', 'afternoon'],
  ['per pietus', 'afternoon'],
  ['vakare', 'evening'],
  ['vakara', 'evening'],
  ['vakaras', 'evening'],
  ['vakaro', 'evening'],
  ['po darbo', 'evening'],
]

const general: readonly (readonly [string, TimeWish])[] = [
  ['kuo anksciau', { kind: 'earliest' }],
  ['kuo greiciau', { kind: 'earliest' }],
  ['anksciausia', { kind: 'earliest' }],
  ['anksciausias', { kind: 'earliest' }],
  ['artimiausia', { kind: 'earliest' }],
  ['artimiausias', { kind: 'earliest' }],
  ['kuo veliau', { kind: 'latest' }],
  ['veliausia', { kind: 'latest' }],
  ['veliausias', { kind: 'latest' }],
  ['bet kada', { kind: 'any' }],
  ['bet kuriuo metu', { kind: 'any' }],
  ['nesvarbu', { kind: 'any' }],
  ['vis tiek', { kind: 'any' }],
]

const readPart = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const part = parts.find(([text]) => is(tokens, at, text))
  const isGreeting = tokens[at - 1] === 'labas' || tokens[at - 1] === 'labo' || tokens[at - 1] === 'gero'
  if (part && !isGreeting) return wish({ kind: 'part', part: part[1] }, at, at + part[0].split(' ').length)
  const other = general.find(([text]) => is(tokens, at, text))
  return other ? wish(other[1], at, at + other[0].split(' ').length) : null
}

const leads = new Set(['apie', 'lygiai'])

/** The time of day in what was said; bounds and clock times before parts of the day. */
export const readTime = (tokens: readonly string[]): Found<TimeWish> | null =>
  first(tokens, at => readBound(tokens, at)) ??
  plainest(tokens, leads, at => readOne(tokens, at)) ??
  first(tokens, at => readPart(tokens, at))

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
