import { Command } from 'commander'
import { replay, type Outcome } from '../../firmware/at/replay.ts'
import { CALL_RESULTS } from '../../firmware/at/result.ts'
import { readTranscript, type Entry } from '../../firmware/at/transcript-file.ts'
import { openLog } from '../../firmware/config/log.ts'
import { readText } from '../../firmware/config/text-file.ts'
import { standardLines } from '../../firmware/modem/cellular/standard.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { entryText } from '../line/monitor.ts'
import { openDriven } from '../line/run.ts'
import { findTarget } from '../line/target.ts'
import { named, save, withoutTarget, type Common } from './line-options.ts'
import { exitCodes, print, printJson, remark, wrongUsage } from './output.ts'

interface TranscriptOptions extends Common {
  readonly replay?: true
}

const outcomeText = (outcome: Outcome): string => {
  if (outcome.kind === 'event') return `event    ${outcome.line}`
  if (outcome.kind === 'failed') return `ended    ${outcome.command}: ${outcome.reason}`
  return `answered ${outcome.command}: ${outcome.lines.join(' | ')}`
}
/** Results that end a command beside OK. Source: ITU-T V.250 §5.7.1, V.253 §10.1 */
const askOf = (command: string) => {
  if (/^AT\+V(?:TR|RX|TX)$/.test(command)) return { finals: ['CONNECT'] }
  return /^AT[AD]/.test(command) ? { finals: [...CALL_RESULTS, 'VCON'] } : undefined
}
const playAgain = async (entries: readonly Entry[], isJson: boolean): Promise<void> => {
  const { outcomes, differences } = await replay(entries, { unsolicited: standardLines, ask: askOf })
  if (isJson) printJson({ outcomes, differences })
  else for (const outcome of outcomes) print(outcomeText(outcome))
  for (const difference of differences) remark(`ragelis: ${difference}`)
  if (differences.length > 0) process.exitCode = exitCodes.failed
}
const transcript = async (file: string | undefined, options: TranscriptOptions): Promise<void> => {
  if (file === undefined) return record(options)
  const { title, entries } = readTranscript(await readText(file), file)
  if (options.replay) return playAgain(entries, options.json === true)
  if (options.json) return printJson({ title, entries })
  print(title)
  for (const entry of entries) print(entryText(entry))
}
/** The driver sets the modem up, as at every start of the box, and lets go of it. */
const record = async (options: TranscriptOptions): Promise<void> => {
  if (options.replay) return wrongUsage('--replay needs the file of a transcript')
  await using target = await findTarget(options)
  const driven = await openDriven(target, clock, openLog({ level: 'error', format: 'json' }))
  await driven[Symbol.asyncDispose]()
  if (options.json) printJson({ title: target.says, entries: driven.transcript.entries() })
  else if (options.save === undefined)
    for (const entry of driven.transcript.entries()) print(entryText(entry))
  await save(options, target, driven.transcript)
}

export const transcriptCommand = () =>
  named(new Command('transcript'))
    .description('show a kept traffic with a modem, play it again, or write down one set-up')
    .argument(
      '[file]',
      'a transcript, from --save; without it a modem is set up once and that is written down',
    )
    .option(
      '--replay',
      'play it to the parser: what it makes of each line; exits 1 where it sends something else than then',
    )
    .option('--save <file>', 'keep the traffic')
    .addHelpText('after', withoutTarget)
    .action(transcript)
