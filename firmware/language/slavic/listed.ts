import { found } from '../found.ts'
import type { Found } from '../language.ts'

/** Phrases with what they mean; a word of a phrase that ends in `*` takes any ending. */
export type Listed<T> = readonly (readonly [phrase: string, meaning: T])[]

const isAt = (tokens: readonly string[], at: number, phrase: string) =>
  phrase
    .split(' ')
    .every((word, i) =>
      word.endsWith('*') ? tokens[at + i]?.startsWith(word.slice(0, -1)) : tokens[at + i] === word,
    )

/** The longest of the phrases that starts at a token. */
export const listed = <T>(list: Listed<T>, tokens: readonly string[], at: number): Found<T> | null =>
  list.reduce<Found<T> | null>((best, [phrase, meaning]) => {
    const to = at + phrase.split(' ').length
    return isAt(tokens, at, phrase) && to > (best?.to ?? at) ? found(meaning, at, to) : best
  }, null)

/** Words that say 'if' before a 'no', which then takes nothing back. */
const conditions = new Set(['если', 'якщо', 'коли', 'или', 'чи', 'або'])

/** What is said after the last word that takes back what came before it, else what is said at all. */
export const corrected = <T>(
  corrections: ReadonlySet<string>,
  tokens: readonly string[],
  read: (tokens: readonly string[]) => Found<T> | null,
): Found<T> | null => {
  const last = tokens.findLastIndex(
    (word, at) => corrections.has(word) && !conditions.has(tokens[at - 1] ?? ''),
  )
  const tail = last < 0 ? null : read(tokens.slice(last + 1))
  return tail ? found(tail.value, tail.from + last + 1, tail.to + last + 1, tail.certainty) : read(tokens)
}
