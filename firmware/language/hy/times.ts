import { halfCertainty } from '../alternatives.ts'
import { found as whole } from '../found.ts'
import type { DayPart, Found, TimeWish } from '../language.ts'
import { withoutDictated } from '../dictation.ts'
import { createList } from '../listed.ts'
import { settle } from '../settle.ts'
import { first } from '../numbers.ts'
import { inPart, plainest, type Said } from '../times.ts'
import { begins } from '../words.ts'
import { isHourWord, readBare, said, type Read, type SaidTime } from './clock.ts'
import { denials } from './denials.ts'
import { number } from './numbers.ts'

const partOf = createList<DayPart>([
  [
    'առավոտյան|առավոտ|առավոտը|առավոտվա|առավոտները|առտու|կեսօրից առաջ|կեսօրից շուտ|ճաշից առաջ|օրվա առաջին կեսին|օրվա առաջին կես|մինչև ճաշ|մինչև կեսօր|վաղ առավոտյան',
    'morning',
  ],
  [
    'կեսօրից հետո|ցերեկը|ցերեկվա|ցերեկ|ցերեկով|ճաշից հետո|օրվա երկրորդ կեսին|օրվա երկրորդ կես|հետճաշին|հետկեսօրին|ճաշին',
    'afternoon',
  ],
  [
    'երեկոյան|երեկո|երեկոն|երեկոյին|իրիկունը|իրիկվա|իրիկուն|աշխատանքից հետո|գործից հետո|ուշ երեկոյան',
    'evening',
  ],
])

/** Who greets names a part of the day and wants none. */
const readPartOf = (tokens: readonly string[], at: number) =>
  tokens[at - 1] === 'բարի' ? null : partOf(tokens, at)

const leads = new Set(['մոտ', 'մոտավորապես', 'ուղիղ', 'հենց', 'ժամ', 'ժամը'])
const afterLeads = (tokens: readonly string[], at: number): number =>
  leads.has(tokens[at] ?? '') || isHourWord(tokens[at]) ? afterLeads(tokens, at + 1) : at

/** Words after a time that only loosen it: 'երեքի մոտ', 'երեքի կողմերը'. */
const isAbout = (word: string | undefined) => /^(մոտ|մոտերը|կողմ(երը|երն|ը)|սահմաններում)$/.test(word ?? '')

/** A time with 'ժամը' and the part of the day before it, or the part after it. */
const readSaid: Read = (tokens, at) => {
  const before = readPartOf(tokens, at)
  const start = afterLeads(tokens, before?.to ?? at)
  const time = readBare(tokens, start)
  if (!time) return null
  const after = before ? null : readPartOf(tokens, time.to)
  const part = before ?? after
  const isLed = start > (before?.to ?? at)
  const value = part ? inPart(time.value, part.value === 'morning' ? 'am' : 'pm') : time.value
  const to = after?.to ?? (isAbout(tokens[time.to]) ? time.to + 1 : time.to)
  return said(value, at, to, {
    in: time.in,
    certainty: part || isLed ? Math.max(time.certainty, 0.9) : time.certainty,
  })
}

/** Words that make the number before them a count, a date or a price, not an hour. */
const isCount = (word: string | undefined) =>
  /^(օր|շաբաթ|ամիս|ամս|տարի|տարեկան|րոպե|դրամ|եվրո|ռուբլ|դոլար|մարդ|հոգ|ատամ|անգամ|տոկոս|հատ|հազար|հարյուր|ժամ(ից|վա|ով)?$|քանի|բան|տարբերակ|այց)/.test(
    word ?? '',
  )
/** 'Մի' is an article before it is a one, 'մեկը' is somebody, and 'երկուսը' are both. */
const isPronoun = (tokens: readonly string[], time: Found<Said>) =>
  time.to === time.from + 1 && /^(մի|մինը|մեկ|մեկը|մեկն|երկուսը|երկուսն)$/.test(tokens[time.from] ?? '')

const readOne = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const time = readSaid(tokens, at)
  if (!time || isCount(tokens[time.to]) || isPronoun(tokens, time)) return null
  return whole({ kind: 'at', ...time.value }, at, time.to, time.certainty)
}

const betweenTimes = (start: SaidTime, end: SaidTime): TimeWish => {
  const isLate = start.value.either && !end.value.either && start.value.minutes + 720 < end.value.minutes
  return {
    kind: 'between',
    from: start.value.minutes + (isLate && end.value.minutes > 780 ? 720 : 0),
    to: end.value.minutes,
    either: start.value.either && end.value.either,
  }
}

