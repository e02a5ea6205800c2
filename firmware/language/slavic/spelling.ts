import type { Found } from '../language.ts'
import { readLetters, type SpellingWords } from '../spelling.ts'
import { fold } from '../words.ts'

export interface SpellingTable {
  /** Each letter, its name, and the word that is said for it; a letter no word begins with has its name twice. */
  readonly letters: readonly (readonly [letter: string, name: string, word: string])[]
  /** 'бе=б алексей=а': other names and words, folded. */
  readonly others: string
  readonly examples: readonly string[]
  readonly doubles: readonly string[]
  /** Letters named by an adjective: 'мягкий=ь'. */
  readonly signs: readonly string[]
  /** Words of every day that are letters or their names too; alone they spell nothing. */
  readonly common: readonly string[]
}

const pair = (text: string): readonly [string, string] => {
  const [said = '', letter = ''] = text.split('=')
  return [fold(said), fold(letter)]
}

const wordsOf = ({ letters, others, examples, doubles, signs }: SpellingTable): Required<SpellingWords> => {
  const more = others.split(/\s+/).map(pair)
  return {
    letters: new Map([
      ...letters.flatMap(([letter, name]) => [
        [fold(letter), fold(letter)] as const,
        [fold(name), fold(letter)] as const,
      ]),
      ...more.filter(([said]) => said.length <= 3),
      ...signs.map(pair),
    ]),
    alphabet: new Map([
      ...letters.map(([letter, , word]) => [fold(word), fold(letter)] as const),
      ...more.filter(([said]) => said.length > 3),
    ]),
    examples: new Set(examples.map(fold)),
    doubles: new Set(doubles.map(fold)),
    marks: new Map([
      ['знак', letter => letter],
      ['краткое', letter => (letter === 'и' ? 'й' : letter)],
    ]),
  }
}

/** Fewer words of an alphabet than these in a row are names. */
const leastWords = 3

/** Reading and saying names letter by letter, by one table. */
export const createSpelling = (table: SpellingTable) => {
  const words = wordsOf(table)
  const common = new Set(table.common.map(fold))
  const spoken = new Map(table.letters.map(([letter, name, word]) => [letter, [name, word] as const]))
  const isSpelt = (said: readonly string[]): boolean => {
    const isWord = (one: string) => words.alphabet.has(one) && !words.letters.has(one)
    const isLetter = (one: string) => words.letters.has(one) && !common.has(one)
    return (
      said.some(isLetter) ||
      (said.length > leastWords && said.every(one => one.length === 1)) ||
      said.some(one => words.examples.has(one)) ||
      said.filter(isWord).length >= leastWords ||
      said.some((one, at) => isWord(one) && words.letters.get(said[at - 1] ?? '') === one.charAt(0))
    )
  }
  const readSpelling = (tokens: readonly string[]): Found<string> | null => {
    const found = readLetters(words, tokens)
    return found && isSpelt(tokens.slice(found.from, found.to)) ? found : null
  }
  /** 'Вэ как Василий, а как Анна': letters that sound alike are told apart by their words. */
  const saySpelled = (name: string): string =>
    Array.from(name.toLowerCase().normalize('NFC').replaceAll('ё', 'е'))
      .flatMap(letter => {
        const [called, word] = spoken.get(letter) ?? []
        if (called === undefined || word === undefined) return []
        return called === word ? [called] : [`${called} ${table.examples[0]} ${word}`]
      })
      .join(', ')
  return { readSpelling, saySpelled }
}
