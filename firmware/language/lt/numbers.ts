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
  thousands: new Set(['tukstantis', 'tukstanti', 'tukstancio', 'tukstanciai', 'tukstancius', 'tukstanciu']),
  joins: new Set(['ir']),
}

/** Stems of the ordinals 0 to 20 and of the tens; others are said with cardinals before. */
const stems =
  'nulin pirm antr treč ketvirt penkt šešt septint aštunt devint dešimt vienuolikt dvylikt trylikt keturiolikt penkiolikt šešiolikt septyniolikt aštuoniolikt devyniolikt dvidešimt'.split(
    ' ',
  )
const tenStems = {
  trisdešimt: 30,
  keturiasdešimt: 40,
  penkiasdešimt: 50,
  šešiasdešimt: 60,
  septyniasdešimt: 70,
  aštuoniasdešimt: 80,
  devyniasdešimt: 90,
}
const endings = `as a o os ą am ai ame oje i us ų ais omis iems oms u
 asis oji ąją ąjį osios ojo ajam ajai ieji ųjų aisiais ajame ojoje`.split(/\s+/)
/** 'Trečias' and 'nulinis' soften their stem before a back vowel. */
const softened = (stem: string) => (stem === 'treč' ? 'treči' : stem === 'nulin' ? 'nulini' : stem)

export const ordinals: ReadonlyMap<string, number> = foldedKeys(
  new Map<string, number>([
    ...stems.flatMap((stem, value) =>
      endings.flatMap(ending => [[stem + ending, value] as const, [softened(stem) + ending, value] as const]),
    ),
    ...inflected(tenStems, endings),
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

const sayUnderThousand = (value: number, gender: Gender): string => {
  const units = gender === 'masculine' ? masculine : feminine
  if (value < 10) return units[value] ?? ''
  if (value < 20) return teens[value - 10] ?? ''
  if (value < 100)
    return [tens[Math.floor(value / 10)], units[value % 10]].slice(0, value % 10 ? 2 : 1).join(' ')
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const head = hundreds === 1 ? 'šimtas' : `${masculine[hundreds]} šimtai`
  return rest ? `${head} ${sayUnderThousand(rest, gender)}` : head
}

const thousandForms = ['tūkstantis', 'tūkstančiai', 'tūkstančių'] as const

/** 0 to 999 999, nominative. */
export const sayNumber = (value: number, gender: Gender = 'masculine'): string => {
  const thousands = Math.floor(value / 1_000)
  const rest = value % 1_000
  if (thousands === 0) return sayUnderThousand(rest, gender)
  const count = thousands === 1 ? '' : `${sayUnderThousand(thousands, 'masculine')} `
  const head = `${count}${counted(thousands, thousandForms)}`
  return rest ? `${head} ${sayUnderThousand(rest, gender)}` : head
}

const ordinalEndings = { accusative: 'ą', genitive: 'os', nominative: 'a', 'genitive plural': 'ų' } as const

/** 0 to 99, feminine: 'devintą' (dieną, valandą), 'devintos', 'devinta'; the genitive plural is that of years. */
export const sayOrdinal = (value: number, form: keyof typeof ordinalEndings): string => {
  const ending = ordinalEndings[form]
  if (value <= 20) return softened(stems[value] ?? '') + ending
  const ten = tens[Math.floor(value / 10)] ?? ''
  return value % 10 === 0 ? ten + ending : `${ten} ${softened(stems[value % 10] ?? '')}${ending}`
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
