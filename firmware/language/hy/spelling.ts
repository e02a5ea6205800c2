import { readLetters, type SpellingWords } from '../spelling.ts'
import { fold } from '../words.ts'

/** The letters and their names; on the telephone a consonant is said with a short 'ը' after it. */
const letters: readonly (readonly [letter: string, name: string])[] = [
  ['ա', 'այբ'],
  ['բ', 'բեն'],
  ['գ', 'գիմ'],
  ['դ', 'դա'],
  ['ե', 'եչ'],
  ['զ', 'զա'],
  ['է', 'է'],
  ['ը', 'ըթ'],
  ['թ', 'թո'],
  ['ժ', 'ժե'],
  ['ի', 'ինի'],
  ['լ', 'լյուն'],
  ['խ', 'խե'],
  ['ծ', 'ծա'],
  ['կ', 'կեն'],
  ['հ', 'հո'],
  ['ձ', 'ձա'],
  ['ղ', 'ղատ'],
  ['ճ', 'ճե'],
  ['մ', 'մեն'],
  ['յ', 'հի'],
  ['ն', 'նու'],
  ['շ', 'շա'],
  ['ո', 'վո'],
  ['չ', 'չա'],
  ['պ', 'պե'],
  ['ջ', 'ջե'],
  ['ռ', 'ռա'],
  ['ս', 'սե'],
  ['վ', 'վեվ'],
  ['տ', 'տյուն'],
  ['ր', 'րե'],
  ['ց', 'ցո'],
  ['ու', 'ու'],
  ['ւ', 'հյուն'],
  ['փ', 'փյուր'],
  ['ք', 'քե'],
  ['և', 'եվ'],
  ['օ', 'օ'],
  ['ֆ', 'ֆե'],
]
const vowels = new Set(['ա', 'ե', 'է', 'ը', 'ի', 'ո', 'ու', 'օ', 'և'])

/** 'Է' ('is'), 'և' ('and') and 'դա' ('that') are words before they are letters. */
const words: SpellingWords = {
  letters: new Map(
    letters.flatMap(([letter, name]) =>
      [letter, name, ...(vowels.has(letter) ? [] : [`${letter}ը`, `${letter}ա`])].map(
        word => [fold(word), fold(letter)] as const,
      ),
    ),
  ),
  examples: new Set(['ինչպես', 'ոնց', 'ինչպես՝']),
  doubles: new Set(['կրկնակի']),
  marks: new Map(),
}

export const readSpelling = (tokens: readonly string[]) => readLetters(words, tokens)

/** Letter by letter: 'սը, ա, րը, գը, սը, յը, ա, նը'. */
export const saySpelled = (name: string): string =>
  (fold(name).match(/ու|\p{L}/gu) ?? [])
    .map(letter => (vowels.has(letter) ? letter : `${letter}ը`))
    .join(', ')
