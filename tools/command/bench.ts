import { join } from 'node:path'
import { Argument, Command } from 'commander'
import { usualSettings } from '../../firmware/config/box-file.ts'
import { places } from '../../firmware/config/places.ts'
import type { Language } from '../../firmware/ports/ear.ts'
import { printRows } from '../bench/figures.ts'
import { benchLine } from '../bench/line.ts'
import { benchVoices } from '../bench/voice.ts'
import { measureWordErrors } from '../bench/word-error.ts'
import { modelFile } from './hear.ts'
import { count, deskLanguage, threads } from './options.ts'
import { remark } from './output.ts'

interface BenchOptions {
  readonly language: Language
  readonly calls: number
  readonly rounds: number
  readonly model: string
  readonly threads: number
  readonly json?: true
}

const parts = ['line', 'ear', 'voice'] as const
type Part = (typeof parts)[number]

const none = { lt: {}, hr: {}, hy: {}, uk: {}, ru: {}, en: {} }

const measure: Readonly<Record<Part, (options: BenchOptions) => Promise<Readonly<Record<string, unknown>>>>> =
  {
    line: ({ language, calls, model }) => benchLine({ language, calls, model, idleMs: 10_000, tell: remark }),
    ear: async options => {
      const folder = join(places().root, 'test/fixtures/speech')
      const model = await modelFile(options.model)
      const { errors, all, quiet } = await measureWordErrors({ folder, model, threads: options.threads })
      return { ...errors, all, ...quiet }
    },
    voice: ({ rounds, language }) => benchVoices({ rounds, voices: none, languages: [language] }),
  }

const bench = async (chosen: readonly Part[], options: BenchOptions): Promise<void> => {
  for (const part of chosen.length > 0 ? chosen : parts) {
    remark(`${part} …`)
    const rows = await measure[part](options)
    printRows(options.json ? { part, ...rows } : rows, options.json === true)
  }
}

export const benchCommand = (): Command =>
  new Command('bench')
    .description('measure this machine: the pause per turn on the line, recognition, speech, memory')
    .addArgument(new Argument('[part...]', 'line, ear or voice (else all)').choices(parts))
    .option('--language <code>', 'of the callers and the voice: lt or en', deskLanguage, 'lt' as Language)
    .option('--calls <number>', 'calls on the line, of about a minute each', count, 2)
    .option('--rounds <number>', 'rounds of the voice', count, 15)
    .option('--model <id>', 'recogniser, see: ragelis models list', usualSettings.model)
    .option('--threads <number>', 'threads of one recognition', threads, usualSettings.threads)
    .option('--json', 'one JSON object per part')
    .addHelpText(
      'after',
      `
line   a synthetic caller books over a virtual modem; the gaps are measured on the two-channel recording of the line,
       from the caller's last sound to the box's first; how soon it falls silent when spoken over; memory and idle processor time of the box and its speech process
ear    word errors, time per utterance and what the guards do, on 60 recordings that ship (test/fixtures/speech)
voice  first sound and whole time of sentences of about 5, 15 and 40 words

Times depend on the machine and on what else it does: compare within one run.`,
    )
    .action(bench)
