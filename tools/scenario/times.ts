import type { Gap } from '../virtual/telephone.ts'
import type { Limits } from './scenario.ts'

/** What a caller waited, ms, where there was sound to measure. */
export interface Times {
  /** From the answer to the first of the greeting; null where there is no line. */
  readonly greetingMs: number | null
  /** From the last of the caller to the first of the box. In sound alone: the silence that the box waits for. */
  readonly gaps: readonly Gap[]
  /** How long the box went on when it was spoken over. */
  readonly stopsMs: readonly number[]
}

export const noTimes: Times = { greetingMs: null, gaps: [], stopsMs: [] }

const longer = (times: readonly number[], limitMs: number | undefined, what: string): readonly string[] =>
  times.flatMap(ms => (limitMs !== undefined && ms > limitMs ? [`${what} ${ms} ms, ${limitMs} at most`] : []))

/** What took longer than it may. */
export const tooSlow = ({ greetingMs, gaps, stopsMs }: Times, limits: Limits): readonly string[] => [
  ...longer(greetingMs === null ? [] : [greetingMs], limits.greeting, 'greeted after'),
  ...longer(
    gaps.map(({ gapMs }) => gapMs),
    limits.gap,
    'a gap of',
  ),
  ...longer(stopsMs, limits.stop, 'spoke on for'),
]
