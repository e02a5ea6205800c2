import type { Found } from '../language.ts'
import { inflected, readNumber, readOrdinal, type NumberWords } from '../numbers.ts'
import { fold } from '../words.ts'

/**
 * Croatian and Bosnian numerals. Forms: E. Barić et al., Hrvatska gramatika, chapter on numerals; the short spoken ones
 * ('dvajs', 'petnajst') as telephone callers say them.
 */

const foldedKeys = (table: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map([...table].map(([word, value]) => [fold(word), value]))

const forms: Readonly<Record<number, string>> = {
  0: 'nula nule nuli nulu nulom ništica',
  1: 'jedan jedna jedno jednog jednoga jednom jednome jednomu jednu jedne jednoj jednim jedni',
  2: 'dva dvije dvaju dviju dvama dvjema dvoje dve dvojica',
  3: 'tri triju trima troje',
  4: 'četiri četiriju četirima četvero četri',
  5: 'pet petero petoro',
  6: 'šest šestero',
  7: 'sedam sedmero',
  8: 'osam osmero',
  9: 'devet devetero',
  10: 'deset desetero desetak',
  20: 'dvadeset dvadesetak dvades dvaest dvajst',
  30: 'trideset tridesetak trides triest',
  40: 'četrdeset četrdes',
  50: 'pedeset pedes',
  60: 'šezdeset šeset',
  70: 'sedamdeset',
  80: 'osamdeset',
  90: 'devedeset',
  200: 'dvjesto dvjesta dvesto dvesta',
  300: 'tristo trista',
  400: 'četiristo četristo',
  500: 'petsto',
  600: 'šeststo šesto',
  700: 'sedamsto',
  800: 'osamsto',
  900: 'devetsto',
}

const teenStems = 'jedan dva tri četr pet šes sedam osam devet'.split(' ')
const values = foldedKeys(
  new Map<string, number>([
    ...Object.entries(forms).flatMap(([value, words]) =>
      words.split(' ').map(word => [word, Number(value)] as const),
    ),
    ...teenStems.flatMap((stem, i) =>
      [`${stem}aest`, `${stem}naest`, `${stem}najst`, `${stem}nest`].map(word => [word, 11 + i] as const),
    ),
  ]),
)

export const words: NumberWords = {
  // 'šesto' is 'the sixth' far more often than a short 600
  values: new Map([...values].filter(([word]) => word !== 'sesto')),
  hundreds: new Set(['sto', 'stotina', 'stotinu', 'stotine']),
  thousands: new Set(['tisuca', 'tisucu', 'tisuce', 'hiljada', 'hiljadu', 'hiljade']),
  joins: new Set(['i']),
  unitJoins: new Set(['i']),
}

const unitStems =
  'nult prv drug treć četvrt pet šest sedm osm devet deset jedanaest dvanaest trinaest četrnaest petnaest šesnaest sedamnaest osamnaest devetnaest'.split(
    ' ',
  )
const tenStems = 'x deset dvadeset trideset četrdeset pedeset šezdeset sedamdeset osamdeset devedeset'.split(
  ' ',
)
const hard = ['i', 'a', 'o', 'e', 'u', 'og', 'oga', 'om', 'ome', 'omu', 'oj', 'im', 'ih']
const soft = ['i', 'a', 'e', 'u', 'eg', 'ega', 'em', 'emu', 'oj', 'im', 'ih']

/** 'Prvi' to 'devedeseti', and the round years 'devetstote', 'dvijetisućite'. */
export const ordinals: ReadonlyMap<string, number> = foldedKeys(
  new Map<string, number>([
    ...unitStems.flatMap((stem, value) => [...inflected({ [stem]: value }, stem === 'treć' ? soft : hard)]),
    ...tenStems.flatMap((stem, ten) => (ten < 2 ? [] : [...inflected({ [stem]: ten * 10 }, hard)])),
    ...inflected({ stot: 100, devetstot: 900, dvijetisućit: 2_000, dvijehiljadit: 2_000 }, [
      'a',
      'e',
      'oj',
      'u',
    ]),
  ]),
)

/** Without marks 'što' ('what') looks like 'sto': alone it is a hundred only where something is counted. */
const isWhat = (tokens: readonly string[], { from, to }: Found<number>) =>
  to === from + 1 &&
  tokens[from] === 'sto' &&
  tokens.length > 1 &&
  !/^(eur|kun|mara|konvert|km|bam|cent|dolar|dinar|posto|pet|jedan)/.test(tokens[to] ?? '')

/** A cardinal, in words or figures. */
export const number = (tokens: readonly string[], at: number): Found<number> | null => {
  const one = readNumber(words, tokens, at)
  return one && !isWhat(tokens, one) ? one : null
}
export const ordinal = (tokens: readonly string[], at: number) => readOrdinal(ordinals, words, tokens, at)

/** What words differ when they are spoken in Croatian or in Bosnian. */
export interface Lexicon {
  /** Genitive, as after a day of the month. */
  readonly months: readonly string[]
  /** One, two, five: 'tisuću', 'tisuće', 'tisuća'; the last is the nominative of one too. */
  readonly thousand: readonly [string, string, string]
  /** The year 2000 as an ordinal, genitive. */
  readonly year2000: string
}

export type Gender = 'masculine' | 'feminine'

/** Which form of a noun follows a number: 1 kuna, 2 kune, 5 kuna. Source: Unicode CLDR plural rules, hr. */
export const counted = (value: number, [one, few, many]: readonly [string, string, string]): string => {
  const isTeen = value % 100 >= 11 && value % 100 <= 14
  if (value % 10 === 1 && !isTeen) return one
  return value % 10 >= 2 && value % 10 <= 4 && !isTeen ? few : many
}

const units = 'nula jedan dva tri četiri pet šest sedam osam devet'.split(' ')
const teens =
  'deset jedanaest dvanaest trinaest četrnaest petnaest šesnaest sedamnaest osamnaest devetnaest'.split(' ')
const hundreds = 'x sto dvjesto tristo četiristo petsto šeststo sedamsto osamsto devetsto'.split(' ')

const sayUnit = (value: number, gender: Gender) =>
  gender === 'feminine' && (value === 1 || value === 2) ? (value === 1 ? 'jedna' : 'dvije') : units[value]

const parts = (value: number, gender: Gender): readonly (string | undefined)[] => {
  const rest = value % 100
  const head = value >= 100 ? [hundreds[Math.floor(value / 100)]] : []
  if (rest === 0) return head
  if (rest < 10) return [...head, sayUnit(rest, gender)]
  if (rest < 20) return [...head, teens[rest - 10]]
  const unit = rest % 10 === 0 ? [] : [sayUnit(rest % 10, gender)]
  return [...head, tenStems[Math.floor(rest / 10)], ...unit]
}

/** 0 to 999 999. */
export const sayNumber = (lexicon: Lexicon, value: number, gender: Gender = 'masculine'): string => {
  if (value === 0) return 'nula'
  const [one, few, many] = lexicon.thousand
  const thousands = Math.floor(value / 1_000)
  const noun = counted(thousands, [many, few, many])
  const head = thousands === 0 ? [] : thousands === 1 ? [one] : [...parts(thousands, 'feminine'), noun]
  return [...head, ...parts(value % 1_000, gender)].join(' ')
}

/** 1 to 99 as an ordinal: masculine genitive 'dvadeset šestog', feminine genitive 'osamdeset pete'. */
export const sayOrdinal = (value: number, form: 'og' | 'e'): string => {
  const end = (stem: string | undefined) => `${stem}${form === 'og' && stem === 'treć' ? 'eg' : form}`
  if (value < 20) return end(unitStems[value])
  const ten = tenStems[Math.floor(value / 10)]
  return value % 10 === 0 ? end(ten) : `${ten} ${end(unitStems[value % 10])}`
}

/** A year, feminine genitive: 'tisuću devetsto osamdeset pete'. */
export const sayYear = (lexicon: Lexicon, year: number): string => {
  if (year === 2_000) return lexicon.year2000
  const rest = year % 100
  if (rest > 0) return `${sayNumber(lexicon, year - rest)} ${sayOrdinal(rest, 'e')}`
  return `${sayNumber(lexicon, year - (year % 1_000))} ${hundreds[Math.floor((year % 1_000) / 100)]}te`
}
