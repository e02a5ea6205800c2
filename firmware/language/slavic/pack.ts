import { found } from '../found.ts'
import type { Found, Pack } from '../language.ts'
import { first } from '../numbers.ts'
import { readOption, type ChoiceWords } from './choice.ts'
import { readDictated, sayPhoneGroups } from './digits.ts'
import { corrected } from './listed.ts'

type Read = (tokens: readonly string[], at: number) => Found<number> | null
type Counting = 'readChoice' | 'readCount' | 'readDigits' | 'sayChoices' | 'sayDigits' | 'sayKey' | 'sayPhone'

/** What a language has of its own beyond tables: how it counts, chooses and lists. */
export interface CountingWords extends Omit<ChoiceWords, 'number' | 'ordinal'> {
  readonly number: Read
  readonly ordinal: Read
  /** Any amount: 'полторы тысячи' too. */
  readonly amount: Read
  /** Words for few that are no numerals: 'пара', 'вдвоём'. */
  readonly together: ReadonlyMap<string, number>
  readonly digitNouns: ReadonlyMap<string, number>
  readonly corrections: ReadonlySet<string>
  readonly sayNumber: (value: number) => string
  readonly plus: string
  /** Before the last of a list: 'или'. */
  readonly or: string
}

/** The part of a pack that reads and says plain numbers. A digit after 'press' stands in the nominative form. */
export const countingOf = (words: CountingWords): Pick<Pack, Counting> => {
  const { number, amount, together, corrections, sayNumber } = words
  const dictated = { number, nouns: words.digitNouns, corrections }
  const sayDigits = (digits: string) =>
    digits
      .split('')
      .map(digit => (digit === '+' ? words.plus : sayNumber(Number(digit))))
      .join(' ')
  const countAt: Read = (tokens, at) => {
    const few = together.get(tokens[at] ?? '')
    return few === undefined ? amount(tokens, at) : found(few, at, at + 1)
  }
  return {
    readChoice: tokens => readOption(words, tokens),
    readDigits: tokens => readDictated(dictated, tokens),
    readCount: tokens => corrected(corrections, tokens, said => first(said, at => countAt(said, at))),
    sayPhone: phone => sayPhoneGroups(phone, sayNumber),
    sayDigits,
    sayKey: key => (/^\d$/.test(key) ? sayNumber(Number(key)) : key),
    sayChoices: items =>
      items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${words.or} ${items.at(-1)}`,
  }
}
