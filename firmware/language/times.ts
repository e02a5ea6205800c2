import { found } from './found.ts'
import type { DayPart, Found, TimeWish } from './language.ts'
import { first } from './numbers.ts'

/** A time of day as said: `either` when morning and afternoon were not told apart. */
export interface Said {
  readonly minutes: number
  readonly either: boolean
}

const noon = 12 * 60

/** Hours 1 to 12 said without a part of the day may be either half; 0 and 13 to 24 leave no choice. */
export const clock = (hour: number, minute: number): Said | null => {
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null
  return { minutes: hour * 60 + minute, either: hour >= 1 && hour <= 12 }
}

/** 'Half past nine', 'quarter to ten': a time told from its hour by more or fewer minutes. */
export const around = (hour: number, byMinutes: number): Said | null => {
  const said = clock(hour, 0)
  return said && { ...said, minutes: (said.minutes + byMinutes + 24 * 60) % (24 * 60) }
}

/** Makes a time certain by the part of the day that was said with it. */
export const inPart = (said: Said, part: 'am' | 'pm'): Said => {
  const isNoonHour = said.minutes >= noon && said.minutes < noon + 60
  if (!said.either) return said
  if (part === 'am') return { minutes: isNoonHour ? said.minutes - noon : said.minutes, either: false }
  return { minutes: said.minutes < noon ? said.minutes + noon : said.minutes, either: false }
}

/** Minutes since midnight that each part of the day spans. */
export const partHours: Readonly<Record<DayPart, { readonly from: number; readonly to: number }>> = {
  morning: { from: 0, to: noon },
  afternoon: { from: noon, to: 17 * 60 },
  evening: { from: 16 * 60, to: 24 * 60 },
}

/**
 * How sure a time of day is: told by a word that only times have ('o'clock', 'at', minutes, a part of the day); a bare
 * number that fits the clock; a bare number that is often something else ('one', 'the second').
 */
export const timeCertainty = { told: 1, bare: 0.8, doubtful: 0.6 } as const

/** How a language tells times; each reads what starts at a token. */
export interface TimeWords {
  /** 'After five', 'between nine and eleven', 'not before ten'. */
  readonly bound: (tokens: readonly string[], at: number) => Found<TimeWish> | null
  /** 'Half past nine'. */
  readonly clock: (tokens: readonly string[], at: number) => Found<TimeWish> | null
  /** 'In the evening'. */
  readonly part: (tokens: readonly string[], at: number) => Found<DayPart> | null
  /** 'Any time', 'as early as possible'. */
  readonly general: (tokens: readonly string[], at: number) => Found<TimeWish> | null
  /** Words right before a time that make it the plainest: 'at'. */
  readonly leads: ReadonlySet<string>
}

/** Everything of one kind in a sentence, from left to right, no token used twice. */
const every = <T>(tokens: readonly string[], read: (at: number) => Found<T> | null): readonly Found<T>[] => {
  const all: Found<T>[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const one = read(at)
    if (one) all.push(one)
    if (one) at = one.to - 1
  }
  return all
}

/**
 * Of several times in one sentence the one said most plainly: after a word such as 'at', else the longest, else the last:
 * 'can I book one tomorrow at nine'.
 */
export const plainest = (
  tokens: readonly string[],
  leads: ReadonlySet<string>,
  read: (at: number) => Found<TimeWish> | null,
): Found<TimeWish> | null => {
  const weight = ({ from, to }: Found<TimeWish>) => (leads.has(tokens[from - 1] ?? '') ? 100 : 0) + to - from
  return every(tokens, read).reduce<Found<TimeWish> | null>(
    (best, one) => (best && weight(best) > weight(one) ? best : one),
    null,
  )
}

const halfOf = (part: DayPart) => (part === 'morning' ? 'am' : 'pm')

