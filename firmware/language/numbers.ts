import { found } from './found.ts'
import type { Found } from './language.ts'

/** The number words of a language, folded as `tokens` folds them. */
export interface NumberWords {
  /** 0 to 19, and the tens: 'nine' → 9, 'twenty' → 20. */
  readonly values: ReadonlyMap<string, number>
  readonly hundreds: ReadonlySet<string>
  /** Words that may stand inside a number: 'and'. */
  readonly joins: ReadonlySet<string>
}

/** A table from stems and the endings each may take. */
export const inflected = (
  stems: Readonly<Record<string, number>>,
  endings: readonly string[],
): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(stems).flatMap(([stem, value]) => endings.map(ending => [stem + ending, value] as const)),
  )

const figure = (word: string | undefined): number | null =>
  word && /^\d{1,4}$/.test(word) ? Number(word) : null

/** 1 to 99 starting at `at`: a ten with or without a unit, or one word. Words for 0 count only alone. */
const readSmall = (words: NumberWords, tokens: readonly string[], at: number): Found<number> | null => {
  const first = words.values.get(tokens[at] ?? '')
  if (first === undefined) return null
  const unit = words.values.get(tokens[at + 1] ?? '')
  const isPair = first >= 20 && unit !== undefined && unit >= 1 && unit <= 9
  return isPair ? found(first + unit, at, at + 2) : found(first, at, at + 1)
}

/** The number that starts at a token, words or figures, 0 to 9 999; null when none does. */
export const readNumber = (
  words: NumberWords,
  tokens: readonly string[],
  at: number,
): Found<number> | null => {
  const figures = figure(tokens[at])
  if (figures !== null) return found(figures, at, at + 1)
  const isBare = words.hundreds.has(tokens[at] ?? '')
  const small = isBare ? found(1, at, at) : readSmall(words, tokens, at)
  if (!small) return null
  if (!words.hundreds.has(tokens[small.to] ?? '') || small.value > 9) return small
  const hundreds = found(small.value * 100, at, small.to + 1)
  const afterJoin = words.joins.has(tokens[hundreds.to] ?? '') ? hundreds.to + 1 : hundreds.to
  const rest = readSmall(words, tokens, afterJoin)
  return rest ? found(hundreds.value + rest.value, at, rest.to) : hundreds
}

/** An ordinal that starts at a token: its last word is one, a ten before it may be a cardinal ('twenty fourth'). */
export const readOrdinal = (
  ordinals: ReadonlyMap<string, number>,
  words: NumberWords,
  tokens: readonly string[],
  at: number,
): Found<number> | null => {
  const alone = ordinals.get(tokens[at] ?? '')
  const ten = words.values.get(tokens[at] ?? '')
  const unit = ordinals.get(tokens[at + 1] ?? '')
  if (ten !== undefined && ten >= 20 && unit !== undefined && unit < 10) return found(ten + unit, at, at + 2)
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
