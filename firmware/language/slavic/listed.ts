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
