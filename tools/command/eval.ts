import { Command, InvalidArgumentError, Option } from 'commander'
import type { Language } from '../../firmware/language/language.ts'
import { figures, playAll, scenariosIn, type Figures, type Played } from '../scenario/evaluate.ts'
import { lineTier, openAudioTier, textTier, tierNames, type Tier, type TierName } from '../scenario/tier.ts'
import { count, speechLanguage } from './options.ts'
import { exitCodes, print, printJson, wrongUsage } from './output.ts'

interface EvalOptions {
  readonly tier: TierName
  readonly only?: string
  readonly language?: Language
  readonly disturb?: number
  readonly seed: number
  readonly json?: true
  readonly verbose?: true
}

const share = (text: string): number => {
  const value = Number(text)
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('Expected a share, 0 to 1.')
  return value
}

const row = ({ language, job, scenarios, right, turns, reAsks, refused, falseActions }: Figures): string =>
  [
    language.padEnd(4),
    (job ?? 'all').padEnd(12),
    `${right}/${scenarios}`.padStart(8),
    `${((100 * right) / scenarios).toFixed(0)} %`.padStart(7),
    turns.toFixed(1).padStart(7),
    reAsks.toFixed(2).padStart(9),
    String(refused).padStart(9),
    String(falseActions).padStart(7),
  ].join(' ')

const title = 'lang job             right success   turns  re-asked  refused   false'

const marks = { caller: '>', heard: '…', desk: ' ' } as const

const failure = ({ scenario, verdict, talk }: Played, isVerbose: boolean): readonly string[] => [
  `${scenario.language}/${scenario.name}: ${verdict.failures.join('; ')}`,
  ...(isVerbose ? talk.lines.map(({ who, text }) => `  ${marks[who]} ${text}`) : []),
]

/** Of a line: how long callers waited, the middle and the worst. */
const waits = (played: readonly Played[]): string | null => {
  const gaps = played.flatMap(({ times }) => times.gaps.map(({ gapMs }) => gapMs)).sort((a, b) => a - b)
  const stops = played.flatMap(({ times }) => times.stopsMs)
  if (gaps.length === 0) return null
  const stop = stops.length === 0 ? '' : `; silent ${Math.max(...stops)} ms after being spoken over, at most`
  return `gaps: ${gaps.length}, half of them under ${gaps[gaps.length >> 1]} ms, the longest ${gaps.at(-1)} ms${stop}`
}

const openTier = async ({ tier, disturb, seed }: EvalOptions): Promise<Tier> => {
  const isDisturbed = disturb !== undefined && disturb > 0
  if (tier === 'text') return textTier(isDisturbed ? { rate: disturb, seed } : null)
  if (isDisturbed) wrongUsage('words are disturbed in the text tier alone: elsewhere the recogniser does it')
  return tier === 'line' ? lineTier() : openAudioTier()
}

const evaluate = async (folder: string, options: EvalOptions): Promise<void> => {
  const { language, only } = options
  const all = (await scenariosIn(folder)).filter(
    one => (language === undefined || one.language === language) && (only === undefined || one.name === only),
  )
  if (all.length === 0) wrongUsage(`there are no such scenarios in ${folder}`)
  await using tier = await openTier(options)
  const played = await playAll(all, tier)
  const failed = played.filter(({ verdict }) => verdict.failures.length > 0)
  if (options.json) {
    const failures = failed.map(({ scenario, verdict }) => ({
      scenario: `${scenario.language}/${scenario.name}`,
      ...verdict,
    }))
    printJson({ figures: figures(played), failures })
  } else {
    print(title)
    for (const one of figures(played)) print(row(one))
    const times = waits(played)
    if (times !== null) print(times)
    for (const one of failed) failure(one, options.verbose === true).forEach(print)
  }
  if (failed.length > 0) process.exitCode = exitCodes.failed
}

export const evalCommand = (): Command =>
  new Command('eval')
    .description('play scenarios at the true desk and say how many ended right')
    .argument('<dir>', 'a folder of scenarios, such as test/scenario/text')
    .addOption(
      new Option(
        '--tier <name>',
        'in writing; synthesised callers through the recogniser; or over a whole virtual line',
      )
        .choices(tierNames)
        .default('text'),
    )
    .option('--only <name>', 'only the scenario of this name')
    .option('--language <code>', 'only those in this language', speechLanguage)
    .option('--disturb <share>', 'mishear this share of the words, such as 0.15', share)
    .option('--seed <number>', 'which words: the same for the same number', count, 1)
    .option('--verbose', 'the whole conversation of each that failed')
    .option('--json', 'one JSON object: figures and failures')
    .addHelpText(
      'after',
      `
right: ended as it must; turns: of those, until they hung up; re-asked: questions asked again, a call;
Tiers: text: the words as they are written; audio: spoken by espeak-ng, through voice activity, turn-taking and
recogniser; line: a box, a virtual modem and a telephone, a call at a time and as long as calls take, held against
the gaps that a scenario allows.
refused: read-backs the caller had to refuse; false: visits stored or changed that nobody asked for.
Exit code 1 when any fails.`,
    )
    .action(evaluate)
