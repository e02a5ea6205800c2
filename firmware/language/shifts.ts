import type { Cover } from './kinds.ts'
import type { Pack } from './language.ts'
import { shiftTables } from './shift-words.ts'
import { endAt, findAll } from './words.ts'

/** Times told by another one: 'an hour earlier', 'the same time a week later', 'the same day but later'. */

/** How far from the time that is talked about. */
export interface Shift {
  /** Negative: earlier. */
  readonly minutes: number
  readonly days: number
  /** Later or earlier by nobody knows how much. */
  readonly towards: 'later' | 'earlier' | null
  readonly keeps: 'day' | 'time' | null
}

interface Amount extends Cover {
  readonly minutes: number
  readonly days: number
}

/** 'О двух', 'в два часа': that hour, and no length of time. */
const clockLeads = new Set(['u', 'в', 'у', 'о', 'об', 'at', 'ժամը'])

/** The number right before a unit; none is one. */
const countBefore = (
  pack: Pack,
  tokens: readonly string[],
  at: number,
): Cover & { readonly count: number } => {
  for (const from of [at - 3, at - 2, at - 1]) {
    const read = from < 0 ? null : pack.readCount(tokens.slice(from, at))
    if (read && read.to === at - from && read.value > 0)
      return { count: read.value, from: from + read.from, to: at }
  }
  return { count: 1, from: at, to: at }
}

const amountsIn = (pack: Pack, tokens: readonly string[]): readonly Amount[] =>
  tokens.flatMap((_, at) => {
    for (const { of, isDays, isCounted, words: list } of shiftTables[pack.code].amounts) {
      const to = endAt(list, tokens, at)
      if (to === null) continue
      const { count, from } = isCounted ? countBefore(pack, tokens, at) : { count: 1, from: at }
      if (clockLeads.has(tokens[from - 1] ?? '')) return []
      const size = of * count
      return [{ from, to, minutes: isDays ? 0 : size, days: isDays ? size : 0 }]
    }
    return []
  })

/** 'An hour earlier', 'earlier by an hour'; a word may stand between them: 'an hour or so later'. */
const isBeside = (by: ReadonlySet<string>, tokens: readonly string[], amount: Cover, way: Cover): boolean => {
  const after = way.from - amount.to
  if (after >= 0) return after <= 1
  const before = amount.from - way.to
  return before === 0 || (before > 0 && before <= 2 && by.has(tokens[way.to] ?? ''))
}

const longest = (list: readonly Amount[]): Amount | undefined =>
  list.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0]

/** @returns what was said, with all the words of it; null when no time is told by another */
export const readShift = (
  pack: Pack,
  tokens: readonly string[],
): { readonly value: Shift; readonly covers: readonly Cover[] } | null => {
  const { later, earlier, by, sameDay, sameTime } = shiftTables[pack.code]
  const ways = [
    ...findAll(later, tokens).map(cover => ({ ...cover, towards: 'later' as const })),
    ...findAll(earlier, tokens).map(cover => ({ ...cover, towards: 'earlier' as const })),
  ]
  const kept = findAll([...sameDay, ...sameTime], tokens)
  const keeps = findAll(sameTime, tokens).length > 0 ? 'time' : kept.length > 0 ? 'day' : null
  const amounts = amountsIn(pack, tokens).filter(
    one => !kept.some(({ from, to }) => one.from >= from && one.from < to),
  )
  const [way] = ways
  const amount = way
    ? longest(amounts.filter(one => isBeside(by, tokens, one, way)))
    : keeps === 'time'
      ? longest(amounts.filter(({ days }) => days > 0))
      : undefined
  if (!amount && keeps === null) return null
  const sign = way?.towards === 'earlier' ? -1 : 1
  const value = {
    minutes: sign * (amount?.minutes ?? 0),
    days: sign * (amount?.days ?? 0),
    towards: amount ? null : (way?.towards ?? null),
    keeps,
  } as const
  return { value, covers: [...kept, ...(way ? [way] : []), ...(amount ? [amount] : [])] }
}
