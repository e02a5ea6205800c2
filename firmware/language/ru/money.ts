import { readSum, type MoneyWords } from '../money.ts'
import { amountOf, sayCoins, type Coin } from '../slavic/money.ts'
import { number, sayNumber } from './numbers.ts'

const masculine = { gender: 'masculine', partGender: 'masculine' } as const
const cents = ['цент', 'цента', 'центов'] as const

const coins: Readonly<Record<string, Coin>> = {
  EUR: { whole: ['евро', 'евро', 'евро'], part: cents, ...masculine },
  USD: { whole: ['доллар', 'доллара', 'долларов'], part: cents, ...masculine },
  GBP: { whole: ['фунт', 'фунта', 'фунтов'], part: ['пенс', 'пенса', 'пенсов'], ...masculine },
  UAH: {
    whole: ['гривна', 'гривны', 'гривен'],
    part: ['копейка', 'копейки', 'копеек'],
    gender: 'feminine',
    partGender: 'feminine',
  },
  RUB: {
    whole: ['рубль', 'рубля', 'рублей'],
    part: ['копейка', 'копейки', 'копеек'],
    gender: 'masculine',
    partGender: 'feminine',
  },
  AMD: {
    whole: ['драм', 'драма', 'драмов'],
    part: ['лума', 'лумы', 'лум'],
    gender: 'masculine',
    partGender: 'feminine',
  },
  BAM: {
    whole: ['марка', 'марки', 'марок'],
    part: ['фенинг', 'фенинга', 'фенингов'],
    gender: 'feminine',
    partGender: 'masculine',
  },
}

/** Each currency as a caller says it, in any case. */
export const currencies: readonly (readonly [RegExp, string])[] = [
  [/^(евро|еврик\p{L}*|eur)$/u, 'EUR'],
  [/^(грн|uah|грив(на|ны|не|ну|ен|ень|ни|нами|нах))$/, 'UAH'],
  [/^(доллар\p{L}{0,3}|бакс\p{L}{0,2}|usd)$/u, 'USD'],
  [/^(руб|rub|рубл(ь|я|ю|ей|и|ями|ях|ем))$/, 'RUB'],
  [/^(драм|драма|драмов|драмы|драму|amd)$/, 'AMD'],
  [/^(фунт(а|ов|ы)?|gbp)$/, 'GBP'],
  [/^(марк(а|и|у)|марок|bam)$/, 'BAM'],
]

/** Parts of a currency; a kopiyka or kopek is the Ukrainian one where nothing else is said. */
export const hundredths: typeof currencies = [
  [/^цент(а|ов|ы)?$/, 'EUR'],
  [/^(копе(йка|йки|йку|ек|йками)|коп)$/, 'UAH'],
  [/^пенс(а|ов|ы)?$/, 'GBP'],
  [/^лум(а|ы)?$/, 'AMD'],
  [/^фенинг(а|ов|и)?$/, 'BAM'],
]

export const amounts = [
  ['полторы тысячи', 1_500],
  ['полтора тысячи', 1_500],
  ['полторы', 1.5],
  ['полтора', 1.5],
  ['полтысячи', 500],
  ['две с половиной тысячи', 2_500],
  ['три с половиной тысячи', 3_500],
  ['четыре с половиной тысячи', 4_500],
  ['десяток', 10],
  ['пол тысячи', 500],
  ['сотня', 100],
  ['сотню', 100],
  ['пара сотен', 200],
  ['пару сотен', 200],
  ['полтинник', 50],
  ['косарь', 1_000],
  ['штука', 1_000],
  ['штуку', 1_000],
] as const

/** 'Полторы тысячи', 'двести пятьдесят', '1 500'. */
export const amount = amountOf(number, amounts)

const words: MoneyWords = {
  number: amount,
  currency: word => currencies.find(([form]) => form.test(word))?.[1] ?? null,
  hundredth: word => hundredths.find(([form]) => form.test(word))?.[1] ?? null,
  joins: new Set(['и']),
}

export const readMoney = (tokens: readonly string[]) => readSum(words, tokens)

/** 'Двадцать один евро', 'двести гривен', 'одна гривна пятьдесят копеек'. */
export const sayPrice = (value: number, currency: string): string =>
  sayCoins(
    coins[currency] ?? { whole: [currency, currency, currency], part: cents, ...masculine },
    value,
    sayNumber,
  )
