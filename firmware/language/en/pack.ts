import { dayParts, weekdayOf, type Day, type Weekday } from '../../time/calendar.ts'
import { found } from '../found.ts'
import type { Pack } from '../language.ts'
import { first } from '../numbers.ts'
import { phoneGroups } from '../telephone.ts'
import { months, readDay, weekdays } from './dates.ts'
import { number, ordinal, readDigits, sayNumber, sayOrdinal } from './numbers.ts'
import { aspects, fillers, nameLeads, nameOpenings, phrases, topics, wishes } from './phrases.ts'
import { readTime, sayTime } from './times.ts'

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const sayWeekday = (weekday: Weekday) => capital(weekdays[weekday - 1] ?? '')

const sayDay = (day: Day, today: Day): string => {
  const { month, dayOfMonth } = dayParts(day)
  if (day === today) return 'today'
  return `${sayWeekday(weekdayOf(day))} the ${sayOrdinal(dayOfMonth)} of ${capital(months[month - 1] ?? '')}`
}

const coins: Readonly<Record<string, readonly [string, string]>> = {
  EUR: ['euro', 'euros'],
  GBP: ['pound', 'pounds'],
}

const readChoice: Pack['readChoice'] = tokens => {
  const named = first(tokens, at => {
    if (tokens[at] === 'last') return found(-1, at, at + 1)
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
  sayHours: (from, to) => `from ${sayTime(from)} to ${sayTime(to)}`,
  sayMinutes: minutes =>
    minutes === 60
      ? 'one hour'
      : minutes % 60 === 0
        ? `${sayNumber(minutes / 60)} hours`
        : `${sayNumber(minutes)} minutes`,
  sayPrice: (amount, currency) => {
    const [one, many] = coins[currency] ?? [currency, currency]
    return `${sayNumber(amount)} ${amount === 1 ? one : many}`
  },
  sayPhone: phone => phoneGroups(phone).map(sayDigits).join(', '),
  sayDigits,
  sayKey: sayDigits,
  sayChoices: items => join(items, 'or'),
}
