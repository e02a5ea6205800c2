import { found as whole } from '../found.ts'
import type { Found } from '../language.ts'
import { around, clock, type Said } from '../times.ts'
import { number, ordinal } from './numbers.ts'

/** Clock times, without 'u' and without the part of the day. */

export type Read = (tokens: readonly string[], at: number) => Found<Said> | null

const isHourWord = (word: string | undefined) => /^(sat|sata|sati|satova|h|casova|casa|cas)$/.test(word ?? '')
const isMinuteWord = (word: string | undefined) => /^min(ut|uta|ute|uti|utu)?$/.test(word ?? '')
const isHalf = (word: string | undefined) => /^(pola?|po)$/.test(word ?? '')
const isQuarter = (word: string | undefined) => /^(cetvrt|frtalj|frtalja|kvarat|kvarta)$/.test(word ?? '')

/** Number words that are an hour by themselves only in doubt. */
const bareCertainty = 0.5
/** 'Deset do dvanaest' may be ten to twelve o'clock, or from ten to twelve. */
export const doubtful = 0.7

const certain = (said: Said | null, from: number, to: number, certainty = 1): Found<Said> | null =>
  said && whole(said, from, to, certainty)

/** 'Pola tri' is 2:30; so is 'pol tri'. */
const readHalfTo: Read = (tokens, at) => {
  if (!/^pola?$/.test(tokens[at] ?? '')) return null
  const hour = number(tokens, at + 1)
  return hour && certain(around(hour.value, -30), at, isHourWord(tokens[hour.to]) ? hour.to + 1 : hour.to)
}

/** 'Podne' and 'ponoć', and their cases. */
const readNamed: Read = (tokens, at) => {
  if (/^podne(va)?$/.test(tokens[at] ?? '')) return certain({ minutes: 720, either: false }, at, at + 1)
  return /^ponoci?$/.test(tokens[at] ?? '') ? certain({ minutes: 0, either: false }, at, at + 1) : null
}

/** Minutes after an hour: 'trideset', 'i pol', 'i četvrt', 'nula pet', 'i pet minuta'. */
const readMinutes = (tokens: readonly string[], at: number): Found<number> | null => {
  const isJoined = tokens[at] === 'i'
  const start = isJoined ? at + 1 : at
  if (isJoined && isHalf(tokens[start])) return whole(30, at, start + 1)
  if (isJoined && isQuarter(tokens[start])) return whole(15, at, start + 1)
  const isZero = /^(nula|00|0)$/.test(tokens[start] ?? '')
  if (isZero && /^nula$/.test(tokens[start + 1] ?? '')) return whole(0, at, start + 2)
  if (tokens[start] === '00') return whole(0, at, start + 1)
  const minutes = number(tokens, isZero ? start + 1 : start)
  if (!minutes || minutes.value > 59) return null
  const isWorded = isMinuteWord(tokens[minutes.to])
  const isPlain = isJoined || isZero || isWorded || minutes.value >= 10
  return isPlain ? whole(minutes.value, at, isWorded ? minutes.to + 1 : minutes.to) : null
}

/** 'Tri', 'tri sata', 'tri i pol', 'petnaest i trideset', 'devet nula pet', '9:30' */
export const readClock: Read = (tokens, at) => {
  const figures = /^(\d{1,2})(?::(\d{2})|h)$/.exec(tokens[at] ?? '')
  if (figures) {
    const to = isHourWord(tokens[at + 1]) ? at + 2 : at + 1
    return certain(clock(Number(figures[1]), Number(figures[2] ?? 0)), at, to)
  }
  const hour = readHour(tokens, at)
  if (!hour) return null
  const hasWord = isHourWord(tokens[hour.to])
  const minutes = readMinutes(tokens, hasWord ? hour.to + 1 : hour.to)
  const to = hasWord ? hour.to + 1 : hour.to
  if (minutes) return certain(clock(hour.value, minutes.value), at, minutes.to)
  return certain(clock(hour.value, 0), at, to, hasWord ? 1 : bareCertainty)
}

/** An hour, where 'dvadeset i pet' is twenty past… and not 25. */
const readHour = (tokens: readonly string[], at: number): Found<number> | null => {
  const hour = number(tokens, at) ?? named(tokens, at)
  if (!hour || hour.value <= 24) return hour
  const ten = tokens[at + 1] === 'i' ? number(tokens.slice(0, at + 1), at) : null
  return ten && ten.value <= 24 ? ten : null
}
/** 'Petnaesti sat' */
const named = (tokens: readonly string[], at: number) => {
  const nth = ordinal(tokens, at)
  return nth && isHourWord(tokens[nth.to]) ? nth : null
}

/** 'Petnaest do tri', 'frtalj do tri', 'pet iza pola tri', 'deset minuta poslije tri', 'tri frtalja tri' */
export const readAround: Read = (tokens, at) => {
  const quarters = isQuarter(tokens[at]) ? 1 : tokens[at] === 'tri' && isQuarter(tokens[at + 1]) ? 3 : 0
  const minutes =
    quarters > 0 ? whole(quarters * 15, at, quarters === 1 ? at + 1 : at + 2) : number(tokens, at)
  if (!minutes || minutes.value > 45 || minutes.value === 0) return null
  const isWorded = isMinuteWord(tokens[minutes.to])
  const joint = isWorded ? minutes.to + 1 : minutes.to
  const isTo = tokens[joint] === 'do'
  const isPast = /^(iza|poslije|preko)$/.test(tokens[joint] ?? '')
  if (!isTo && !isPast) return quarters > 0 ? readQuarterOf(tokens, minutes) : null
  const isSure = quarters > 0 || isWorded
  if (!isSure && (minutes.value % 5 !== 0 || minutes.value > 25)) return null
  const hour = readHalfTo(tokens, joint + 1) ?? readNamed(tokens, joint + 1) ?? readFull(tokens, joint + 1)
  if (!hour) return null
  const shifted = (hour.value.minutes + (isTo ? -minutes.value : minutes.value) + 1_440) % 1_440
  return certain(
    { minutes: shifted, either: hour.value.either },
    at,
    hour.to,
    isSure || isPast ? 1 : doubtful,
  )
}

/** 'Frtalj tri' is 2:15 and 'tri frtalja tri' is 2:45, as in and around Zagreb. */
const readQuarterOf = (tokens: readonly string[], quarter: Found<number>): Found<Said> | null => {
  const hour = number(tokens, quarter.to)
  const isAlone = quarter.value === 15
  return (
    hour && certain(around(hour.value, quarter.value - 60), quarter.from, hour.to, isAlone ? doubtful : 1)
  )
}

/** A full hour alone, as it stands after 'do' and 'između'. */
export const readFull: Read = (tokens, at) => {
  const hour = number(tokens, at)
  return hour && certain(clock(hour.value, 0), at, isHourWord(tokens[hour.to]) ? hour.to + 1 : hour.to)
}

/** Every way to say a time: 'pola tri', 'podne', 'petnaest do tri', 'tri i petnaest'. */
export const readBare: Read = (tokens, at) =>
  readHalfTo(tokens, at) ?? readNamed(tokens, at) ?? readAround(tokens, at) ?? readClock(tokens, at)

/** After 'od', where 'deset do dvanaest' is no ten to twelve. */
export const readStart: Read = (tokens, at) =>
  readHalfTo(tokens, at) ?? readNamed(tokens, at) ?? readClock(tokens, at)
