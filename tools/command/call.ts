import { Command } from 'commander'
import type { CallOutcome } from '../../firmware/ports/call-event.ts'
import { places } from '../../firmware/config/places.ts'
import { eventLine, turnLine } from '../virtual/show.ts'
import { openRig, type PlayedCall } from '../virtual/rig.ts'
import { readScript, type Script } from '../virtual/script.ts'
import { clinicPath, threads, usualClinic } from './options.ts'
import { exitCodes, print, printJson, remark } from './output.ts'

interface CallOptions {
  readonly clinic?: string
  readonly data?: string
  readonly at?: string
  readonly model?: string
  readonly threads?: number
  readonly json?: true
  readonly log?: true
}

/** What is not as the script expects. */
const misses = ({ expect }: Script, outcome: CallOutcome | null): readonly string[] => [
  ...(expect.outcome === undefined || outcome?.outcome === expect.outcome
    ? []
    : [`expected the outcome ${expect.outcome}, got ${outcome?.outcome ?? 'none'}`]),
  ...(expect.service === undefined || outcome?.booking?.service === expect.service
    ? []
    : [`expected the service ${expect.service}, got ${outcome?.booking?.service ?? 'none'}`]),
  ...(expect.name === undefined || outcome?.booking?.name === expect.name
    ? []
    : [`expected the name ${expect.name}, got ${outcome?.booking?.name ?? 'none'}`]),
]

const summary = ({ turns, greetingMs, outcome }: PlayedCall) => ({
  kind: 'line',
  greetingMs,
  gapsMs: turns.flatMap(({ gap }) => (gap ? [gap.gapMs] : [])),
  turns: turns.length,
  isOver: outcome !== null,
})

const call = async (file: string, options: CallOptions): Promise<void> => {
  const at = places()
  const script = await readScript(file)
  const named = options.clinic ?? script.clinic
  await using rig = await openRig({
    clinicFile: named === null ? usualClinic(at, script.language) : clinicPath(named, at),
    dataFolder: options.data,
    at: options.at ?? script.at,
    model: options.model,
    threads: options.threads,
    ...(options.log ? { log: remark } : {}),
  })
  const isJson = options.json === true
  const played = await rig.play(script, {
    event: event => {
      // the last object is the outcome: it is printed when all else is
      if (isJson && event.kind !== 'outcome') printJson(event)
      const line = isJson ? null : eventLine(event)
      if (line !== null) print(line)
    },
    turn: turn => (isJson ? printJson({ kind: 'caller', ...turn }) : print(turnLine(turn))),
  })
  const wrong = misses(script, played.outcome)
  if (isJson) printJson(summary(played))
  else
    print(
      `greeting ${played.greetingMs ?? '–'} ms after the answer; gaps ${summary(played).gapsMs.join(', ')} ms`,
    )
  for (const one of wrong) remark(`ragelis: ${one}`)
  if (isJson)
    printJson(
      played.outcome ?? { kind: 'outcome', outcome: 'abandoned', summary: 'the box told of no outcome' },
    )
  if (wrong.length > 0 || played.outcome === null) process.exitCode = exitCodes.failed
}

export const callCommand = (): Command =>
  new Command('call')
    .description('a synthetic caller rings the box on a virtual line and plays a script')
    .argument('<script.yaml>', 'what the caller does')
    .option('--clinic <file>', 'a clinic file or template, instead of the one in the script')
    .option('--data <dir>', 'keep bookings in this folder (else they are forgotten)')
    .option('--at <time>', 'pretend that it is this moment, such as 2026-11-24T20:30')
    .option('--model <id>', 'recogniser, see: ragelis models list')
    .option('--threads <number>', 'for recognition', threads)
    .option('--json', 'one JSON object per event; the last one is the outcome')
    .option('--log', "show the box's own log")
    .addHelpText(
      'after',
      `
A script is YAML. Steps are done in order, each once the box has finished speaking:
  language: lt                   the caller's language
  from: '+37061234567'           or hidden
  steps:
    - say: noriu dantų patikros  spoken by espeak-ng
    - key: '1'                   keys, one or several
    - interrupt: antras          spoken over the box; after: 1500 says how long into its voice
    - mumble: 1200               ms of speech that is none
    - play: answer.wav           8000 Hz, mono, 16 bit
    - silence: true              says nothing until the box speaks again
    - wait: 2000                 ms, without listening
    - hang-up: true
  answers:                       what to say to a question when no step is left
    name: [jonas kazlauskas]
    confirm: [taip]
  expect: { outcome: booked, service: check-up }

Exits 1 when the outcome is not what the script expects. Examples are in test/scenario/.`,
    )
    .action(call)
