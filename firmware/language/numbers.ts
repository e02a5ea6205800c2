import { found } from './found.ts'
import type { Found } from './language.ts'

/** The number words of a language, folded as `tokens` folds them. */
export interface NumberWords {
  /** 0 to 19, the tens, and hundreds that are one word: 'nine' → 9, 'twenty' → 20, 'двести' → 200. */
  readonly values: ReadonlyMap<string, number>
  /** 'hundred': alone 100, after 1 to 19 as many ('twelve hundred'). */
  readonly hundreds: ReadonlySet<string>
  /** 'thousand': alone 1 000, after 1 to 999 as many. */
  readonly thousands: ReadonlySet<string>
  /** Words that may stand inside a number: 'and'. */
  readonly joins: ReadonlySet<string>
  /** Words that may stand between a ten and its unit: 'dvadeset i jedan'. */
  readonly unitJoins?: ReadonlySet<string>
  /** Words that end their number, having an ending of their own: 'քսանից'. */
  readonly ends?: ReadonlySet<string>
}

/** A table from stems and the endings each may take. */
export const inflected = (
  stems: Readonly<Record<string, number>>,
  endings: readonly string[],
): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(stems).flatMap(([stem, value]) => endings.map(ending => [stem + ending, value] as const)),
  )

/** '1980', and '15:000', as `tokens` leaves 15.000. */
const figure = (word: string | undefined): number | null =>
  word && /^(\d{1,6}|\d{1,3}:\d{3})$/.test(word) ? Number(word.replace(':', '')) : null

/** 1 to 99 starting at `at`: a ten with or without a unit, or one word. Words for 0 count only alone. */
const readSmall = (words: NumberWords, tokens: readonly string[], at: number): Found<number> | null => {
  const first = words.values.get(tokens[at] ?? '')
  if (first === undefined || first >= 100) return null
  const unitAt = words.unitJoins?.has(tokens[at + 1] ?? '') ? at + 2 : at + 1
  const unit = words.values.get(tokens[unitAt] ?? '')
  const isRound = first >= 20 && first % 10 === 0 && !words.ends?.has(tokens[at] ?? '')
  const isPair = isRound && unit !== undefined && unit >= 1 && unit <= 9
  return isPair ? found(first + unit, at, unitAt + 1) : found(first, at, at + 1)
}

/** Where the words after a round number go on. */
const afterJoin = (words: NumberWords, tokens: readonly string[], at: number) =>
  words.joins.has(tokens[at] ?? '') ? at + 1 : at

const withRest = (round: Found<number>, rest: Found<number> | null): Found<number> =>
  rest && rest.value > 0 ? found(round.value + rest.value, round.from, rest.to) : round

/** The hundreds that start at a token: 'hundred', 'two hundred', 'двести'. */
const readHundreds = (words: NumberWords, tokens: readonly string[], at: number): Found<number> | null => {
  if (words.hundreds.has(tokens[at] ?? '')) return found(100, at, at + 1)
  const one = words.values.get(tokens[at] ?? '') ?? 0
  if (one >= 100) return found(one, at, at + 1)
  const isMany = one >= 1 && one <= 19 && words.hundreds.has(tokens[at + 1] ?? '')
  return isMany ? found(one * 100, at, at + 2) : null
}

/** 0 to 999 in words. */
const readUnderThousand = (
  words: NumberWords,
  tokens: readonly string[],
  at: number,
): Found<number> | null => {
  const hundreds = readHundreds(words, tokens, at)
  if (!hundreds) return readSmall(words, tokens, at)
  return withRest(hundreds, readSmall(words, tokens, afterJoin(words, tokens, hundreds.to)))
}

/** The number that starts at a token, words or figures, 0 to 999 999; null when none does. */
export const readNumber = (
  words: NumberWords,
  tokens: readonly string[],
  at: number,
): Found<number> | null => {
  const figures = figure(tokens[at])
  const isThousand = (place: number) => words.thousands.has(tokens[place] ?? '')
  const head = figures === null ? readUnderThousand(words, tokens, at) : found(figures, at, at + 1)
  const many = isThousand(at) ? found(1, at, at) : head
  if (!many || many.value === 0 || many.value > 999 || !isThousand(many.to)) return head
  const thousands = found(many.value * 1_000, at, many.to + 1)
  return withRest(thousands, readUnderThousand(words, tokens, afterJoin(words, tokens, thousands.to)))
}

/** The least power of ten that a round number leaves free: 1 980 → 10, 1 900 → 100, 20 → 10; 1 for any other. */
const room = (round: number): number => {
  if (round % 1_000 === 0) return 1_000
  if (round % 100 === 0) return 100
  return round % 10 === 0 && round % 100 >= 20 ? 10 : 1
}

/**
 * An ordinal that starts at a token: its last word is one, what stands before may be a cardinal ('twenty fourth',
 * 'thousand nine hundred eightieth').
 */
export const readOrdinal = (
  ordinals: ReadonlyMap<string, number>,
  words: NumberWords,
  tokens: readonly string[],
  at: number,
): Found<number> | null => {
  const round = figure(tokens[at]) === null ? readNumber(words, tokens, at) : null
  const last = round && ordinals.get(tokens[afterJoin(words, tokens, round.to)] ?? '')
  if (round && last !== null && last !== undefined && last > 0 && last < room(round.value))
    return found(round.value + last, at, afterJoin(words, tokens, round.to) + 1)
  const alone = ordinals.get(tokens[at] ?? '')
  return alone === undefined ? null : found(alone, at, at + 1)
}

/** The first place where `read` finds something. */
export const first = <T>(
  tokens: readonly string[],
  read: (at: number) => Found<T> | null,
): Found<T> | null => {
  for (let at = 0; at < tokens.length; at += 1) {
    const one = read(at)
    if (one) return one
  }
  return null
}
