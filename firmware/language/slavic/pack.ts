import { dictated, type DictationWords } from '../dictation.ts'
import { found } from '../found.ts'
import type { Found, Pack } from '../language.ts'
import { createList } from '../listed.ts'
import { first } from '../numbers.ts'
import type { Denials } from '../settle.ts'
import { readOption, type ChoiceWords } from './choice.ts'
import { sayPhoneGroups } from './phone.ts'
import { settled } from './settled.ts'

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
  readonly denials: Denials
  readonly sayNumber: (value: number) => string
  readonly plus: string
  /** Before the last of a list: 'или'. */
  readonly or: string
}

/** An amount is not refused as a day is: 'не два' is a correction of its own. */
const onlyCorrected = ({ between }: Denials): Denials => ({ before: [], after: [], between })

/** Any numeral from two to nine may count a named digit: 'две семёрки'. */
const dictationOf = ({ number, digitNouns, denials }: CountingWords): DictationWords => {
  const named = createList([...digitNouns].map(([word, digit]) => [word, String(digit)] as const))
  return {
    number,
    digit: named,
    digits: named,
    times: (tokens, at) => {
      const count = number(tokens, at)
      return count && count.value >= 2 && count.value <= 9 ? count : null
    },
    repeats: new Set(),
    corrections: createList(denials.between.map(phrase => [phrase, true] as const)),
  }
}

/** The part of a pack that reads and says plain numbers. A digit after 'press' stands in the nominative form. */
export const countingOf = (words: CountingWords): Pick<Pack, Counting> => {
  const { amount, together, denials, sayNumber } = words
  const dictation = dictationOf(words)
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
    readDigits: tokens => dictated(dictation, tokens),
    readCount: tokens =>
      settled(onlyCorrected(denials), tokens, said => first(said, at => countAt(said, at))),
    sayPhone: phone => sayPhoneGroups(phone, sayNumber),
    sayDigits,
    sayKey: key => (/^\d$/.test(key) ? sayNumber(Number(key)) : key),
    sayChoices: items =>
      items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${words.or} ${items.at(-1)}`,
  }
}
