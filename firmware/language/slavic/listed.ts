import { found } from '../found.ts'
import type { Found } from '../language.ts'

/** Phrases with what they mean; a word of a phrase that ends in `*` takes any ending. */
export type Listed<T> = readonly (readonly [phrase: string, meaning: T])[]

interface Phrase {
  readonly words: readonly { readonly text: string; readonly isStem: boolean }[]
  /** Its place in the list. */
  readonly index: number
}

const phraseOf = (phrase: string, index: number): Phrase => ({
  index,
  words: phrase.split(' ').map(word => {
    const isStem = word.endsWith('*')
    return { text: isStem ? word.slice(0, -1) : word, isStem }
  }),
})

/** The phrases of a list by their first letter: a list is asked at every word of what was said. */
const indexes = new WeakMap<Listed<unknown>, ReadonlyMap<string, readonly Phrase[]>>()
const indexOf = (list: Listed<unknown>): ReadonlyMap<string, readonly Phrase[]> => {
  const known = indexes.get(list)
  if (known) return known
  const phrases = list.map(([phrase], index) => phraseOf(phrase, index))
  const index = Map.groupBy(phrases, ({ words }) => words[0]?.text.charAt(0) ?? '')
  indexes.set(list, index)
  return index
}

const isAt = (tokens: readonly string[], at: number, { words }: Phrase) =>
  words.every(({ text, isStem }, i) => {
    const token = tokens[at + i]
    return isStem ? token?.startsWith(text) === true : token === text
  })

/** The longest of the phrases that starts at a token. */
export const listed = <T>(list: Listed<T>, tokens: readonly string[], at: number): Found<T> | null => {
  let best: Phrase | null = null
  for (const phrase of indexOf(list).get(tokens[at]?.charAt(0) ?? '') ?? [])
    if (phrase.words.length > (best?.words.length ?? 0) && isAt(tokens, at, phrase)) best = phrase
  const meaning = best && list[best.index]
  return best && meaning ? found(meaning[1], at, at + best.words.length) : null
}
