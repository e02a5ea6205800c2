import { readLetters, type SpellingWords } from '../spelling.ts'
import { fold } from '../words.ts'

/** The radiotelephony alphabet (ITU Radio Regulations, Appendix 14) and what British operators say besides it. */
const alphabet =
  `alpha alfa apple andrew adam bravo bertie benjamin charlie delta david echo edward elephant foxtrot freddie
 golf george hotel harry india isaac juliet juliett jack john kilo king lima lucy london mike mother mary november
 nellie oscar oliver papa peter quebec queen romeo robert roger sierra sugar sam tango tommy uniform uncle victor
 whiskey whisky william xray xylophone yankee yellow zulu zebra`
    .split(/\s+/)
    .map(word => [word, word.charAt(0)] as const)

/** The names of the letters as a recogniser writes them. */
const names: Readonly<Record<string, string>> = {
  ay: 'a',
  bee: 'b',
  cee: 'c',
  sea: 'c',
  see: 'c',
  dee: 'd',
  ee: 'e',
  ef: 'f',
  eff: 'f',
  gee: 'g',
  aitch: 'h',
  haitch: 'h',
  jay: 'j',
  kay: 'k',
  el: 'l',
  ell: 'l',
  em: 'm',
  en: 'n',
  oh: 'o',
  pee: 'p',
  cue: 'q',
  queue: 'q',
  ar: 'r',
  are: 'r',
  ess: 's',
  tee: 't',
  you: 'u',
  'double u': 'w',
  'double you': 'w',
  vee: 'v',
  ex: 'x',
  why: 'y',
  zed: 'z',
  zee: 'z',
}

const words: SpellingWords = {
  letters: new Map([
    ...'abcdefghijklmnopqrstuvwxyz'.split('').map(letter => [letter, letter] as const),
    ...Object.entries(names),
    ...alphabet,
  ]),
  examples: new Set(['for', 'as', 'in', 'like']),
  doubles: new Set(['double']),
  marks: new Map(),
}

export const readSpelling = (tokens: readonly string[]) => readLetters(words, tokens)

/** Letter by letter: 'S, M, I, T, H'. English has no marks, so they are left out. */
export const saySpelled = (name: string): string =>
  fold(name)
    .split('')
    .filter(letter => /[a-z]/.test(letter))
    .map(letter => letter.toUpperCase())
    .join(', ')
