import { readLetters, type SpellingWords } from '../spelling.ts'
import { fold } from '../words.ts'

/** How Lithuanians call each letter. Source: Lietuvių kalbos abėcėlė (VLKK). */
const letters: readonly (readonly [string, string])[] = [
  ['a', 'a'],
  ['ą', 'a nosinė'],
  ['b', 'bė'],
  ['c', 'cė'],
  ['č', 'čė'],
  ['d', 'dė'],
  ['e', 'e'],
  ['ę', 'e nosinė'],
  ['ė', 'ė'],
  ['f', 'ef'],
  ['g', 'gė'],
  ['h', 'ha'],
  ['i', 'i'],
  ['į', 'i nosinė'],
  ['y', 'y ilgoji'],
  ['j', 'jot'],
  ['k', 'ka'],
  ['l', 'el'],
  ['m', 'em'],
  ['n', 'en'],
  ['o', 'o'],
  ['p', 'pė'],
  ['r', 'er'],
  ['s', 'es'],
  ['š', 'eš'],
  ['t', 'tė'],
  ['u', 'u'],
  ['ų', 'u nosinė'],
  ['ū', 'u ilgoji'],
  ['v', 'vė'],
  ['z', 'zet'],
  ['ž', 'žet'],
  ['w', 'dviguba vė'],
  ['x', 'iks'],
  ['q', 'kū'],
]
/** Other names a recogniser writes, folded. */
const others: readonly (readonly [string, string])[] = [
  ['igrek', 'y'],
  ['ypsilon', 'y'],
  ['zeta', 'z'],
  ['esh', 's'],
  ['sa', 's'],
  ['jota', 'j'],
]
/** First names and towns that people spell with: 'A kaip Antanas'. */
const alphabet =
  `antanas adomas birute benas cecilija darius domas elena eimantas faustas feliksas giedrius gediminas
 haris ieva ignas jonas juozas karolis kaunas kestutis laima lina linas marija morta nida nijole ona olga petras paulius
 rasa ruta simas saulius tomas tadas ugne ula vilnius vytautas zita zigmas zarasai`
    .split(/\s+/)
    .map(word => [word, word.charAt(0)] as const)

/** 'Nosinė' and 'ilgoji' stand after their letter. */
const marked = (marks: Readonly<Record<string, string>>) => (letter: string) => marks[letter] ?? letter
const nasal = marked({ a: 'ą', e: 'ę', i: 'į', u: 'ų' })
const long = marked({ u: 'ū', i: 'y' })
const caron = marked({ c: 'č', s: 'š', z: 'ž' })

const words: SpellingWords = {
  letters: new Map([
    ...letters.map(([letter]) => [fold(letter), fold(letter)] as const),
    ...letters.map(([letter, name]) => [fold(name), name.includes(' ') ? letter : fold(letter)] as const),
    ...others,
    ...alphabet,
  ]),
  examples: new Set(['kaip', 'pavyzdziui']),
  doubles: new Set(['dvi', 'du', 'dviguba']),
  marks: new Map([
    ['nosine', nasal],
    ['ilgoji', long],
    ['ilga', long],
    ['varnele', caron],
    ['paukstiukas', caron],
  ]),
}

export const readSpelling = (tokens: readonly string[]) => readLetters(words, tokens)

const spoken: ReadonlyMap<string, string> = new Map(letters)

/** Letter by letter by their names: 'ka, a, zet'. */
export const saySpelled = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFC')
    .split('')
    .flatMap(letter => spoken.get(letter) ?? spoken.get(fold(letter)) ?? [])
    .join(', ')
