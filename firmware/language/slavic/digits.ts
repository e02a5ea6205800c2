import type { Found } from '../language.ts'
import { phoneGroups } from '../telephone.ts'

/** Digits as they are dictated: one by one, in pairs and triples, 'three noughts', with slips put right. */
export interface DigitWords {
  readonly number: (tokens: readonly string[], at: number) => Found<number> | null
  /** 'Семёрка' → 7, in every form. */
  readonly nouns: ReadonlyMap<string, number>
  /** What follows replaces as many digits before it: 'нет', 'точнее'. */
  readonly corrections: ReadonlySet<string>
}

interface Group {
  readonly digits: string
  readonly to: number
}

/** 'Три нуля', 'две семёрки', 'семёрка'. */
const readNoun = ({ number, nouns }: DigitWords, tokens: readonly string[], at: number): Group | null => {
  const count = number(tokens, at)
  const noun = nouns.get(tokens[count?.to ?? at] ?? '')
  if (count && (count.value < 1 || count.value > 9)) return null
  return noun === undefined
    ? null
    : { digits: String(noun).repeat(count?.value ?? 1), to: (count?.to ?? at) + 1 }
}

const readGroup = (words: DigitWords, tokens: readonly string[], at: number): Group | null => {
  const figures = /^\+?(\d+)$/.exec(tokens[at] ?? '')?.[1]
  if (figures !== undefined) return { digits: figures, to: at + 1 }
  const noun = readNoun(words, tokens, at)
  if (noun) return noun
  const one = words.number(tokens, at)
  return one && { digits: String(one.value), to: one.to }
}

/** A nought belongs to what follows it: 'ноль пять' is one group, and is corrected as one. */
const join = (groups: readonly string[], digits: string): readonly string[] => {
  const last = groups.at(-1) ?? ''
  return /^0+$/.test(last) ? [...groups.slice(0, -1), last + digits] : [...groups, digits]
}

/** Puts a slip right: begun anew when it starts like the number did and is as long, else the last digits again. */
const corrected = (before: string, groups: readonly string[]): string => {
  const after = groups.join('')
  const isAnew = after.length >= before.length && after.slice(0, 2) === before.slice(0, 2)
  return isAnew ? after : before.slice(0, Math.max(0, before.length - (groups[0]?.length ?? 0))) + after
}

export const readDictated = (words: DigitWords, tokens: readonly string[]): string => {
  let before = ''
  let groups: readonly string[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const group = readGroup(words, tokens, at)
    const isCorrection = !group && groups.length > 0 && words.corrections.has(tokens[at] ?? '')
    if (isCorrection) before = corrected(before, groups)
    if (isCorrection) groups = []
    if (group) groups = join(groups, group.digits)
    if (group) at = group.to - 1
  }
  return corrected(before, groups)
}

/** Groups of the national form cut into what is said as one number: pairs, and a triple where the count is odd. */
const cut = (group: string): readonly string[] => {
  if (group.length <= 3) return [group]
  const first = group.length % 2 === 0 ? 2 : 3
  return [group.slice(0, first), ...cut(group.slice(first))]
}

/** How the next group begins: a unit is swallowed by a ten before it ('двадцать' and 'два' are twenty-two). */
const sayGroup = (
  group: string,
  isUnitNext: boolean,
  sayNumber: (value: number) => string,
): { readonly said: string; readonly isUnitFirst: boolean } => {
  const rest = group.replace(/^0+/, '')
  const isSwallowing = rest.length > 2 ? rest.endsWith('00') : false
  const isOpen = isSwallowing || (isUnitNext && rest.length > 1 && rest.endsWith('0'))
  const sayEach = (digits: string) => digits.split('').map(digit => sayNumber(Number(digit)))
  const isUnitFirst = rest === group && (isOpen || group.length === 1)
  if (isOpen || rest === '') return { said: sayEach(group).join(' '), isUnitFirst }
  const zeros = sayEach('0'.repeat(group.length - rest.length))
  return { said: [...zeros, sayNumber(Number(rest))].join(' '), isUnitFirst }
}

/**
 * A telephone number in groups, each as one number where what follows cannot run into it: 'ноль шестьдесят семь, сто
 * двадцать три', but 'два ноль ноль', as 'двести' and 'двадцать' are two hundred and twenty.
 * @param phone E.164
 */
export const sayPhoneGroups = (phone: string, sayNumber: (value: number) => string): string =>
  phoneGroups(phone)
    .flatMap(cut)
    .toReversed()
    .reduce<{ readonly said: readonly string[]; readonly isUnitFirst: boolean }>(
      ({ said, isUnitFirst }, group) => {
        const one = sayGroup(group.replace(/\D/g, ''), isUnitFirst, sayNumber)
        return { said: [one.said, ...said], isUnitFirst: one.isUnitFirst }
      },
      { said: [], isUnitFirst: false },
    )
    .said.join(', ')
