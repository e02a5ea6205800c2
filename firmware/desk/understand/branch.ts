import type { Cover } from '../../language/kinds.ts'
import type { Pack } from '../../language/language.ts'
import { tokens } from '../../language/words.ts'
import { nameIn, type Named } from './match.ts'

/** A name of a place stands in whatever case: this much of its beginning is enough. */
const fewestLetters = 5
const mostEnding = 4

const stem = (name: string): string => name.slice(0, Math.max(fewestLetters, name.length - 2))

type Place = Cover & { readonly id: string }

/** 'In Žirmūnuose' for 'Žirmūnai': the beginning of a name of one word, with another ending. */
const inflected = (places: readonly Named[], words: readonly string[]): Place | null => {
  for (const { id, texts } of places)
    for (const text of texts) {
      const [name = '', second] = tokens(text)
      if (second !== undefined || name.length < fewestLetters) continue
      const at = words.findIndex(word => {
        const isLonger = word.length <= name.length + mostEnding
        return isLonger && word.startsWith(stem(name))
      })
      if (at >= 0) return { id, from: at, to: at + 1 }
    }
  return null
}

/** Which of several places was named; null when none was. */
export const matchBranch = (places: readonly Named[], words: readonly string[], pack: Pack): Place | null =>
  places.length < 2 ? null : (nameIn(places, words, pack) ?? inflected(places, words))
