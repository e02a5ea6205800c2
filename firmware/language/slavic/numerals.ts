import { found } from '../found.ts'
import type { Found } from '../language.ts'

/** Numerals as East Slavic languages build them: what a form is made of is a table, how it is put together is here. */

export type Gender = 'masculine' | 'feminine' | 'neuter'

/** Forms of a noun after a number. Source: Unicode CLDR plural rules, ru and uk: one, few, many. */
export type Forms = readonly [one: string, few: string, many: string]

export const counted = (value: number, [one, few, many]: Forms): string => {
  const isTeen = value % 100 >= 11 && value % 100 <= 14
  if (value % 10 === 1 && !isTeen) return one
  return value % 10 >= 2 && value % 10 <= 4 && !isTeen ? few : many
}

/** One case of the cardinals. */
export interface Cardinals {
  /** 0 to 19, masculine. */
  readonly units: readonly string[]
  /** 1 and 2 in the other genders. */
  readonly feminine: readonly [string, string]
  readonly neuter: readonly [string, string]
  /** 20, 30 … 90. */
  readonly tens: readonly string[]
  /** 100, 200 … 900. */
  readonly hundreds: readonly string[]
  readonly thousand: Forms
}

const sayUnit = ({ units, feminine, neuter }: Cardinals, value: number, gender: Gender): string => {
  const other = gender === 'feminine' ? feminine : gender === 'neuter' ? neuter : null
  return (value <= 2 ? other?.[value - 1] : undefined) ?? units[value] ?? ''
}

/** 0 to 999 999 in words; figures beyond. A thousand is said without its 'one'. */
export const sayCardinal = (cardinals: Cardinals, value: number, gender: Gender = 'masculine'): string => {
  if (!Number.isInteger(value) || value < 0 || value > 999_999) return String(value)
  if (value < 20) return sayUnit(cardinals, value, gender)
  const thousands = Math.floor(value / 1_000)
  const small = value % 100
  const many = thousands > 1 ? `${sayCardinal(cardinals, thousands, 'feminine')} ` : ''
  const unit = small < 20 ? small : small % 10
  return [
    thousands ? many + counted(thousands, cardinals.thousand) : '',
    cardinals.hundreds[Math.floor((value % 1_000) / 100) - 1] ?? '',
    small < 20 ? '' : (cardinals.tens[Math.floor(small / 10) - 2] ?? ''),
    unit ? sayUnit(cardinals, unit, gender) : '',
  ]
    .filter(part => part !== '')
    .join(' ')
}

/** What ordinals are made of. */
export interface OrdinalStems {
  /** 0 to 19. */
  readonly units: readonly string[]
  readonly tens: readonly string[]
  readonly hundreds: readonly string[]
  /** 1 000, 2 000. */
  readonly thousands: readonly string[]
  /** The endings of a hard stem with those of 'third' in their place. */
  readonly third: Readonly<Record<string, string>>
}

/** The last word of an ordinal, without its ending; null when the number is said otherwise. */
const lastStem = (stems: OrdinalStems, value: number): readonly [number, string | undefined] => {
  const small = value % 100
  if (small % 10 && small > 20) return [small % 10, stems.units[small % 10]]
  if (small >= 20) return [small, stems.tens[small / 10 - 2]]
  if (small || value === 0) return [small, stems.units[small]]
  if (value % 1_000) return [value % 1_000, stems.hundreds[(value % 1_000) / 100 - 1]]
  return [value, stems.thousands[value / 1_000 - 1]]
}

/** 'Двадцать' + 'шестого': all but the last word are cardinals. @param ending of a hard stem */
export const sayOrdinal = (
  cardinals: Cardinals,
  stems: OrdinalStems,
  value: number,
  ending: string,
): string => {
  const [last, stem = ''] = lastStem(stems, value)
  const word = stem + (last === 3 ? (stems.third[ending] ?? ending) : ending)
  return value > last ? `${sayCardinal(cardinals, value - last)} ${word}` : word
}

/** Every form of the ordinals, for reading. @param endings of a hard stem */
export const ordinalForms = (
  stems: OrdinalStems,
  endings: readonly string[],
): ReadonlyMap<string, number> => {
  const all: readonly (readonly [string, number])[] = [
    ...stems.units.map((stem, value) => [stem, value] as const),
    ...stems.tens.map((stem, i) => [stem, i * 10 + 20] as const),
    ...stems.hundreds.map((stem, i) => [stem, i * 100 + 100] as const),
    ...stems.thousands.map((stem, i) => [stem, i * 1_000 + 1_000] as const),
  ]
  const endingsOf = (value: number) => (value === 3 ? Object.values(stems.third) : endings)
  return new Map(all.flatMap(([stem, value]) => endingsOf(value).map(ending => [stem + ending, value])))
}

/** 'сто двести' → 100 'сто', 200 'двести': the words of a line, each `step` more than the one before. */
export const counting = (text: string, from: number, step = 1): readonly (readonly [string, number])[] =>
  text.split(/\s+/).flatMap((forms, i) => forms.split('/').map(form => [form, from + i * step] as const))

/** '26-го', '5е': an ordinal in figures, one token or two; null when there is no ending. */
export const readFigureOrdinal = (
  endings: ReadonlySet<string>,
  tokens: readonly string[],
  at: number,
): Found<number> | null => {
  const [, figures = '', glued = ''] = /^(\d{1,4})(\p{L}*)$/u.exec(tokens[at] ?? '') ?? []
  const isOrdinal = figures !== '' && endings.has(glued || (tokens[at + 1] ?? ''))
  return isOrdinal ? found(Number(figures), at, glued ? at + 1 : at + 2) : null
}
