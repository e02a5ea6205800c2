import { found } from '../found.ts'
import type { Pack } from '../language.ts'
import { first } from '../numbers.ts'
import { readDay, sayDate, sayDay, sayWeekday } from './dates.ts'
import { readDigits, sayDigits, sayPhone } from './dictation.ts'
import { readMoney, sayPrice } from './money.ts'
import { number, ordinal, sayNumber } from './numbers.ts'
import { sayWith } from './people.ts'
import { aspects, fillers, nameLeads, nameOpenings, phrases, sensitive, topics, wishes } from './phrases.ts'
import { sayHours, sayMinutes, sayTime } from './said-times.ts'
import { spoken, words } from './sounds.ts'
import { readSpelling, saySpelled } from './spelling.ts'
import { readTime } from './times.ts'
import { readDate } from './whole-date.ts'

const readChoice: Pack['readChoice'] = tokens =>
  first(tokens, at => {
    if (/^(վերջին(ը|ն|ի|ին)?|ամենավերջին(ը|ն)?)$/.test(tokens[at] ?? '')) return found(-1, at, at + 1)
    const isNumbered = /^(համար|տարբերակ)$/.test(tokens[at - 1] ?? '')
    const one = ordinal(tokens, at) ?? (isNumbered ? number(tokens, at) : null)
    const isThing = /^(ազատ|անգամ|օր|շաբաթ|ամիս|կես)/.test(tokens[one?.to ?? at] ?? '')
    return one && one.value >= 1 && one.value <= 9 && !isThing ? found(one.value, at, one.to) : null
  })

/** Eastern Armenian, as in Yerevan. */
export const hy: Pack = {
  code: 'hy',
  phrases,
  wishes,
  topics,
  aspects,
  sensitive,
  nameLeads,
  nameOpenings,
  fillers,
  words,
  isInflected: true,
  spoken,
  readDay,
  readTime,
  readDate,
  readChoice,
  readDigits,
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
  sayPhone,
  sayDigits,
  sayKey: key => sayNumber(Number(key)),
  sayChoices: items =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} կամ ${items.at(-1)}`,
}
