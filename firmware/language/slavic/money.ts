import { found } from '../found.ts'
import type { Found } from '../language.ts'
import { listed, type Listed } from './listed.ts'
import { counted, type Forms, type Gender } from './numerals.ts'

type Read = (tokens: readonly string[], at: number) => Found<number> | null

/** What a currency is called with one, two and five of it. */
export interface Coin {
  readonly whole: Forms
  readonly part: Forms
  readonly gender: Gender
  readonly partGender: Gender
}

/** 'Полторы тысячи', '1 500' written apart, or any other amount. */
export const amountOf =
  (number: Read, special: Listed<number>): Read =>
  (tokens, at) => {
    const named = listed(special, tokens, at)
    if (named) return named
    const isApart = /^[1-9]\d{0,2}$/.test(tokens[at] ?? '') && /^\d{3}$/.test(tokens[at + 1] ?? '')
    return isApart ? found(Number(`${tokens[at]}${tokens[at + 1]}`), at, at + 2) : number(tokens, at)
  }

/** 'Двадцать одна гривня пятьдесят копеек'. */
export const sayCoins = (
  coin: Coin,
  amount: number,
  sayNumber: (value: number, gender: Gender) => string,
): string => {
  const hundredths = Math.round(amount * 100)
  const whole = Math.floor(hundredths / 100)
  const part = hundredths % 100
  const wholes = `${sayNumber(whole, coin.gender)} ${counted(whole, coin.whole)}`
  const parts = `${sayNumber(part, coin.partGender)} ${counted(part, coin.part)}`
  if (part === 0) return wholes
  return whole === 0 ? parts : `${wholes} ${parts}`
}
