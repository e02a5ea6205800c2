import type { Money } from '../language.ts'
import { readSum, type MoneyWords } from '../money.ts'
import { fold } from '../words.ts'
import { counted, number, sayNumber, type Gender, type Lexicon } from './numbers.ts'

/** What each currency and its hundredth part are called: one, two to four, five and more. */
interface Coin {
  readonly gender: Gender
  readonly whole: readonly [string, string, string]
  readonly part: readonly [string, string, string]
  readonly partGender: Gender
}

const coin = (gender: Gender, whole: string, partGender: Gender, part: string): Coin => ({
  gender,
  whole: whole.split(',') as [string, string, string],
  partGender,
  part: part.split(',') as [string, string, string],
})

const marks = 'konvertibilna marka,konvertibilne marke,konvertibilnih maraka'
const coins: Readonly<Record<string, Coin>> = {
  EUR: coin('masculine', 'euro,eura,eura', 'masculine', 'cent,centa,centi'),
  BAM: coin('feminine', marks, 'masculine', 'fening,feninga,feninga'),
  HRK: coin('feminine', 'kuna,kune,kuna', 'feminine', 'lipa,lipe,lipa'),
  GBP: coin('feminine', 'funta,funte,funti', 'masculine', 'peni,penija,penija'),
  USD: coin('masculine', 'dolar,dolara,dolara', 'masculine', 'cent,centa,centi'),
  AMD: coin('masculine', 'dram,drama,drama', 'feminine', 'luma,lume,luma'),
  UAH: coin('feminine', 'hrivnja,hrivnje,hrivnji', 'feminine', 'kopijka,kopijke,kopijki'),
  RUB: coin('feminine', 'rublja,rublje,rublji', 'feminine', 'kopejka,kopejke,kopejki'),
}

const table = (lists: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(lists).flatMap(([code, list]) => list.split(' ').map(word => [fold(word), code] as const)),
  )

const wholes = table({
  EUR: 'euro eura eur euri eurića evro evra evri €',
  BAM: 'km marka marke maraka marku bam kaem kam',
  HRK: 'kuna kune kunu kn hrk',
  GBP: 'funta funte funti',
  USD: 'dolar dolara dolari',
})
const parts = table({
  EUR: 'cent centa centi cenata',
  BAM: 'fening feninga pfening pfeniga feningi',
  HRK: 'lipa lipe lipu',
})

const words: MoneyWords = {
  number,
  currency: word => wholes.get(word) ?? null,
  hundredth: word => parts.get(word) ?? null,
  joins: new Set(['i']),
}

/** 'Konvertibilnih maraka' is one currency in two words: the first is left out. */
export const readMoney = (tokens: readonly string[]) => {
  const kept = [...tokens.keys()].filter(at => !tokens[at]?.startsWith('konvertibiln'))
  const sum = readSum(
    words,
    kept.map(at => tokens[at] ?? ''),
  )
  return sum && { ...sum, from: kept[sum.from] ?? 0, to: (kept[sum.to - 1] ?? 0) + 1 }
}

/** 'Dvadeset pet eura i pedeset centi', 'jedna konvertibilna marka' */
export const sayPrice = (lexicon: Lexicon, amount: Money['amount'], currency: string): string => {
  const names = coins[currency] ?? coin('masculine', `${currency},${currency},${currency}`, 'masculine', ',,')
  const whole = Math.floor(amount)
  const rest = Math.round((amount - whole) * 100)
  const inWhole = `${sayNumber(lexicon, whole, names.gender)} ${counted(whole, names.whole)}`
  const inParts = `${sayNumber(lexicon, rest, names.partGender)} ${counted(rest, names.part)}`
  if (rest === 0) return inWhole
  return whole === 0 ? inParts : `${inWhole} i ${inParts}`
}
