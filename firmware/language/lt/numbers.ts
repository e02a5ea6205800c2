import { fold } from '../words.ts'
import { inflected, readNumber, readOrdinal, type NumberWords } from '../numbers.ts'

/** Lithuanian numerals. Forms: Dabartinės lietuvių kalbos gramatika (V. Ambrazas, ed.), chapter on the numeral. */

const foldedKeys = (table: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map([...table].map(([word, value]) => [fold(word), value]))

const adjectival = ['i', 'ios', 'ių', 'is', 'ias', 'iems', 'ioms', 'iais', 'iomis']
const values = foldedKeys(
  new Map<string, number>([
    ...inflected({ nul: 0 }, ['is', 'io', 'į', 'iui']),
    ...inflected({ vien: 1 }, ['as', 'a', 'o', 'os', 'ą', 'am', 'ai', 'ų']),
    ...inflected({ du: 2, dvi: 2, dviejų: 2, dviem: 2, trys: 3, tris: 3, trijų: 3, trims: 3 }, ['']),
    ...inflected({ ketur: 4, penk: 5, šeš: 6, septyn: 7, aštuon: 8, devyn: 9 }, adjectival),
    ...inflected({ dešimt: 10, dvidešimt: 20, trisdešimt: 30 }, ['', 'ies', 'is', 'į']),
    ...inflected(
      {
        vienuolik: 11,
        dvylik: 12,
        trylik: 13,
        keturiolik: 14,
        penkiolik: 15,
        šešiolik: 16,
        septyniolik: 17,
        aštuoniolik: 18,
        devyniolik: 19,
      },
      ['a', 'os', 'ai', 'ą'],
    ),
    ...inflected(
      {
        keturiasdešimt: 40,
        penkiasdešimt: 50,
        šešiasdešimt: 60,
        septyniasdešimt: 70,
        aštuoniasdešimt: 80,
        devyniasdešimt: 90,
      },
      ['', 'ies', 'is', 'į'],
    ),
  ]),
)

export const words: NumberWords = {
  values,
  hundreds: new Set(['simtas', 'simta', 'simtai', 'simtu', 'simtus', 'simto']),
  joins: new Set(['ir']),
}

/** Stems of the ordinals, 0 to 31; 21 to 29 and 31 are said with a cardinal ten before. */
const stems =
  'nulin pirm antr treč ketvirt penkt šešt septint aštunt devint dešimt vienuolikt dvylikt trylikt keturiolikt penkiolikt šešiolikt septyniolikt aštuoniolikt devyniolikt dvidešimt'.split(
    ' ',
  )
const endings = [
  'as',
  'a',
  'o',
  'os',
  'ą',
  'am',
  'ai',
  'ame',
  'oje',
  'i',
  'us',
  'asis',
  'oji',
  'ąją',
  'osios',
  'ajam',
]
/** 'Trečias' and 'nulinis' soften their stem before a back vowel. */
const softened = (stem: string) => (stem === 'treč' ? 'treči' : stem === 'nulin' ? 'nulini' : stem)

export const ordinals: ReadonlyMap<string, number> = foldedKeys(
  new Map<string, number>([
    ...stems.flatMap((stem, value) =>
      endings.flatMap(ending => [[stem + ending, value] as const, [softened(stem) + ending, value] as const]),
    ),
    ...inflected({ trisdešimt: 30 }, endings),
  ]),
)

export const number = (tokens: readonly string[], at: number) => readNumber(words, tokens, at)
export const ordinal = (tokens: readonly string[], at: number) => readOrdinal(ordinals, words, tokens, at)

const masculine = 'nulis vienas du trys keturi penki šeši septyni aštuoni devyni'.split(' ')
const feminine = 'nulis viena dvi trys keturios penkios šešios septynios aštuonios devynios'.split(' ')
const teens =
  'dešimt vienuolika dvylika trylika keturiolika penkiolika šešiolika septyniolika aštuoniolika devyniolika'.split(
    ' ',
  )
const tens =
  'x dešimt dvidešimt trisdešimt keturiasdešimt penkiasdešimt šešiasdešimt septyniasdešimt aštuoniasdešimt devyniasdešimt'.split(
    ' ',
  )

export type Gender = 'masculine' | 'feminine'

/** 0 to 999, nominative. */
export const sayNumber = (value: number, gender: Gender = 'masculine'): string => {
  const units = gender === 'masculine' ? masculine : feminine
  if (value > 999) return String(value)
  if (value < 10) return units[value] ?? ''
  if (value < 20) return teens[value - 10] ?? ''
  if (value < 100)
    return [tens[Math.floor(value / 10)], units[value % 10]].slice(0, value % 10 ? 2 : 1).join(' ')
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const head = hundreds === 1 ? 'šimtas' : `${masculine[hundreds]} šimtai`
  return rest ? `${head} ${sayNumber(rest, gender)}` : head
}

/** 0 to 31, feminine: 'devintą' (dieną, valandą) or 'devintos'. */
export const sayOrdinal = (value: number, form: 'accusative' | 'genitive'): string => {
  const ending = form === 'accusative' ? 'ą' : 'os'
  if (value <= 20) return softened(stems[value] ?? '') + ending
  if (value === 30) return `trisdešimt${ending}`
  return `${tens[Math.floor(value / 10)]} ${softened(stems[value % 10] ?? '')}${ending}`
}

/** Which form of a noun follows a number: 1 euras, 2 eurai, 10 eurų. Source: Unicode CLDR plural rules, lt. */
export const counted = (value: number, [one, few, other]: readonly [string, string, string]): string => {
  const isTeen = value % 100 >= 11 && value % 100 <= 19
  if (value % 10 === 1 && !isTeen) return one
  return value % 10 === 0 || isTeen ? other : few
}

/** Digits in the order said: single ones, or pairs as 'šešiasdešimt du'. */
export const readDigits = (tokens: readonly string[]): string => {
  let digits = ''
  for (let at = 0; at < tokens.length; at += 1) {
    const figures = /^\d+$/.exec(tokens[at] ?? '')?.[0]
    const found = figures === undefined ? number(tokens, at) : null
    digits += figures ?? found?.value ?? ''
    if (found) at = found.to - 1
  }
  return digits
}
