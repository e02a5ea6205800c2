import type { Pack, Wish } from '../../language/language.ts'
import { distance, fold } from '../../language/words.ts'

/**
 * Wishes about a visit that is there, found although one letter of their word was misheard: 'otkezati' for 'otkazati'.
 * Only these, since a caller taken for one who books would get a second visit, while both are read back before anything
 * is changed. Words of seven letters or more: of the six languages' shorter ones many are one letter apart.
 */

const aboutVisits = ['move', 'cancel'] as const
const fewestLetters = 7

const known = new WeakMap<Pack, ReadonlyMap<Wish, readonly string[]>>()

/** The patterns that are one long word, without what stands for any ending. */
const longWords = (pack: Pack): ReadonlyMap<Wish, readonly string[]> => {
  const before = known.get(pack)
  if (before) return before
  const of = (wish: Wish) =>
    pack.wishes[wish]
      .filter(pattern => /^\p{L}+\*?$/u.test(pattern))
      .map(pattern => fold(pattern))
      .filter(pattern => pattern.length >= fewestLetters)
  const found = new Map(aboutVisits.map(wish => [wish, of(wish)] as const))
  known.set(pack, found)
  return found
}

const isLike = (word: string, pattern: string): boolean => {
  const stem = pattern.endsWith('*') ? pattern.slice(0, -1) : null
  return stem === null ? distance(word, pattern, 1) <= 1 : distance(word.slice(0, stem.length), stem, 1) <= 1
}

export const misheardWishes = (pack: Pack, words: readonly string[]): readonly Wish[] => {
  const long = words.filter(word => word.length >= fewestLetters)
  if (long.length === 0) return []
  return [...longWords(pack)].flatMap(([wish, patterns]) =>
    long.some(word => patterns.some(pattern => isLike(word, pattern))) ? [wish] : [],
  )
}
