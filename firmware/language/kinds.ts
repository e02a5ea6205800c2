import type { Patterns } from './language.ts'
import { findAll } from './words.ts'

/** Tokens that mean something: `from` up to but not including `to`. */
export interface Cover {
  readonly from: number
  readonly to: number
}

export const overlaps = (a: Cover, b: Cover): boolean => a.from < b.to && b.from < a.to

/** The patterns of one kind, and those after `!`, which forbid it where they are longer: '!not good' for 'good'. */
interface Sides {
  readonly wanted: readonly string[]
  readonly vetoes: readonly string[]
}

const known = new WeakMap<readonly string[], Sides>()
const sidesOf = (patterns: readonly string[]): Sides => {
  const before = known.get(patterns)
  if (before) return before
  const isVeto = (pattern: string) => pattern.startsWith('!')
  const sides = {
    wanted: patterns.filter(pattern => !isVeto(pattern)),
    vetoes: patterns.filter(isVeto).map(pattern => pattern.slice(1)),
  }
  known.set(patterns, sides)
  return sides
}

interface Match<K> extends Cover {
  readonly kind: K
  readonly isVeto: boolean
}

const length = ({ from, to }: Cover) => to - from

/**
 * The kinds whose patterns are in the words. Where two overlap the longer one counts alone: 'no problem' is no 'no'.
 * Words in `used` already mean something else.
 */
export const kinds = <K extends string>(
  patterns: Patterns<K>,
  words: readonly string[],
  used: readonly Cover[] = [],
): ReadonlySet<K> => {
  const matches = (kind: K, list: readonly string[], isVeto: boolean): readonly Match<K>[] =>
    findAll(list, words)
      .filter(cover => !used.some(other => overlaps(cover, other)))
      .map(({ from, to }) => ({ kind, isVeto, from, to }))
  const found = (Object.keys(patterns) as K[]).flatMap(kind => {
    const { wanted, vetoes } = sidesOf(patterns[kind])
    return [...matches(kind, wanted, false), ...matches(kind, vetoes, true)]
  })
  const isBeaten = (one: Match<K>) =>
    found.some(
      other =>
        length(other) > length(one) && overlaps(one, other) && (!other.isVeto || other.kind === one.kind),
    )
  return new Set(found.filter(one => !one.isVeto && !isBeaten(one)).map(({ kind }) => kind))
}

/** Every word that one of the patterns covers, whichever kind it is. */
export const covers = <K extends string>(patterns: Patterns<K>, words: readonly string[]): readonly Cover[] =>
  Object.values<readonly string[]>(patterns).flatMap(list => findAll(sidesOf(list).wanted, words))
