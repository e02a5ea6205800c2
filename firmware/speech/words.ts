/** A word as a recogniser wrote it, with how sure it was of it. */
export interface Word {
  readonly text: string
  readonly probability: number
}

/** The tokens of a text: token i is its bytes ends[i-1] to ends[i], with its natural-log probability. */
export interface TokenText {
  readonly text: Buffer
  readonly ends: readonly number[]
  readonly logProbs: readonly number[]
}

const SPACE = 0x20

/** Where each word begins, in bytes: at the first token, and at every token that begins with a blank. */
const beginsWord = (text: Buffer, start: number): boolean => start === 0 || text[start] === SPACE

/**
 * Tokens joined to words, a mark of punctuation staying with the word before it. The probability of a word is the
 * geometric mean of its tokens', so that a long word is not thought less of than a short one.
 */
export const wordsOf = ({ text, ends, logProbs }: TokenText): Word[] => {
  const starts = ends.map((_, i) => ends[i - 1] ?? 0)
  const firsts = starts.flatMap((start, i) => (beginsWord(text, start) ? [i] : []))
  return firsts.flatMap((first, i) => {
    const next = firsts[i + 1] ?? ends.length
    const word = text.toString('utf8', starts[first], ends[next - 1]).trim()
    const sum = logProbs.slice(first, next).reduce((total, logProb) => total + logProb, 0)
    return word === '' ? [] : [{ text: word, probability: Math.exp(sum / (next - first)) }]
  })
}
