import { found } from '../found.ts'
import type { Pack } from '../language.ts'
import { first } from '../numbers.ts'
import { phoneGroups } from '../telephone.ts'
import { readDay, sayDay, sayWeekday } from './dates.ts'
import { counted, ordinal, readDigits, sayNumber } from './numbers.ts'
import { aspects, fillers, nameLeads, nameOpenings, phrases, topics, wishes } from './phrases.ts'
import { readTime, sayHours, sayMinutes, sayTime } from './times.ts'

const coins: Readonly<Record<string, readonly [string, string, string]>> = {
  EUR: ['euras', 'eurai', 'eurų'],
  GBP: ['svaras', 'svarai', 'svarų'],
}

const readChoice: Pack['readChoice'] = tokens =>
  first(tokens, at => {
    if (tokens[at]?.startsWith('paskutin')) return found(-1, at, at + 1)
    const one = ordinal(tokens, at)
    return one && one.value > 0 && one.value < 10 ? one : null
  })

const sayDigits = (digits: string) =>
  digits
    .split('')
    .map(digit => (digit === '+' ? 'plius' : sayNumber(Number(digit))))
    .join(' ')
/** Accusative, as after 'spauskite'. */
const keys = 'nulį vieną du tris keturis penkis šešis septynis aštuonis devynis'.split(' ')

/** Lithuanian. */
export const lt: Pack = {
  code: 'lt',
  phrases,
  wishes,
  topics,
  aspects,
  nameLeads,
  nameOpenings,
  fillers,
  readDay,
  readTime,
  readChoice,
  readDigits,
  sayDay,
  sayWeekday,
  sayTime,
  sayHours,
  sayMinutes,
  sayPrice: (amount, currency) =>
    `${sayNumber(amount)} ${counted(amount, coins[currency] ?? [currency, currency, currency])}`,
  sayPhone: phone => phoneGroups(phone).map(sayDigits).join(', '),
  sayDigits,
  sayKey: key => keys[Number(key)] ?? key,
  sayChoices: items =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} arba ${items.at(-1)}`,
}
