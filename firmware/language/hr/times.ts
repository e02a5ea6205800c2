import { halfCertainty } from '../alternatives.ts'
import { found as whole } from '../found.ts'
import type { DayPart, Found, TimeWish } from '../language.ts'
import { withoutDictated } from '../dictation.ts'
import { createList } from '../listed.ts'
import { settle } from '../settle.ts'
import { first } from '../numbers.ts'
import { inPart, plainest, type Said } from '../times.ts'
import { doubtful, readAround, readBare, readClock, readFull, readStart, type Read } from './clock.ts'
import { denials } from './denials.ts'
import { number } from './numbers.ts'

const partOf = createList<DayPart>([
  ['ujutro|ujutru|jutro|u jutro|izjutra|jutros|rano ujutro|u jutarnjim satima', 'morning'],
  ['prijepodne|prije podne|dopodne|do podne|prije ručka|prije posla', 'morning'],
  [
    'popodne|poslijepodne|poslije podne|po podne|iza škole|poslije škole|nakon škole|iza nastave|poslije ručka|nakon ručka|u popodnevnim satima|u vrijeme ručka|za vrijeme ručka|u doba ručka',
    'afternoon',
  ],
  ['navečer|naveče|uvečer|uveče|večeras|večer|predvečer|poslije posla|nakon posla|iza posla', 'evening'],
])

/** Who greets names a part of the day and wants none. */
const isGreeting = (tokens: readonly string[], at: number) =>
  /^dob(ro|ar|ra|ru|rog)$/.test(tokens[at - 1] ?? '')
const readPartOf: typeof partOf = (tokens, at) => (isGreeting(tokens, at) ? null : partOf(tokens, at))

const leads = new Set(['u', 'oko', 'otprilike', 'negdje', 'tocno', 'tacno', 'tamo', 'oko'])

/** Past the words between a part of the day and its time: 'popodne negdje oko tri'. */
const afterLeads = (tokens: readonly string[], at: number): number =>
  leads.has(tokens[at] ?? '') ? afterLeads(tokens, at + 1) : at

const half = (part: DayPart) => (part === 'morning' ? 'am' : 'pm')

const withPart = (said: Found<Said>, part: Found<DayPart> | null): Found<Said> => {
  if (!part) return said
  const from = Math.min(said.from, part.from)
  return whole(
    inPart(said.value, half(part.value)),
    from,
    Math.max(said.to, part.to),
    Math.max(said.certainty, 0.9),
  )
}

/** A time with the part of the day after it or before it. */
const readSaid = (tokens: readonly string[], at: number, read: Read = readBare): Found<Said> | null => {
  const before = readPartOf(tokens, at)
  const start = before ? afterLeads(tokens, before.to) : at
  const said = read(tokens, start)
  return said && withPart(said, before ?? readPartOf(tokens, said.to))
}

/** Words that make the number before them a count, a date or a price, not an hour. */
const isCount = (word: string | undefined) =>
  /^(dan(a|e|i)?|tjed.*|sedmic.*|mjesec.*|godin.*|min.*|eur.*|kun[ae]?|mara?k.*|konvert.*|km|cent.*|osob.*|ljud.*|put[a]?|zub.*|djec.*|posto|sto|termin.*|pregled.*|osobe)$/.test(
    word ?? '',
  )

/** 'Za dva sata' is a while, 'jedan termin' is a thing. */
const isOther = (tokens: readonly string[], { from, to }: Found<Said>) =>
  isCount(tokens[to]) ||
  tokens[from - 1] === 'za' ||
  (/^jed[na]/.test(tokens[from] ?? '') && to === from + 1 && !leads.has(tokens[from - 1] ?? '')) ||
  // 'prije podne' is the morning, and no time before noon
  (tokens[from] === 'podne' && partOf(tokens, from - 1) !== null)

/** A time of day, with the words that lead to it: 'negdje oko tri'. */
const readOne = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const start = afterLeads(tokens, at)
  const said = readSaid(tokens, start)
  if (!said || isOther(tokens, said)) return null
  const certainty = start > at ? Math.max(said.certainty, 0.9) : said.certainty
  return whole({ kind: 'at', ...said.value }, at, said.to, certainty)
}

const boundWords: Readonly<Record<string, 'from' | 'until' | 'between'>> = {
  od: 'from',
  poslije: 'from',
  nakon: 'from',
  iza: 'from',
  izmedu: 'between',
  do: 'until',
  prije: 'until',
  najkasnije: 'until',
}

