import type { Cover } from '../../language/kinds.ts'
import type { Vocabulary } from '../../language/vocabulary.ts'
import { blanked } from './named.ts'

/** Shorter ones are articles, prepositions and the like. */
const fewestLetters = 4

/**
 * Words that nothing was made of, and that belong to nothing the desk listens for.
 * @param used words that something was made of
 */
export const strangeIn = (
  words: readonly string[],
  used: readonly Cover[],
  { means }: Pick<Vocabulary, 'means'>,
): readonly string[] =>
  blanked(words, used).filter(
    word => word.length >= fewestLetters && /^[\p{L}\p{M}']+$/u.test(word) && !means(word),
  )
