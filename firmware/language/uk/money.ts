import { readSum, type MoneyWords } from '../money.ts'
import * as russian from '../ru/money.ts'
import { amountOf, sayCoins, type Coin } from '../slavic/money.ts'
import { number, sayNumber } from './numbers.ts'

const masculine = { gender: 'masculine', partGender: 'masculine' } as const
const feminine = { gender: 'feminine', partGender: 'feminine' } as const
const cents = ['цент', 'центи', 'центів'] as const
const kopiykas = ['копійка', 'копійки', 'копійок'] as const

const coins: Readonly<Record<string, Coin>> = {
  UAH: { whole: ['гривня', 'гривні', 'гривень'], part: kopiykas, ...feminine },
  EUR: { whole: ['євро', 'євро', 'євро'], part: cents, gender: 'neuter', partGender: 'masculine' },
  USD: { whole: ['долар', 'долари', 'доларів'], part: cents, ...masculine },
  GBP: { whole: ['фунт', 'фунти', 'фунтів'], part: ['пенс', 'пенси', 'пенсів'], ...masculine },
  RUB: {
    whole: ['рубль', 'рублі', 'рублів'],
    part: kopiykas,
    gender: 'masculine',
    partGender: 'feminine',
  },
  AMD: {
    whole: ['драм', 'драми', 'драмів'],
    part: ['лума', 'луми', 'лум'],
    gender: 'masculine',
    partGender: 'feminine',
  },
  BAM: {
    whole: ['марка', 'марки', 'марок'],
    part: ['фенінг', 'фенінги', 'фенінгів'],
    gender: 'feminine',
    partGender: 'masculine',
  },
}

/** Each currency as a caller says it, in any case and in mixed speech. */
const currencies: typeof russian.currencies = [
  [/^грив(ня|ні|ню|ень|нею|нями|нях)$/, 'UAH'],
  [/^євро$/, 'EUR'],
  [/^долар\p{L}{0,3}$/u, 'USD'],
  [/^рубл(і|ів|ями|ях)$/, 'RUB'],
  [/^драм(и|ів|у)$/, 'AMD'],
  [/^фунт(и|ів)$/, 'GBP'],
  ...russian.currencies,
]

const hundredths: typeof russian.hundredths = [
  [/^копі(йка|йки|йку|йок|йками)$/, 'UAH'],
  [/^цент(и|ів)$/, 'EUR'],
  [/^пенс(и|ів)$/, 'GBP'],
  [/^лум(и)?$/, 'AMD'],
  [/^фенінг(и|ів)?$/, 'BAM'],
  ...russian.hundredths,
]

/** 'Півтори тисячі', 'двісті п'ятдесят', '1 500'. */
export const amount = amountOf(number, [
  ['півтори тисячі', 1_500],
  ['півтора тисячі', 1_500],
  ['півтори', 1.5],
  ['півтора', 1.5],
  ['дві з половиною тисячі', 2_500],
  ['три з половиною тисячі', 3_500],
  ['чотири з половиною тисячі', 4_500],
  ['пів тисячі', 500],
  ['півтисячі', 500],
  ['пара сотень', 200],
  ['пару сотень', 200],
  ['пятдесятка', 50],
  ['пятсотка', 500],
  ...russian.amounts,
])

const words: MoneyWords = {
  number: amount,
  currency: word => currencies.find(([form]) => form.test(word))?.[1] ?? null,
  hundredth: word => hundredths.find(([form]) => form.test(word))?.[1] ?? null,
  joins: new Set(['і', 'й', 'та', 'и']),
}

export const readMoney = (tokens: readonly string[]) => readSum(words, tokens)

/** 'Двадцять одна гривня', 'двісті гривень', 'одна гривня п'ятдесят копійок'. */
export const sayPrice = (value: number, currency: string): string =>
  sayCoins(
    coins[currency] ?? { whole: [currency, currency, currency], part: cents, ...masculine },
    value,
    sayNumber,
  )
