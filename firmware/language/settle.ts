import { found } from './found.ts'
import type { Found } from './language.ts'
import { findAll } from './words.ts'

/** Which of several values in one sentence is meant: 'Thursday, no, Friday', 'not Thursday but Friday'. */

/** Patterns as in `Patterns`. */
export interface Denials {
  /** Before a value that is not wanted: 'not on', 'except'. */
  readonly before: readonly string[]
  /** After a value that is not wanted: "doesn't suit". */
  readonly after: readonly string[]
  /** Between two values, of which the second replaces the first: 'no', 'sorry', 'rather'. */
  readonly between: readonly string[]
}

/** A value that replaced another one in the same breath. */
export const correctedCertainty = 0.8

type Read<T> = (tokens: readonly string[]) => Found<T> | null

/** At least one token, so that a value that leaves its word to others ('tonight') is not read again. */
const blank = (tokens: readonly string[], from: number, to: number): readonly string[] =>
  tokens.map((word, at) => (at >= from && at < Math.max(to, from + 1) ? '' : word))

/** Where a refusal of the value ends; null when it is wanted. A word after it refuses it before it refuses the next. */
const denialEnd = <T>(
  { before, after }: Denials,
  tokens: readonly string[],
  { from, to }: Found<T>,
): number | null => {
  const later = findAll(after, tokens).find(cover => cover.from === to)
  if (later) return later.to
  return findAll(before, tokens).some(cover => cover.to === from) ? to : null
}

/** The first value that is not refused; the tokens of the refused ones are blanks for the next look. */
const firstWanted = <T>(denials: Denials, tokens: readonly string[], read: Read<T>): Found<T> | null => {
  const one = read(tokens)
  const end = one && denialEnd(denials, tokens, one)
  if (!one || end === null) return one
  return firstWanted(denials, blank(tokens, one.from, end), read)
}

/** The value that is meant in the end; null when every one was refused. */
export const settle = <T>(denials: Denials, tokens: readonly string[], read: Read<T>): Found<T> | null => {
  const one = firstWanted(denials, tokens, read)
  if (!one) return null
  const between = findAll(denials.between, tokens).filter(({ from }) => from >= one.to)
  const next =
    between.length > 0 ? settle(denials, blank(tokens, 0, Math.max(one.to, one.from + 1)), read) : null
  if (!next || !between.some(({ to }) => to <= next.from)) return one
  return found(next.value, one.from, next.to, Math.min(next.certainty, correctedCertainty))
}