/** A time with the part of the day that was said somewhere else in the sentence: 'tomorrow morning at nine'. */
const inPartWish = (wish: TimeWish, part: DayPart): TimeWish => {
  const span = partHours[part]
  switch (wish.kind) {
    case 'at':
      return { kind: 'at', ...inPart(wish, halfOf(part)) }
    case 'from': {
      const { minutes } = inPart(wish, halfOf(part))
      const isEnding = part === 'morning' && minutes < span.to
      return isEnding
        ? { kind: 'between', from: minutes, to: span.to, either: false }
        : { kind: 'from', minutes, either: false }
    }
    case 'until': {
      const { minutes } = inPart(wish, halfOf(part))
      const isBegun = part !== 'morning' && minutes > span.from
      return isBegun
        ? { kind: 'between', from: span.from, to: minutes, either: false }
        : { kind: 'until', minutes, either: false }
    }
    case 'between': {
      const from = inPart({ minutes: wish.from, either: wish.either }, halfOf(part)).minutes
      const to = inPart({ minutes: wish.to, either: wish.either }, halfOf(part)).minutes
      return { kind: 'between', from, to: to > from ? to : wish.to, either: false }
    }
    case 'part':
    case 'earliest':
    case 'latest':
    case 'any':
      return wish
  }
}

/** 'After two but before four' is one stretch. The half of the day that one of them tells holds for both. */
const between = (from: Said, until: Said): TimeWish => {
  const isLater = until.either && !from.either && until.minutes <= from.minutes
  const to = isLater ? until.minutes + noon : until.minutes
  const begin =
    from.either && !until.either && to > noon && from.minutes + noon < to ? from.minutes + noon : from.minutes
  return { kind: 'between', from: begin, to, either: from.either && until.either }
}

/** 'From two to four': two clock times as one stretch, with whatever half of the day either of them tells. */
export const stretch = (from: Said, to: Said): TimeWish => between(from, to)

const join = (bounds: readonly Found<TimeWish>[]): Found<TimeWish> | null => {
  const [one] = bounds
  if (!one) return null
  const other = bounds.find(({ value }) => value.kind !== one.value.kind)
  const from = [one, other].find(bound => bound?.value.kind === 'from')
  const until = [one, other].find(bound => bound?.value.kind === 'until')
  if (!other || from?.value.kind !== 'from' || until?.value.kind !== 'until') return one
  return found(between(from.value, until.value), one.from, other.to, Math.min(one.certainty, other.certainty))
}

const without = (
  tokens: readonly string[],
  used: readonly { readonly from: number; readonly to: number }[],
) => tokens.map((word, at) => (used.some(({ from, to }) => at >= from && at < to) ? '' : word))

/** The time of day in what was said: limits before clock times, those before parts of the day, those before 'any'. */
export const readTimes = (words: TimeWords, tokens: readonly string[]): Found<TimeWish> | null => {
  const bounds = every(tokens, at => words.bound(tokens, at))
  const time = join(bounds) ?? plainest(tokens, words.leads, at => words.clock(tokens, at))
  const rest = time ? without(tokens, [time]) : tokens
  const part = first(rest, at => words.part(rest, at))
  if (time && part) {
    const value = inPartWish(time.value, part.value)
    return found(value, Math.min(time.from, part.from), Math.max(time.to, part.to), timeCertainty.told)
  }
  if (time) return time
  if (part) return found({ kind: 'part', part: part.value }, part.from, part.to, part.certainty)
  return first(tokens, at => words.general(tokens, at))
}

/** One of a list of texts that starts at a token, the first that fits. */
export const listed = <T>(
  list: readonly (readonly [string, T])[],
  tokens: readonly string[],
  at: number,
): Found<T> | null => {
  for (const [text, value] of list) {
    const words = text.split(' ')
    if (words.every((word, i) => tokens[at + i] === word)) return found(value, at, at + words.length)
  }
  return null
}

export const wish = (value: TimeWish, from: number, to: number, certainty = 1): Found<TimeWish> =>
  found(value, from, to, certainty)
