import { found } from './found.ts'
import type { Found } from './language.ts'

/** Names spelt out on the telephone. All words folded as `tokens` folds them. */
export interface SpellingWords {
  /** What stands for a letter: itself, its name ('bee', 'double u'), a word of a spelling alphabet ('kilo'). */
  readonly letters: ReadonlyMap<string, string>
  /** Words of a spelling alphabet that say nothing new right after their letter: 'k kilo'. */
  readonly alphabet?: ReadonlyMap<string, string>
  /** Words after a letter that only bring an example, which is skipped: 'for', 'as', 'in', 'like'. */
  readonly examples: ReadonlySet<string>
  /** 'Double': the next letter counts twice. */
  readonly doubles: ReadonlySet<string>
  /** Words after a letter that change it: `e` with 'acute' → 'é'. */
  readonly marks: ReadonlyMap<string, (letter: string) => string>
}

interface Letter {
  readonly text: string
  /** Said as a word of the alphabet. */
  readonly isWord: boolean
  readonly to: number
}

/** Past 'for kilo', 'as in kilo', 'kilo' after its letter: the example says nothing new. */
const afterExample = (
  words: SpellingWords,
  letter: Letter,
  tokens: readonly string[],
  at: number,
): number => {
  if (words.alphabet?.get(tokens[at] ?? '') === letter.text && !letter.isWord) return at + 1
  let to = at
  while (words.examples.has(tokens[to] ?? '')) to += 1
  return to > at ? Math.min(to + 1, tokens.length) : at
}

/** One letter by its name of two words or one. */
const readName = (words: SpellingWords, tokens: readonly string[], at: number): Letter | null => {
  const pair = words.letters.get(`${tokens[at]} ${tokens[at + 1]}`)
  if (pair !== undefined) return { text: pair, to: at + 2, isWord: false }
  const one = words.letters.get(tokens[at] ?? '') ?? words.alphabet?.get(tokens[at] ?? '')
  return one === undefined ? null : { text: one, to: at + 1, isWord: !words.letters.has(tokens[at] ?? '') }
}

const readLetter = (words: SpellingWords, tokens: readonly string[], at: number): Letter | null => {
  const single = readName(words, tokens, at)
  const isDouble = !single && words.doubles.has(tokens[at] ?? '')
  const letter = isDouble ? readName(words, tokens, at + 1) : single
  if (!letter) return null
  const mark = words.marks.get(tokens[letter.to] ?? '')
  const marked = mark ? mark(letter.text) : letter.text
  return {
    text: isDouble ? marked + marked : marked,
    isWord: letter.isWord,
    to: afterExample(words, letter, tokens, mark ? letter.to + 1 : letter.to),
  }
}

/** The longest run of letters; null when there are fewer than two. */
export const readLetters = (words: SpellingWords, tokens: readonly string[]): Found<string> | null => {
  let best: Found<string> | null = null
  for (let at = 0; at < tokens.length; at += 1) {
    let text = ''
    let to = at
    for (let one = readLetter(words, tokens, to); one; one = readLetter(words, tokens, to)) {
      text += one.text
      to = one.to
    }
    if (text.length >= 2 && text.length > (best?.value.length ?? 0)) best = found(text, at, to)
    if (text !== '') at = to - 1
  }
  return best
}
