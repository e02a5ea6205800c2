import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { Command, InvalidArgumentError } from 'commander'
import { places } from '../../firmware/config/places.ts'
import type { Wants } from '../../firmware/desk/question.ts'
import { understand } from '../../firmware/desk/understand/understanding.ts'
import type { Language } from '../../firmware/language/language.ts'
import { packsIn } from '../../firmware/language/packs.ts'
import { openShop } from '../../firmware/main/shop.ts'
import { dayOf } from '../../firmware/time/calendar.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { clinicPath, clockAt, deskLanguage, usualClinic } from './options.ts'
import { printJson, wrongUsage } from './output.ts'
import { parseOf } from './parse.ts'

interface UnderstandOptions {
  readonly clinic?: string
  readonly language?: Language
  readonly asked: Wants
  readonly at?: string
}

const wants: readonly Wants[] = [
  'anything',
  'service',
  'choice',
  'when',
  'name',
  'digits',
  'date',
  'count',
  'yes or no',
  'aspect',
  'words',
]

const asked = (text: string): Wants => {
  const found = wants.find(one => one === text)
  if (!found) throw new InvalidArgumentError(`Expected one of: ${wants.join(', ')}.`)
  return found
}

async function* linesOf(text: string, input: Readable): AsyncGenerator<string> {
  if (text !== '-') yield text
  else for await (const line of createInterface({ input, terminal: false })) yield line
}

const run = async (text: string, options: UnderstandOptions, input: Readable): Promise<void> => {
  const at = places()
  const file = options.clinic === undefined ? usualClinic(at, options.language) : clinicPath(options.clinic)
  const { clinic } = await openShop(file, at)
  const language = options.language ?? clinic.languages[0]
  const pack = packsIn(clinic.variant).get(language)
  if (!pack) return wrongUsage(`the desk does not speak ${language}`)
  const clock = clockAt(options.at, clinic.zone, systemClock)
  for await (const line of linesOf(text, input)) {
    const today = dayOf(clock.epochMs(), clinic.zone)
    const startMs = clock.nowMs()
    const heard = understand(line, { clinic, pack, today, asksName: options.asked === 'name' })
    const tookMs = Math.round((clock.nowMs() - startMs) * 100) / 100
    printJson({ language, asked: options.asked, today, ...parseOf(heard, clinic), tookMs })
  }
}

/** @param input where the lines of `-` come from */
export const understandCommand = (input: Readable = process.stdin): Command =>
  new Command('understand')
    .description(
      'what the desk makes of words: services, people, days, times, wishes, each with how sure it is',
    )
    .argument('<text>', 'what the caller says; - reads a line at a time from standard input')
    .option('--clinic <file>', 'a clinic file, or the name of a template (dentist-lt, vet-lt, beauty-hr …)')
    .option('--language <code>', 'the language of the words: lt, hr, hy, uk, ru or en', deskLanguage)
    .option('--asked <what>', `what was asked: ${wants.join(', ')}`, asked, 'anything')
    .option('--at <time>', 'pretend that it is this moment, such as 2026-11-24T20:30')
    .addHelpText(
      'after',
      `
One JSON object a line; dates, times and lengths by ISO 8601. heardAs: the words with what was misheard put right;
maybe: what may have been named, which the desk would ask about.

Examples:
  ragelis understand 'noriu dantų patikros ketvirtadienį pusę dešimtos' --language lt --at 2026-11-24T20:30
  printf '%s\\n' 'thirsday at ten' 'a week on monday' | ragelis understand - --language en --asked when`,
    )
    .action((text: string, options: UnderstandOptions) => run(text, options, input))