const betweenTimes = (start: Found<Said>, end: Found<Said>): TimeWish => {
  const isLate = start.value.either && !end.value.either && end.value.minutes > 780
  const from = isLate && start.value.minutes < 720 && start.value.minutes + 720 < end.value.minutes
  return {
    kind: 'between',
    from: from ? start.value.minutes + 720 : start.value.minutes,
    to: end.value.minutes,
    either: start.value.either && end.value.either,
  }
}

/** 'Osam do deset' without 'od', where it can be no time before ten. */
const readSpan = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const start = readSaid(tokens, at, readClock)
  if (!start || tokens[start.to] !== 'do' || isOther(tokens, start) || readAround(tokens, at)) return null
  const end = readSaid(tokens, start.to + 1, readClock)
  return end && whole(betweenTimes(start, end), at, end.to, doubtful)
}

/** 'Od devet do dvanaest', 'između dva i tri', where 'i tri' is no three minutes. */
const readBetween = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const isOpen = tokens[at] === 'od'
  for (const read of isOpen ? [readStart] : [readBare, readFull]) {
    const start = readSaid(tokens, afterLeads(tokens, at + 1), read)
    const isJoined = start !== null && tokens[start.to] === (isOpen ? 'do' : 'i')
    const end = isJoined ? readSaid(tokens, start.to + 1) : null
    if (start && end && !isCount(tokens[end.to])) return whole(betweenTimes(start, end), at, end.to)
  }
  return null
}

/** 'Poslije pet', 'do podneva', 'od devet nadalje', 'najkasnije do pet' */
const readBound = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const kind = boundWords[tokens[at] ?? '']
  if (!kind || partOf(tokens, at)) return null
  const between = kind === 'until' ? null : readBetween(tokens, at)
  if (between || kind === 'between') return between
  const start = tokens[at] === 'najkasnije' && tokens[at + 1] === 'do' ? at + 2 : at + 1
  const said = readSaid(tokens, afterLeads(tokens, start))
  if (!said || isCount(tokens[said.to])) return null
  const to = /^(nadalje|dalje|navise)$/.test(tokens[said.to] ?? '') ? said.to + 1 : said.to
  return whole({ kind, ...said.value }, at, to)
}

const general = createList<TimeWish>([
  [
    'što prije|čim prije|šta prije|najranije|najraniji|najraniji termin|prvi slobodan|prvi slobodni|prvi mogući|prvo slobodno|najbliži|najbrže|što ranije|čim ranije|kad prije|kada prije|prvi slobodan termin|prvom prilikom|odmah|najskorije|najskoriji',
    { kind: 'earliest' },
  ],
  ['što kasnije|čim kasnije|najkasniji|najkasniji termin|najkasnije moguće|najkasnije', { kind: 'latest' }],
  [
    'bilo koji dan|bilo kada|bilo kad|svejedno|svejedno mi je|kad god|kada god|nebitno|nije važno|nije bitno|u bilo koje vrijeme|u bilo koje doba|bilo koje vrijeme|kad vama odgovara|kad stignete|kako god',
    { kind: 'any' },
  ],
])

const readPart = (tokens: readonly string[], at: number): Found<TimeWish> | null => {
  const part = readPartOf(tokens, at)
  return part ? whole({ kind: 'part', part: part.value }, at, part.to) : general(tokens, at)
}

/** 'Petnaest do tri': what looks like a bound is inside a time. */
const isInside = (tokens: readonly string[], at: number) =>
  [1, 2, 3].some(back => (readAround(tokens, at - back)?.to ?? 0) > at)

const read = (tokens: readonly string[]): Found<TimeWish> | null =>
  first(tokens, at => (isInside(tokens, at) ? null : (readBound(tokens, at) ?? readSpan(tokens, at)))) ??
  plainest(tokens, leads, at => readOne(tokens, at)) ??
  first(tokens, at => readPart(tokens, at))

/** The time of day in what was said; bounds and clock times before parts of the day. One of two is in doubt. */
export const readTime = (tokens: readonly string[]): Found<TimeWish> | null => {
  const one = settle(denials, withoutDictated(number, tokens), read)
  const isOneOfTwo = one && (tokens[one.to] === 'ili' || tokens[one.from - 1] === 'ili')
  return isOneOfTwo ? { ...one, certainty: Math.min(one.certainty, halfCertainty) } : one
}
