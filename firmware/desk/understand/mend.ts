import type { Cover } from '../../language/kinds.ts'
import { fold } from '../../language/words.ts'
import type { Vocabulary } from '../../language/vocabulary.ts'

/** What was said, word by word, with what was misheard put right. */
export interface Mended {
  /** As written: a word that was heard as two is one. */
  readonly raw: readonly string[]
  /** As the readers see them. */
  readonly words: readonly string[]
  /** For each word how sure it is: 1 when it was left as it came. */
  readonly sureness: readonly number[]
  /** Which of the words as they came each begins with. */
  readonly starts: readonly number[]
}

/** The shortest word that two may be halves of, in letters. */
const fewestJoined = 4

const isWord = (text: string) => /^[\p{L}\p{M}']+$/u.test(text)

interface Word {
  readonly raw: string
  readonly word: string
  readonly sureness: number
  /** How many words it was heard as. */
  readonly count: 1 | 2
}

/**
 * Two words that are one, of which at least one half means nothing by itself. A number is never half of a word: 'seven ty'
 * in a telephone number may be a seven and a sigh.
 */
const joined = (vocabulary: Vocabulary, first: string, second: string): Word | null => {
  const raw = first + second
  const token = fold(raw)
  if (token.length < fewestJoined || !isWord(raw)) return null
  const halves = [fold(first), fold(second)]
  const [isFirstKnown, isSecondKnown] = halves.map(half => vocabulary.knows(half))
  if ((isFirstKnown && isSecondKnown) || halves.some(vocabulary.isNumber)) return null
  // whatever comes after a word known by its beginning begins like it
  if (vocabulary.knows(token, fold(first).length)) return { raw, word: token, sureness: 1, count: 2 }
  const near = isFirstKnown || isSecondKnown ? null : vocabulary.nearest(raw)
  return near && { raw, word: near.token, sureness: near.likeness, count: 2 }
}

const mendedAt = (vocabulary: Vocabulary, raw: string, next: string | null): Word => {
  const word = fold(raw)
  const pair = next === null ? null : joined(vocabulary, raw, next)
  const isKnown = vocabulary.knows(word) || !isWord(raw)
  const near = isKnown ? null : vocabulary.nearest(raw)
  if (pair && (pair.sureness === 1 || (!isKnown && pair.sureness > (near?.likeness ?? 0)))) return pair
  return near
    ? { raw, word: near.token, sureness: near.likeness, count: 1 }
    : { raw, word, sureness: 1, count: 1 }
}

/**
 * Puts right what a recogniser misheard: every word that means nothing becomes the known one that sounds like it, if there
 * is just one.
 * @param kept words that mean something already, such as a service, and names
 */
export const mend = (vocabulary: Vocabulary, raw: readonly string[], kept: readonly Cover[]): Mended => {
  const isKept = (at: number) => kept.some(({ from, to }) => at >= from && at < to)
  const words: Word[] = []
  for (let at = 0; at < raw.length;) {
    const text = raw[at] ?? ''
    const next = at + 1 < raw.length && !isKept(at + 1) ? (raw[at + 1] ?? '') : null
    const one: Word = isKept(at)
      ? { raw: text, word: fold(text), sureness: 1, count: 1 }
      : mendedAt(vocabulary, text, next)
    words.push(one)
    at += one.count
  }
  let start = 0
  const starts = words.map(({ count }) => (start += count) - count)
  return {
    raw: words.map(one => one.raw),
    words: words.map(({ word }) => word),
    sureness: words.map(({ sureness }) => sureness),
    starts,
  }
}

/** Where a cover of the words as they came lies among the mended ones. */
export const moved = ({ starts }: Mended, { from, to }: Cover): Cover => ({
  from: starts.findLastIndex(start => start <= from),
  to: starts.findLastIndex(start => start < to) + 1,
})
