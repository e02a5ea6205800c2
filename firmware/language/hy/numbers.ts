import { found } from '../found.ts'
import type { Found } from '../language.ts'
import { readNumber, readOrdinal, type NumberWords } from '../numbers.ts'

/**
 * Armenian (Eastern) numerals. The numbers to 99 are one word, which recognisers may write as two; every one takes the
 * endings of a noun, and those tell times and dates apart. Source: J. Dum-Tragut, Armenian: Modern Eastern Armenian, 2.3.
 */

/** How a numeral ends: երեք, երեքը, երեքն, երեքի, երեքին, երեքից. */
export type Case = 'plain' | 'definite' | 'genitive' | 'dative' | 'ablative'

const units = 'զրո մեկ երկու երեք չորս հինգ վեց յոթ ութ ինը'.split(' ')
const tens = 'x տասն քսան երեսուն քառասուն հիսուն վաթսուն յոթանասուն ութսուն իննսուն'.split(' ')

/** 0 to 99, one word. */
const small = (value: number): string => {
  if (value < 10) return units[value] ?? ''
  if (value === 10) return 'տասը'
  return `${tens[Math.floor(value / 10)]}${value % 10 === 0 ? '' : units[value % 10]}`
}

/** What endings are put to: երկուս-ին, ինն-ին, տաս-ին. */
const stemOf = (word: string): string => {
  if (word.endsWith('երկու')) return `${word}ս`
  if (word.endsWith('ինը')) return `${word.slice(0, -1)}ն`
  return word === 'տասը' ? 'տաս' : word.replace(/զրո$/, 'զրոյ')
}

/** A numeral with an ending. @param ending 'ն' is the article before a vowel, 'ը' elsewhere */
export const decline = (word: string, ending: 'ը' | 'ն' | 'ի' | 'ին' | 'ից'): string => {
  if (word.endsWith('զրո') && (ending === 'ը' || ending === 'ն')) return `${word}ն`
  const stem = stemOf(word)
  return stem.endsWith('ինն') && ending === 'ն' ? stem : stem + ending
}

const cases: readonly (readonly ['ը' | 'ն' | 'ի' | 'ին' | 'ից', Case])[] = [
  ['ը', 'definite'],
  ['ն', 'definite'],
  ['ի', 'genitive'],
  ['ին', 'dative'],
  ['ից', 'ablative'],
]

interface Form {
  readonly value: number
  readonly in: Case
}

const formsOf = (word: string, value: number): readonly (readonly [string, Form])[] => [
  ...cases.map(([ending, name]) => [decline(word, ending), { value, in: name }] as const),
  [word, { value, in: 'plain' }],
]

/** Spoken forms of the street, and the Russian zero. */
const loose: Readonly<Record<string, number>> = {
  տաս: 10,
  իրեք: 3,
  էրեք: 3,
  էրկու: 2,
  քառսուն: 40,
  նոլ: 0,
  զերո: 0,
  մի: 1,
  մինը: 1,
}

const forms: ReadonlyMap<string, Form> = new Map([
  ...Object.entries(loose).flatMap(([word, value]) => formsOf(word, value)),
  ...Array.from({ length: 100 }, (_, value) => formsOf(small(value), value)).flat(),
])
const bigForms = (word: string) => formsOf(word, 0).map(([form]) => form)

export const words: NumberWords = {
  values: new Map([
    ...[...forms].map(([word, { value }]) => [word, value] as const),
    ...[2, 3, 4, 5, 6, 7, 8, 9].flatMap(value =>
      bigForms(`${units[value]}հարյուր`).map(word => [word, value * 100] as const),
    ),
  ]),
  hundreds: new Set(bigForms('հարյուր')),
  thousands: new Set(bigForms('հազար')),
  joins: new Set(['ու', 'եվ']),
  ends: new Set([...forms].filter(([, form]) => form.in !== 'plain').map(([word]) => word)),
}

/** 'Հինգերորդ'; the first four have words of their own. */
const ordinalOf = (value: number): string => {
  const irregular = { 1: 'առաջին', 2: 'երկրորդ', 3: 'երրորդ', 4: 'չորրորդ' }[value]
  if (irregular !== undefined) return irregular
  if (value === 10) return 'տասներորդ'
  return `${small(value).replace(/ինը$/, 'ինն')}երորդ`
}

export const ordinals: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 31 }, (_, i) => i + 1).flatMap(value =>
    ['', 'ը', 'ն', 'ի', 'ին', 'ից', 'ում', 'ով'].map(ending => [ordinalOf(value) + ending, value] as const),
  ),
)

const endings: Readonly<Record<string, Case>> = {
  ը: 'definite',
  ն: 'definite',
  ի: 'genitive',
  ին: 'dative',
  ից: 'ablative',
}

/** A number with the ending it stands in: 'երեքից', 'քսան մեկին', '15-ին'. */
export interface Numeral extends Found<number> {
  readonly in: Case
}

/** The case a word or a figure with its ending stands in, where the value before `to` ends. */
const caseAt = (tokens: readonly string[], to: number): Case => {
  const last = tokens[to - 1] ?? ''
  if (/^[\d:]+$/.test(last)) return 'plain'
  const form = forms.get(last)
  if (form) return form.in
  return last.endsWith('ից') ? 'ablative' : last.endsWith('ին') ? 'dative' : 'plain'
}

/** Takes the ending that a hyphen parted from its figure: '15-ին' is two tokens. */
export const withEnding = <T>(tokens: readonly string[], one: Found<T>): Found<T> & { readonly in: Case } => {
  const parted = /^[\d:]+$/.test(tokens[one.to - 1] ?? '') ? endings[tokens[one.to] ?? ''] : undefined
  return { ...one, to: parted ? one.to + 1 : one.to, in: parted ?? caseAt(tokens, one.to) }
}

export const number = (tokens: readonly string[], at: number): Numeral | null => {
  const one = readNumber(words, tokens, at)
  return one && withEnding(tokens, one)
}

/** 'Երկրորդ', '2-րդ' */
export const ordinal = (tokens: readonly string[], at: number): Found<number> | null => {
  const isFigure =
    /^\d{1,2}$/.test(tokens[at] ?? '') && /^(րդ|երորդ|երրորդ|րդը|րդն)$/.test(tokens[at + 1] ?? '')
  return isFigure ? found(Number(tokens[at]), at, at + 2) : readOrdinal(ordinals, words, tokens, at)
}

/** The words of a number, to be declined at the last. */
const spoken = (value: number): readonly string[] => {
  const thousands = Math.floor(value / 1_000)
  const hundreds = Math.floor((value % 1_000) / 100)
  const rest = value % 100
  return [
    ...(thousands > 1 ? spoken(thousands) : []),
    ...(thousands > 0 ? ['հազար'] : []),
    ...(hundreds > 1 ? [small(hundreds)] : []),
    ...(hundreds > 0 ? ['հարյուր'] : []),
    ...(rest > 0 || value === 0 ? [small(rest)] : []),
  ]
}

/** 0 to 999 999, with an ending where one is wanted: 'քսանվեցին'. */
export const sayNumber = (value: number, ending?: 'ը' | 'ն' | 'ի' | 'ին' | 'ից'): string => {
  const all = spoken(value)
  const last = all.at(-1) ?? ''
  return [...all.slice(0, -1), ending ? decline(last, ending) : last].join(' ')
}
