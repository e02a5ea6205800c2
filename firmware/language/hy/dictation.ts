import { dictated, type DictationWords } from '../dictation.ts'
import { createList } from '../listed.ts'
import { phoneGroups } from '../telephone.ts'
import { number, sayNumber } from './numbers.ts'

const words: DictationWords = {
  number,
  digit: createList<string>([]),
  digits: createList<string>([]),
  times: createList<number>([
    ['երկու հատ|կրկնակի|երկու անգամ', 2],
    ['երեք հատ|եռակի|երեք անգամ', 3],
    ['չորս հատ|չորս անգամ', 4],
  ]),
  repeats: new Set(['հատ', 'կրկնակի', 'եռակի', 'անգամ']),
  corrections: createList<true>([['ոչ|չէ|ներողություն|սխալ|սխալվեցի|կներեք|սխալ ասացի|ոչ ոչ', true]]),
}

/** 'Զրո յոթանասունյոթ, տասներկու, երեսունչորս, հիսունվեց' */
export const readDigits = (tokens: readonly string[]): string => dictated(words, tokens)

/** Pairs from the right, zeros that lead one by one: '077' is '0', '77'; '123456' is '12', '34', '56'. */
const pairs = (digits: string): readonly string[] => {
  if (digits === '') return []
  if (digits.startsWith('0')) return ['0', ...pairs(digits.slice(1))]
  return digits.length % 2 === 1
    ? [digits.slice(0, 1), ...pairs(digits.slice(1))]
    : [digits.slice(0, 2), ...pairs(digits.slice(2))]
}

const sayGroup = (group: string): readonly string[] =>
  group.startsWith('+')
    ? ['պլյուս', ...sayGroup(group.slice(1))]
    : pairs(group).map(pair => sayNumber(Number(pair)))

/** As people in Armenia say a number, in pairs: 'զրո, յոթանասունյոթ, տասներկու, երեսունչորս, հիսունվեց'. */
export const sayPhone = (phone: string): string => phoneGroups(phone).flatMap(sayGroup).join(', ')

export const sayDigits = (digits: string): string =>
  digits
    .split('')
    .map(digit => (digit === '+' ? 'պլյուս' : sayNumber(Number(digit))))
    .join(' ')
