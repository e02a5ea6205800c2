import { readLetters, type SpellingWords } from '../spelling.ts'
import { fold } from '../words.ts'

/** How the letters are called, and what operators in Croatia and in Bosnia say for them. */
const letters: readonly (readonly [letter: string, names: string])[] = [
  ['a', 'a ana avala adria'],
  ['b', 'be b beograd biokovo branko'],
  ['c', 'ce c cetina cetinje'],
  ['č', 'če č čakovec čačak'],
  ['ć', 'će ć ćuprija'],
  ['d', 'de d dubrovnik drava'],
  ['đ', 'đe đ đakovo'],
  ['e', 'e europa evropa'],
  ['f', 'ef f foča frankopan'],
  ['g', 'ge g gospić gorica'],
  ['h', 'ha h hercegovina hvar'],
  ['i', 'i istra ivan'],
  ['j', 'je j jadran'],
  ['k', 'ka k kosovo karlovac'],
  ['l', 'el l lika'],
  ['m', 'em m mostar makarska'],
  ['n', 'en n niš nin'],
  ['o', 'o osijek'],
  ['p', 'pe p pirot pula petrinja'],
  ['q', 'ku q kju'],
  ['r', 'er r rijeka ruma'],
  ['s', 'es s split sarajevo skopje sisak'],
  ['š', 'eš š šibenik'],
  ['t', 'te t tuzla trogir'],
  ['u', 'u užice učka'],
  ['v', 've v valjevo varaždin'],
  ['w', 'w duplove'],
  ['x', 'x iks'],
  ['y', 'y ipsilon'],
  ['z', 'ze z zagreb zet'],
  ['ž', 'že ž žirovnica žirje županja'],
  ['nj', 'nj enj njegoš njivice'],
  ['lj', 'lj elj ljubljana ljubuški'],
  ['dž', 'dž dže džep'],
]

/** Without their marks 'če' and 'ce' are one word: then it is the plain letter, as more names have it. */
const byName = new Map<string, string>()
for (const [letter, names] of letters)
  for (const name of names.split(' ')) if (!byName.has(fold(name))) byName.set(fold(name), letter)

const words: SpellingWords = {
  letters: byName,
  examples: new Set(['kao', 'ko', 'od']),
  doubles: new Set(['duplo', 'dvostruko', 'duplo']),
  marks: new Map(),
}

export const readSpelling = (tokens: readonly string[]) => readLetters(words, tokens)

const spoken = new Map(letters.map(([letter, names]) => [letter, names.split(' ')[0] ?? letter]))

/** Letter by letter, each by its name: 'ha, o, er, ve, a, te'. */
export const saySpelled = (name: string): string =>
  (name.toLowerCase().match(/\p{L}/gu) ?? []).map(letter => spoken.get(letter) ?? letter).join(', ')
