import type { Patterns } from './language.ts'
import { findAll } from './words.ts'

/** Tokens that mean something: `from` up to but not including `to`. */
export interface Cover {
  readonly from: number
  readonly to: number
}

export const overlaps = (a: Cover, b: Cover): boolean => a.from < b.to && b.from < a.to

/**
 * The kinds whose patterns are in the words. Where two overlap the longer one counts alone: 'no problem' is no 'no'.
 * Words in `used` already mean something else.
 */
export const kinds = <K extends string>(
  patterns: Patterns<K>,
  words: readonly string[],
  used: readonly Cover[] = [],
): ReadonlySet<K> => {
  const covers = (Object.keys(patterns) as K[]).flatMap(kind =>
    patterns[kind].flatMap(pattern => {
      const isVeto = pattern.startsWith('!')
      return findAll([isVeto ? pattern.slice(1) : pattern], words)
        .filter(cover => !used.some(other => overlaps(cover, other)))
        .map(({ from, to }) => ({ kind, isVeto, from, to, length: to - from }))
    }),
  )
  const isBeaten = (one: (typeof covers)[number]) =>
    covers.some(
      other =>
        other.length > one.length && overlaps(one, other) && (!other.isVeto || other.kind === one.kind),
    )
  return new Set(covers.filter(one => !one.isVeto && !isBeaten(one)).map(({ kind }) => kind))
}
