import type { Found } from '../language.ts'
import { settle, type Denials } from '../settle.ts'

/** Before a 'no' these make a condition of it, which takes nothing back: 'если нет, то в среду'. */
const conditions = new Set(['если', 'якщо', 'или', 'чи', 'або'])
const negations = new Set(['нет', 'не', 'ні'])

const withoutConditions = (tokens: readonly string[]): readonly string[] =>
  tokens.map((word, at) => (negations.has(word) && conditions.has(tokens[at - 1] ?? '') ? '' : word))

/** The value that is meant in the end, of those that were named, refused or put right. */
export const settled = <T>(
  denials: Denials,
  tokens: readonly string[],
  read: (tokens: readonly string[]) => Found<T> | null,
): Found<T> | null => settle(denials, withoutConditions(tokens), read)
