import type { Cover } from '../../language/kinds.ts'
import { match, type Match, type Named } from './match.ts'

/** A name of a place stands in whatever case: this much of its beginning is enough. */
const fewestLetters = 5
const mostEnding = 4

const stem = (name: string): string => name.slice(0, Math.max(fewestLetters, name.length - 2))

/** 'In Žirmūnuose' for 'Žirmūnai': the beginning of a name of one word, with another ending. */
const inflected = (places: readonly Named[], words: readonly string[]): Match | null => {
  for (const { id, names } of places)
    for (const { text, words: count } of names) {
      if (count !== 1 || text.length < fewestLetters) continue
      const at = words.findIndex(word => {
        const isLonger = word.length <= text.length + mostEnding
        return isLonger && word.startsWith(stem(text))
      })
      if (at >= 0) return { id, likeness: 1, from: at, to: at + 1 }
    }
  return null
}

/** Which of several places was named; null when none was. */
export const matchBranch = (
  places: readonly Named[],
  words: readonly string[],
): (Cover & { readonly id: string }) | null =>
  places.length < 2 ? null : (match(places, words) ?? inflected(places, words))
