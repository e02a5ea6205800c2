import { globSync } from 'node:fs'
import { random } from '../../board/virtual/random.ts'
import { playDeskCall, type Talk } from './caller.ts'
import { openDeskCall } from './desk-call.ts'
import { disturb } from './disturb.ts'
import { judge, type Verdict } from './judge.ts'
import { readScenarios, type Scenario } from './scenario.ts'

/** One scenario as it went. */
export interface Played {
  readonly scenario: Scenario
  readonly verdict: Verdict
  readonly talk: Talk
}

export interface Disturbance {
  /** How many of the words, 0 to 1. */
  readonly rate: number
  readonly seed: number
}

/** Every scenario of a folder, by file. @throws FILE_UNREADABLE, CONFIG_INVALID */
export const scenariosIn = async (folder: string): Promise<readonly Scenario[]> => {
  const files = globSync('**/*.yaml', { cwd: folder }).sort()
  const all = await Promise.all(files.map(file => readScenarios(`${folder}/${file}`)))
  return all.flat()
}

/** The same seed disturbs a scenario alike whatever is played beside it. */
const seedOf = ({ language, name }: Scenario, seed: number): number =>
  `${language}/${name}`
    .split('')
    .reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, seed)

export const playScenario = async (scenario: Scenario, noise: Disturbance | null): Promise<Played> => {
  await using call = await openDeskCall(scenario)
  const dice = random(seedOf(scenario, noise?.seed ?? 0))
  const change = (text: string) => (noise === null ? text : disturb(text, noise.rate, dice))
  const talk = await playDeskCall(call, scenario, change)
  return { scenario, talk, verdict: await judge(call, scenario, talk, noise !== null) }
}

/** Stores open at a time: each is a thread. */
const atOnce = 4

/** In the order given, a few at a time. */
export const playAll = async (
  scenarios: readonly Scenario[],
  noise: Disturbance | null,
): Promise<readonly Played[]> => {
  const played: Played[] = []
  for (let from = 0; from < scenarios.length; from += atOnce) {
    const some = scenarios.slice(from, from + atOnce)
    played.push(...(await Promise.all(some.map(scenario => playScenario(scenario, noise)))))
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