/** 'Երեքից մինչև հինգը', 'երեքից հինգը', 'երեքի և հինգի միջև' */
const readBetween = (tokens: readonly string[], start: SaidTime): Found<TimeWish> | null => {
  const isJoined = start.in === 'genitive' && /^(եվ|ու)$/.test(tokens[start.to] ?? '')
  const isTo = start.in === 'ablative'
  if (!isJoined && !isTo) return null
  const end = readSaid(tokens, isJoined || tokens[start.to] === 'մինչեվ' ? start.to + 1 : start.to)
  if (!end || isCount(tokens[end.to])) return null
  const isBetween = /^(միջեվ|միջակայքում|արանքում|մեջ)$/.test(tokens[end.to] ?? '')
  if (isJoined && !isBetween) return null
  return whole(betweenTimes(start, end), start.from, isBetween ? end.to + 1 : end.to)
}

/** 'Երեքից հետո', 'մինչև հինգը', 'հինգից շուտ' */
const readBound = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  if (tokens[at] === 'մինչեվ') {
    const end = readPartOf(tokens, at) ? null : readSaid(tokens, at + 1)
    return end && !isCount(tokens[end.to]) ? whole({ kind: 'until', ...end.value }, at, end.to) : null
  }
  if (partOf(tokens, at) && !readSaid(tokens, at)) return null
  const start = readSaid(tokens, at)
  if (!start || isCount(tokens[start.to])) return null
  const between = readBetween(tokens, start)
  if (between) return between
  if (start.in !== 'ablative') return null
  const word = tokens[start.to] ?? ''
  if (/^(հետո|ուշ|սկսած|հետոյ)$/.test(word)) return whole({ kind: 'from', ...start.value }, at, start.to + 1)
  return /^(առաջ|շուտ|վաղ)$/.test(word) ? whole({ kind: 'until', ...start.value }, at, start.to + 1) : null
}

const general = createList<TimeWish>([
  [
    'որքան հնարավոր է շուտ|հնարավորինս շուտ|ինչքան հնարավոր է շուտ|ինչքան շուտ|որքան շուտ|ամենաշուտ|ամենաշուտը|ամենամոտ|ամենամոտ ժամը|ամենամոտիկ|առաջին ազատ|առաջին ազատը|առաջին ազատ ժամը|առաջին ազատ ժամին|մոտակա|մոտակա ազատ|մոտակա ժամը|շուտ ինչքան հնարավոր է|հիմա|ամենավաղ|շուտափույթ|որքան կարելի է շուտ',
    { kind: 'earliest' },
  ],
  ['ամենաուշ|ամենաուշը|հնարավորինս ուշ|ինչքան հնարավոր է ուշ|որքան հնարավոր է ուշ', { kind: 'latest' }],
  [
    'ցանկացած օր|ցանկացած ժամի|ցանկացած ժամ|ցանկացած ժամանակ|ցանկացած պահի|միևնույն է|կարևոր չէ|տարբերություն չկա|միևնույնն է|երբ ուզում եք|երբ հարմար է|երբ հարմար լինի|երբ լինի|երբ կլինի|ինչ ժամ էլ լինի|ձեզ հարմար ժամի|մեկ է|մեկա',
    { kind: 'any' },
  ],
])

const readPart = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const part = readPartOf(tokens, at)
  return part ? whole({ kind: 'part', part: part.value }, at, part.to) : general(tokens, at)
}

/** Parts of the day that begin with 'noon' are no bound: 'կեսօրից հետո'. */
const boundAt = (tokens: readonly string[], at: number) => {
  const part = readPartOf(tokens, at)
  const isPart = part !== null && /^(կեսօրից|մինչեվ|ճաշից)$/.test(tokens[at] ?? '')
  return isPart && !begins(tokens[part.to], 'ժամ') && readBareAfter(tokens, part.to) === null
    ? null
    : readBound(tokens, at)
}
const readBareAfter = (tokens: readonly string[], at: number) => readBare(tokens, afterLeads(tokens, at))

const read = (tokens: readonly string[]): Found<TimeWish> | null =>
  first(tokens, at => boundAt(tokens, at)) ??
  plainest(tokens, leads, at => readOne(tokens, at)) ??
  first(tokens, at => readPart(tokens, at))

/** The time of day in what was said; bounds and clock times before parts of the day. One of two is in doubt. */
export const readTime = (tokens: readonly string[]): Found<TimeWish> | null => {
  const one = settle(denials, withoutDictated(number, tokens), read)
  const isOneOfTwo = one && (tokens[one.to] === 'կամ' || tokens[one.from - 1] === 'կամ')
  return isOneOfTwo ? { ...one, certainty: Math.min(one.certainty, halfCertainty) } : one
}
