import { found } from '../found.ts'
import type { Pack } from '../language.ts'
import { first } from '../numbers.ts'
import { phoneGroups } from '../telephone.ts'
import { readDay, sayDay, sayWeekday } from './dates.ts'
import { readMoney, sayPrice } from './money.ts'
import { number, ordinal, readDigits, sayNumber } from './numbers.ts'
import { ordinary } from './ordinary.ts'
import { aspects, fillers, nameLeads, nameOpenings, phrases, sensitive, topics, wishes } from './phrases.ts'
import { spoken, words } from './sounds.ts'
import { readSpelling, saySpelled } from './spelling.ts'
import { readTime, sayTime } from './times.ts'
import { readDate, sayDate } from './whole-date.ts'

const readChoice: Pack['readChoice'] = tokens => {
  const named = first(tokens, at => {
    if (tokens[at] === 'last') return found(-1, at, at + 1)
    if (tokens[at] === 'middle' && /^one('s)?$/.test(tokens[at + 1] ?? '')) return found(2, at, at + 2)
    const one = ordinal(tokens, at)
    return one && one.value < 10 ? one : null
  })
  if (named) return named
  const option = first(tokens, at => {
    const isNamed = tokens[at - 1] === 'option' || tokens[at - 1] === 'number'
    return isNamed ? number(tokens, at) : null
  })
  return option
}

const join = (items: readonly string[], word: string) =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')}, ${word} ${items.at(-1)}`

const sayDigits = (digits: string) =>
  digits
    .split('')
    .map(digit => (digit === '+' ? 'plus' : sayNumber(Number(digit))))
    .join(' ')

/** British English. */
export const en: Pack = {
  code: 'en',
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
  isInflected: false,
  spoken,
  readDay,
  readTime,
  readChoice,
  readDigits,
  readDate,
  // 'oh' is a zero in a telephone number alone
  readCount: tokens => first(tokens, at => (/^(oh|o)$/.test(tokens[at] ?? '') ? null : number(tokens, at))),
  readMoney,
  readSpelling,
  sayDay,
  sayDate,
  sayNumber,
  saySpelled,
  sayWith: person => `with ${person}`,
  sayWeekday,
  sayTime,
  sayHours: (from, to) => `from ${sayTime(from)} to ${sayTime(to)}`,
  sayMinutes: minutes =>
    minutes === 60
      ? 'one hour'
      : minutes % 60 === 0
        ? `${sayNumber(minutes / 60)} hours`
        : `${sayNumber(minutes)} minutes`,
  sayPrice,
  sayPhone: phone => phoneGroups(phone).map(sayDigits).join(', '),
  sayDigits,
  sayKey: sayDigits,
  sayChoices: items => join(items, 'or'),
}
