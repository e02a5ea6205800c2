import { found } from '../found.ts'
import type { Pack } from '../language.ts'
import { first } from '../numbers.ts'
import { phoneGroups } from '../telephone.ts'
import { readDay, sayDay, sayWeekday } from './dates.ts'
import { readMoney, sayPrice } from './money.ts'
import { sayWith } from './names.ts'
import { number, ordinal, readDigits, sayNumber } from './numbers.ts'
import { ordinary } from './ordinary.ts'
import { aspects, fillers, nameLeads, nameOpenings, phrases, sensitive, topics, wishes } from './phrases.ts'
import { spoken, words } from './sounds.ts'
import { readSpelling, saySpelled } from './spelling.ts'
import { readTime, sayHours, sayMinutes, sayTime } from './times.ts'
import { readDate, sayDate } from './whole-date.ts'

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
  sensitive,
  nameLeads,
  nameOpenings,
  fillers,
  words,
  ordinary,
  isInflected: true,
  spoken,
  readDay,
  readTime,
  readChoice,
  readDigits,
  readDate,
  readCount: tokens => first(tokens, at => number(tokens, at)),
  readMoney,
  readSpelling,
  sayDay,
  sayDate,
  sayNumber: value => sayNumber(value),
  saySpelled,
  sayWith,
  sayWeekday,
  sayTime,
  sayHours,
  sayMinutes,
  sayPrice,
  sayPhone: phone => phoneGroups(phone).map(sayDigits).join(', '),
  sayDigits,
  sayKey: key => keys[Number(key)] ?? key,
  sayChoices: items =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} arba ${items.at(-1)}`,
}
