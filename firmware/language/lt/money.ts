import { readSum, type MoneyWords } from '../money.ts'
import { counted, number, sayNumber } from './numbers.ts'

type Forms = readonly [string, string, string]

interface Coin {
  readonly whole: Forms
  readonly part: Forms
  readonly isFeminine?: true
}

const cents: Forms = ['centas', 'centai', 'centų']
const kopecks: Forms = ['kapeika', 'kapeikos', 'kapeikų']

/** What each currency is called with one, two and ten of it. */
const coins: Readonly<Record<string, Coin>> = {
  EUR: { whole: ['euras', 'eurai', 'eurų'], part: cents },
  GBP: { whole: ['svaras', 'svarai', 'svarų'], part: ['pensas', 'pensai', 'pensų'] },
  USD: { whole: ['doleris', 'doleriai', 'dolerių'], part: cents },
  UAH: { whole: ['grivina', 'grivinos', 'grivinų'], part: kopecks, isFeminine: true },
  RUB: { whole: ['rublis', 'rubliai', 'rublių'], part: kopecks },
  AMD: { whole: ['dramas', 'dramai', 'dramų'], part: ['luma', 'lumos', 'lumų'] },
  BAM: { whole: ['markė', 'markės', 'markių'], part: ['feningas', 'feningai', 'feningų'], isFeminine: true },
}

/** Stems as a caller says them in any case. */
const stems: readonly (readonly [RegExp, string])[] = [
  [/^(eur|euras|euro|euru|eurai|eurus|eura|eurais|eurams|euriukai|euriuku)$/, 'EUR'],
  [/^(gbp|svar(as|o|ai|u|us|a|ais))$/, 'GBP'],
  [/^(usd|doler(is|io|iai|iu|ius|i|iais))$/, 'USD'],
  [/^(uah|grivin(a|os|u|as))$/, 'UAH'],
  [/^(rub|rubl(is|io|iai|iu|ius|i|iais))$/, 'RUB'],
  [/^(amd|dram(as|o|ai|u|us|a))$/, 'AMD'],
  [/^(bam|mark(e|es|iu))$/, 'BAM'],
]

const words: MoneyWords = {
  number,
  currency: word => stems.find(([stem]) => stem.test(word))?.[1] ?? null,
  hundredth: word => (/^cent(as|o|ai|u|us|a|ais)?$/.test(word) ? 'EUR' : null),
  joins: new Set(['ir']),
}

export const readMoney = (tokens: readonly string[]) => readSum(words, tokens)

/** 'Dvylika eurų penkiasdešimt centų', 'vienas euras'. */
export const sayPrice = (amount: number, currency: string): string => {
  const coin = coins[currency] ?? { whole: [currency, currency, currency], part: cents }
  const gender = coin.isFeminine ? 'feminine' : 'masculine'
  const whole = Math.floor(amount)
  const part = Math.round((amount - whole) * 100)
  const wholes = `${sayNumber(whole, gender)} ${counted(whole, coin.whole)}`
  const parts = `${sayNumber(part)} ${counted(part, coin.part)}`
  if (part === 0) return wholes
  return whole === 0 ? parts : `${wholes} ${parts}`
}
