import type { Money } from '../language.ts'
import { readSum, type MoneyWords } from '../money.ts'
import { number, sayNumber } from './numbers.ts'

/** Each currency and its hundredth part; after a number they stay in the singular. */
const coins: Readonly<Record<string, readonly [string, string]>> = {
  AMD: ['դրամ', 'լումա'],
  EUR: ['եվրո', 'ցենտ'],
  USD: ['դոլար', 'ցենտ'],
  RUB: ['ռուբլի', 'կոպեկ'],
  GBP: ['ֆունտ', 'պենս'],
  BAM: ['մարկ', 'ֆենինգ'],
  UAH: ['գրիվնա', 'կոպեկ'],
}

const currencies: readonly (readonly [RegExp, string])[] = [
  [/^դրամ/, 'AMD'],
  [/^(եվրո|էվրո)/, 'EUR'],
  [/^դոլար/, 'USD'],
  [/^(ռուբլ|ռուբ$)/, 'RUB'],
  [/^ֆունտ/, 'GBP'],
  [/^(amd|դր)$/, 'AMD'],
]
const parts: readonly (readonly [RegExp, string])[] = [
  [/^լումա/, 'AMD'],
  [/^ցենտ/, ''],
  [/^կոպեկ/, ''],
]

const named = (list: readonly (readonly [RegExp, string])[], word: string) =>
  list.find(([pattern]) => pattern.test(word))?.[1] ?? null

const words: MoneyWords = {
  number,
  currency: word => named(currencies, word),
  hundredth: word => named(parts, word),
  joins: new Set(['եվ', 'ու']),
}

export const readMoney = (tokens: readonly string[]) => readSum(words, tokens)

/** 'Տասնհինգ հազար դրամ', 'հինգ եվրո հիսուն ցենտ' */
export const sayPrice = (amount: Money['amount'], currency: string): string => {
  const [coin, part] = coins[currency] ?? [currency, '']
  const whole = Math.floor(amount)
  const rest = Math.round((amount - whole) * 100)
  const inParts = `${sayNumber(rest)} ${part}`
  if (rest === 0) return `${sayNumber(whole)} ${coin}`
  return whole === 0 ? inParts : `${sayNumber(whole)} ${coin} ${inParts}`
}
