import type { Pack } from '../../language/language.ts'
import type { Vocabulary } from '../../language/vocabulary.ts'
import { fold } from '../../language/words.ts'
import type { Day } from '../../time/calendar.ts'

interface Said {
  /** As written, and as the readers see them; words that mean something already are blank. */
  readonly raw: readonly string[]
  readonly words: readonly string[]
  readonly pack: Pack
  readonly vocabulary: Vocabulary
  readonly today: Day
}

/** More than two are nothing to choose from. */
const most = 2

/** The day that the words name with one of them taken for another; null where it is none that somebody can come on. */
const dayWith = ({ words, pack, today }: Said, at: number, token: string): Day | null => {
  const found = pack.readDay(words.with(at, token), today)
  if (!found || found.from > at || found.to <= at) return null
  const { from, to } = found.value
  return from === to && from >= today ? from : null
}

/** Days that a word may have been that means nothing as it was heard: 'tursday'. To be asked about, at most two. */
export const nearDays = (said: Said): readonly Day[] => {
  const { raw, words, vocabulary } = said
  const days = raw.flatMap((word, at) => {
    const isOpen = words[at] !== '' && /^[\p{L}\p{M}']{3,}$/u.test(word) && !vocabulary.knows(fold(word))
    return isOpen ? vocabulary.among(word).flatMap(token => dayWith(said, at, token) ?? []) : []
  })
  const different = [...new Set(days)]
  return different.length <= most ? different : []
}
