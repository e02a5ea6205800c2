import { found } from '../found.ts'
import type { Found } from '../language.ts'

type Read = (tokens: readonly string[], at: number) => Found<number> | null

/** 'Второй вариант', 'последний', 'номер два'. */
export interface ChoiceWords {
  readonly number: Read
  readonly ordinal: Read
  readonly last: RegExp
  /** Nouns that may bear the ordinal: 'вариант'; any other makes it its own, such as 'раз' and 'этаж'. */
  readonly options: RegExp
  readonly others: RegExp
  /** 'Номер' (два). */
  readonly labels: RegExp
  /** What makes the ordinal after it an hour or a date: 'половина', 'о'. */
  readonly before: RegExp
}

/** An ordinal after 'на' may be the hour or the option. */
const doubtful = 0.8

/** 'Пів' (на третю), 'десять' (на третю). */
const isPartOfHour = (words: ChoiceWords, tokens: readonly string[], at: number): boolean =>
  words.before.test(tokens[at] ?? '') || words.number(tokens, at) !== null

const readOrdinal = (words: ChoiceWords, tokens: readonly string[], at: number): Found<number> | null => {
  const one = words.ordinal(tokens, at)
  if (!one) return null
  const before = tokens[at - 1] ?? ''
  const after = tokens[one.to] ?? ''
  const isOption = words.options.test(after)
  const isLinked = before === 'на' && isPartOfHour(words, tokens, at - 2)
  const isChoice = isOption || !(isLinked || words.before.test(before) || words.others.test(after))
  if (!isChoice || one.value < 1 || one.value > 9) return found(0, at, one.to)
  return found(one.value, at, one.to, before === 'на' && !isOption ? doubtful : 1)
}

export const readOption = (words: ChoiceWords, tokens: readonly string[]): Found<number> | null => {
  for (let at = 0; at < tokens.length; at += 1) {
    const isLast = words.last.test(tokens[at] ?? '') && !words.others.test(tokens[at + 1] ?? '')
    if (isLast) return found(-1, at, at + 1)
    const named = words.labels.test(tokens[at - 1] ?? '') ? words.number(tokens, at) : null
    const isAlone = named !== null && words.number(tokens, named.to) === null
    if (isAlone && named.value >= 1 && named.value <= 9) return named
    const one = readOrdinal(words, tokens, at)
    if (one && one.value > 0) return one
    if (one) at = one.to - 1
  }
  return null
}
