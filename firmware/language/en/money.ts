import type { Money } from '../language.ts'
import { readSum, type MoneyWords } from '../money.ts'
import { number, sayNumber } from './numbers.ts'

/** What each currency is called: one, many, and its hundredth part. */
const coins: Readonly<Record<string, readonly [string, string, string, string]>> = {
  EUR: ['euro', 'euros', 'cent', 'cents'],
  GBP: ['pound', 'pounds', 'penny', 'pence'],
  USD: ['dollar', 'dollars', 'cent', 'cents'],
  UAH: ['hryvnia', 'hryvnias', 'kopiyka', 'kopiykas'],
  RUB: ['rouble', 'roubles', 'kopek', 'kopeks'],
  AMD: ['dram', 'drams', 'luma', 'lumas'],
  BAM: ['mark', 'marks', 'fening', 'fenings'],
}

const named: ReadonlyMap<string, string> = new Map([
  ...Object.entries(coins).flatMap(([code, [one, many]]) => [
    [one, code] as const,
    [many, code] as const,
    [code.toLowerCase(), code] as const,
  ]),
  ['quid', 'GBP'],
  ['sterling', 'GBP'],
  ['hryvnya', 'UAH'],
  ['ruble', 'RUB'],
  ['rubles', 'RUB'],
])
const hundredths: ReadonlyMap<string, string> = new Map([
  ['cent', 'EUR'],
  ['cents', 'EUR'],
  ['penny', 'GBP'],
  ['pence', 'GBP'],
  ['p', 'GBP'],
])

const words: MoneyWords = {
  number,
  currency: word => named.get(word) ?? null,
  hundredth: word => hundredths.get(word) ?? null,
  joins: new Set(['and']),
}

export const readMoney = (tokens: readonly string[]) => readSum(words, tokens)

/** 'Twelve pounds fifty', 'one euro', 'twenty five cents'. */
export const sayPrice = (amount: Money['amount'], currency: string): string => {
  const [one, many, cent, cents] = coins[currency] ?? [currency, currency, '', '']
  const whole = Math.floor(amount)
  const part = Math.round((amount - whole) * 100)
  const parts = `${sayNumber(part)} ${part === 1 ? cent : cents}`
  if (whole === 0 && part > 0) return parts
  const wholes = `${sayNumber(whole)} ${whole === 1 ? one : many}`
  if (part === 0) return wholes
  return part < 10 ? `${wholes} and ${parts}` : `${wholes} ${sayNumber(part)}`
}
