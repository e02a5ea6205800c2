import { found as whole } from '../found.ts'
import type { Found } from '../language.ts'
import { clock, type Said } from '../times.ts'
import { begins } from '../words.ts'
import { number, withEnding, type Case, type Numeral } from './numbers.ts'

/** Clock times, without 'ժամը' and without the part of the day. */

/** A time as said, with the ending its last word has: 'երեքից' in 'երեքից հետո'. */
export interface SaidTime extends Found<Said> {
  readonly in: Case
}
export type Read = (tokens: readonly string[], at: number) => SaidTime | null

/** Number words that are an hour by themselves only in doubt; with the ending of 'at' they may still be a date. */
const bareCertainty = 0.5
const dativeCertainty = 0.8

export const said = (
  value: Said | null,
  from: number,
  to: number,
  more: { readonly in: Case; readonly certainty?: number },
): SaidTime | null => value && { ...whole(value, from, to, more.certainty ?? 1), in: more.in }

const isMinuteWord = (word: string | undefined) => begins(word, 'րոպե')
const isLess = (word: string | undefined) => begins(word, 'պակաս')
export const isHourWord = (word: string | undefined) => /^ժամ(ը|ի|ին|վա|երին)?$/.test(word ?? '')

const caseOf = (word = ''): Case => {
  if (word.endsWith('ից')) return 'ablative'
  if (word.endsWith('ին')) return 'dative'
  return /[ըն]$/.test(word) ? 'definite' : 'plain'
}

/** Minutes: 'կես', 'քառորդ', 'տասնհինգ', 'հինգ րոպե', with the ending they carry. */
const readMinutes = (tokens: readonly string[], at: number): Numeral | null => {
  const word = tokens[at] ?? ''
  if (/^կես(ը|ն|ին|ից|ի)?$/.test(word)) return { ...whole(30, at, at + 1), in: caseOf(word) }
  if (/^քառորդ(ը|ն|ին|ից|ի)?$/.test(word)) return { ...whole(15, at, at + 1), in: caseOf(word) }
  const one = number(tokens, at)
  if (!one || one.value > 59) return null
  return isMinuteWord(tokens[one.to]) ? { ...one, to: one.to + 1, in: caseOf(tokens[one.to]) } : one
}

const shifted = (hour: number, by: number): Said | null => {
  const full = clock(hour, 0)
  return full && { ...full, minutes: (full.minutes + by + 1_440) % 1_440 }
}

/** 'Երեքն անց կես', 'տասնհինգն անց երեսուն' */
const readPast = (tokens: readonly string[], hour: Numeral): SaidTime | null => {
  const joint = tokens[hour.to]
  const isFused = begins(joint, 'անցկես')
  if (isFused) return said(clock(hour.value, 30), hour.from, hour.to + 1, { in: caseOf(joint) })
  if (joint !== 'անց') return null
  const minutes = readMinutes(tokens, hour.to + 1)
  return minutes && said(clock(hour.value, minutes.value), hour.from, minutes.to, minutes)
}

/** 'Երեքից տասնհինգ պակաս', 'երեքին քառորդ պակաս', 'երեքին տասը րոպե է մնում' */
const readShort = (tokens: readonly string[], hour: Numeral): SaidTime | null => {
  if (hour.in !== 'ablative' && hour.in !== 'dative') return null
  const minutes = readMinutes(tokens, hour.to)
  if (!minutes) return null
  const isLeft = tokens[minutes.to] === 'է' && begins(tokens[minutes.to + 1], 'մն')
  if (!isLess(tokens[minutes.to]) && !isLeft) return null
  const to = isLeft ? minutes.to + 2 : minutes.to + 1
  return said(shifted(hour.value, -minutes.value), hour.from, to, { in: caseOf(tokens[to - 1]) })
}

/** 'Քառորդ պակաս երեքը', 'տասը րոպե պակաս երեք' */
const readLessBefore: Read = (tokens, at) => {
  const minutes = readMinutes(tokens, at)
  if (!minutes || !isLess(tokens[minutes.to])) return null
  const hour = number(tokens, minutes.to + 1)
  return hour && said(shifted(hour.value, -minutes.value), at, hour.to, hour)
}

/** 'Երեք ու կես', 'երեքուկեսին' */
const readAndHalf: Read = (tokens, at) => {
  const fused = /^(\p{L}+)ուկես(ը|ն|ին|ից)?$/u.exec(tokens[at] ?? '')
  const hour = fused ? number([fused[1] ?? ''], 0) : number(tokens, at)
  if (!hour) return null
  if (fused) return said(clock(hour.value, 30), at, at + 1, { in: caseOf(tokens[at]) })
  const isJoined = /^(ու|եվ)$/.test(tokens[hour.to] ?? '') && begins(tokens[hour.to + 1], 'կես')
  return isJoined ? said(clock(hour.value, 30), at, hour.to + 2, { in: caseOf(tokens[hour.to + 1]) }) : null
}

/** 'Տասնհինգ երեսունին', 'ինը զրո հինգին' */
const readPair = (tokens: readonly string[], hour: Numeral): SaidTime | null => {
  if (hour.in !== 'plain') return null
  const isZero = /^(զրո|0|00)$/.test(tokens[hour.to] ?? '')
  const minutes = number(tokens, isZero && tokens[hour.to] !== '00' ? hour.to + 1 : hour.to)
  const isMinutes = minutes && minutes.value < 60 && (isZero ? minutes.value < 10 : minutes.value >= 10)
  return isMinutes ? said(clock(hour.value, minutes.value), hour.from, minutes.to, minutes) : null
}

const readFigures: Read = (tokens, at) => {
  const figures = /^(\d{1,2}):(\d{2})$/.exec(tokens[at] ?? '')
  if (!figures) return null
  const one = withEnding(tokens, whole(0, at, at + 1))
  return said(clock(Number(figures[1]), Number(figures[2])), at, one.to, one)
}

const named: Readonly<Record<string, number>> = { կեսօր: 720, կեսգիշեր: 0 }
/** 'Կեսօրին', 'կեսգիշերին' */
const readNamed: Read = (tokens, at) => {
  const [, word = '', ending = ''] = /^(կեսօր|կեսգիշեր)(|ը|ն|ին|ից|վա)$/.exec(tokens[at] ?? '') ?? []
  const minutes = named[word]
  return minutes === undefined ? null : said({ minutes, either: false }, at, at + 1, { in: caseOf(ending) })
}

const readNumbered: Read = (tokens, at) => {
  const hour = number(tokens, at)
  if (!hour) return null
  const longer = readPast(tokens, hour) ?? readShort(tokens, hour) ?? readPair(tokens, hour)
  if (longer) return longer
  const certainty = hour.in === 'dative' ? dativeCertainty : bareCertainty
  return said(clock(hour.value, 0), at, hour.to, { in: hour.in, certainty })
}

/** 'Կեսօր', '15:30', 'քառորդ պակաս երեքը', 'երեք ու կես', 'երեքն անց կես', 'երեք' */
export const readBare: Read = (tokens, at) =>
  readNamed(tokens, at) ??
  readFigures(tokens, at) ??
  readLessBefore(tokens, at) ??
  readAndHalf(tokens, at) ??
  readNumbered(tokens, at)
