import { globSync } from 'node:fs'
import type { Talk } from './caller.ts'
import type { Verdict } from './judge.ts'
import { readScenarios, type Scenario } from './scenario.ts'
import type { Tier } from './tier.ts'
import type { Times } from './times.ts'

/** One scenario as it went. */
export interface Played {
  readonly scenario: Scenario
  readonly verdict: Verdict
  readonly talk: Talk
  readonly times: Times
}

/** Every scenario of a folder, by file. @throws FILE_UNREADABLE, CONFIG_INVALID */
export const scenariosIn = async (folder: string): Promise<readonly Scenario[]> => {
  const files = globSync('**/*.yaml', { cwd: folder }).sort()
  const all = await Promise.all(files.map(file => readScenarios(`${folder}/${file}`)))
  return all.flat()
}

/** In the order given, a few at a time. */
export const playAll = async (
  scenarios: readonly Scenario[],
  tier: Tier,
  done: (played: Played) => void = () => undefined,
): Promise<readonly Played[]> => {
  const played: Played[] = []
  for (let from = 0; from < scenarios.length; from += tier.atOnce) {
    const some = scenarios.slice(from, from + tier.atOnce)
    const results = await Promise.all(some.map(scenario => tier.play(scenario)))
    results.forEach(done)
    played.push(...results)
  }
  return played
}

/** What a language, or one job in it, came to. */
export interface Figures {
  readonly language: string
  /** Null: all of them. */
  readonly job: string | null
  readonly scenarios: number
  readonly right: number
  /** Means: turns of those that ended right; questions asked again, of all. */
  readonly turns: number
  readonly reAsks: number
  /** Read-backs that callers had to refuse. */
  readonly refused: number
  readonly falseActions: number
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

const figuresOf = (language: string, job: string | null, played: readonly Played[]): Figures => {
  const right = played.filter(({ verdict }) => verdict.failures.length === 0)
  return {
    language,
    job,
    scenarios: played.length,
    right: right.length,
    turns: mean(right.map(({ talk }) => talk.turns)),
    reAsks: mean(played.map(({ talk }) => talk.reAsks)),
    refused: played.reduce((sum, { talk }) => sum + talk.refused, 0),
    falseActions: played.reduce((sum, { verdict }) => sum + verdict.falseActions.length, 0),
  }
}

/** One row for each language and job, and one for each language. */
export const figures = (played: readonly Played[]): readonly Figures[] => {
  const byLanguage = Object.groupBy(played, ({ scenario }) => scenario.language)
  return Object.entries(byLanguage).flatMap(([language, own]) => [
    ...Object.entries(Object.groupBy(own, ({ scenario }) => scenario.job)).map(([job, some = []]) =>
      figuresOf(language, job, some),
    ),
    figuresOf(language, null, own),
  ])
}
