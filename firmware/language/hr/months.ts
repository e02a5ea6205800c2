import { fold } from '../words.ts'

/** Every form of a month, in Croatian and in the words that Bosnian shares with most of Europe. */
const stems: readonly (readonly [string, string])[] = [
  ['siječanj siječnja siječnju sječanj sječnja', 'januar januara januaru janvar'],
  ['veljača veljače veljači veljaču', 'februar februara februaru'],
  ['ožujak ožujka ožujku', 'mart marta martu'],
  ['travanj travnja travnju', 'april aprila aprilu'],
  ['svibanj svibnja svibnju', 'maj maja maju'],
  ['lipanj lipnja lipnju', 'juni juna junu jun'],
  ['srpanj srpnja srpnju', 'juli jula julu jul'],
  ['kolovoz kolovoza kolovozu', 'august augusta augustu avgust avgusta avgustu'],
  ['rujan rujna rujnu', 'septembar septembra septembru'],
  ['listopad listopada listopadu', 'oktobar oktobra oktobru'],
  ['studeni studenog studenoga studenom studenome', 'novembar novembra novembru'],
  ['prosinac prosinca prosincu', 'decembar decembra decembru'],
]

const monthForms: ReadonlyMap<string, number> = new Map(
  stems.flatMap(([hr, bs], i) => `${hr} ${bs}`.split(' ').map(word => [fold(word), i + 1] as const)),
)

/** 1 to 12 by its name; 0 when the word is none. */
export const monthOf = (word: string | undefined): number => monthForms.get(word ?? '') ?? 0

/** Women are called so too: alone they are no month. */
export const isName = (word: string | undefined): boolean => word === 'maja' || word === 'marta'
