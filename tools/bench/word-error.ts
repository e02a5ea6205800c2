/**
 * How well and how fast the ear hears: `node tools/bench/word-error.ts [--folder DIR] [--model FILE] [--threads 2]
 * [--floor 512] [--against PROGRAM] [--json]` recognises every file of DIR/manifest.tsv (columns file, language, text; the shipped 60 by default) and
 * compares word errors with DIR/expected.tsv. `--against` times whisper.cpp's own whisper-cli on the same files in the
 * same run, its loading left out. Exits 1 when a language is more than 3 points worse than expected.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readWav } from '../../firmware/audio/wav.ts'
import { places } from '../../firmware/config/places.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import type { Ear, Hearing, Language } from '../../firmware/ports/ear.ts'
import { openEar } from '../../firmware/speech/ear.ts'
import { traitsOf } from '../../firmware/speech/model-traits.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { errorsIn } from './edit-distance.ts'
import { printRows } from './figures.ts'
import { quietSounds } from './quiet-sounds.ts'

export interface WordErrorOptions {
  /** Holds manifest.tsv and the files it names: WAV, 8 000 Hz. */
  readonly folder: string
  readonly model: string
  readonly threads: number
  /** Audio context at least so long, in encoder frames; the model's own when left out. */
  readonly floor?: number
}

interface Sample {
  readonly file: string
  readonly language: Language
  readonly text: string
  readonly pcm: Int16Array
}
interface Trial extends Sample {
  readonly hearing: Hearing
}

/** Rows of a file of tab-separated values by the names in its first line; lines that begin with # are remarks. */
const readTable = (file: string): Readonly<Record<string, string>>[] => {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const [head = '', ...rows] = lines.filter(line => !line.startsWith('#'))
  const names = head.split('\t')
  return rows.map(row => Object.fromEntries(row.split('\t').map((value, i) => [names[i], value])))
}

const readPcm = (file: string): Int16Array => {
  const wav = readWav(readFileSync(file))
  if ('refused' in wav) throw new Fault('AUDIO_UNREADABLE', { file, reason: wav.refused })
  return wav.pcm
}

export const readSamples = (folder: string): Sample[] =>
  readTable(join(folder, 'manifest.tsv')).map(({ file = '', language, text = '' }) => ({
    file,
    language: language as Language,
    text,
    pcm: readPcm(join(folder, file)),
  }))

const never = AbortSignal.any([])
const percent = (part: number, whole: number) => Math.round((1_000 * part) / whole) / 10
const sumOf = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((sum, item) => sum + of(item), 0)

/** Hears each sample, told `languages` or, when null, the sample's own. */
const hearAll = async (ear: Ear, samples: readonly Sample[], languages: readonly Language[] | null) => {
  const trials: Trial[] = []
  for (const sample of samples) {
    const hearing = await ear.hear(sample.pcm, { languages: languages ?? [sample.language] }, never)
    trials.push({ ...sample, hearing })
  }
  return trials
}

/** Word, character and sentence errors of some recognitions, %, with the mean time of one, ms. */
export const errorFigures = (trials: readonly Trial[]) => {
  const all = trials.map(({ text, hearing }) => errorsIn(text, hearing.text))
  return {
    files: trials.length,
    wer: percent(
      sumOf(all, one => one.wordErrors),
      sumOf(all, one => one.words),
    ),
    cer: percent(
      sumOf(all, one => one.characterErrors),
      sumOf(all, one => one.characters),
    ),
    exact: percent(all.filter(one => one.isExact).length, all.length),
    ms: Math.round(sumOf(trials, one => one.hearing.tookMs) / trials.length),
  }
}

const languagesIn = (samples: readonly Sample[]) =>
  [...new Set(samples.map(({ language }) => language))].sort()

/** How many were put to the right language when these could be it, %. */
const identified = async (ear: Ear, samples: readonly Sample[], among: readonly Language[]) => {
  const trials = await hearAll(
    ear,
    samples.filter(({ language }) => among.includes(language)),
    among,
  )
  return percent(trials.filter(one => one.hearing.language === one.language).length, trials.length)
}

/** What each guard stopped: how many, how many of them wrong in half their words or more, how many right to the letter. */
const guardFigures = (trials: readonly Trial[]) => {
  const all = trials.map(one => ({ ...one.hearing, ...errorsIn(one.text, one.hearing.text) }))
  const kinds = [...new Set(all.flatMap(({ doubt }) => (doubt ? [doubt] : [])))]
  const count = (some: typeof all) => ({
    stopped: some.length,
    wrong: some.filter(one => one.wordErrors * 2 >= one.words).length,
    right: some.filter(one => one.isExact).length,
  })
  return Object.fromEntries([
    ['of all', count(all)],
    ...kinds.map(kind => [kind, count(all.filter(({ doubt }) => doubt === kind))] as const),
  ])
}

const hearQuiet = async (ear: Ear) => {
  const rows: Record<string, object> = {}
  for (const [name, pcm] of Object.entries(quietSounds())) {
    const { text, noSpeech, meanLogProb, doubt } = await ear.hear(pcm, { languages: ['lt', 'en'] }, never)
    rows[name] = { noSpeech: noSpeech.toFixed(4), meanLogProb: meanLogProb.toFixed(2), doubt, text }
  }
  return rows
}

const open = ({ model, threads, floor }: WordErrorOptions) => {
  const own = traitsOf(model)
  const traits = { ...own, audioContextFloor: floor ?? own.audioContextFloor }
  return openEar({ library: places().nativeLibrary, model, threads, clock: systemClock, traits })
}

/** Errors by language with the language given, what the guards did, and how often the language was found. */
export const measureWordErrors = async (options: WordErrorOptions) => {
  const samples = readSamples(options.folder)
  const languages = languagesIn(samples)
  await using ear = await open(options)
  await hearAll(ear, samples.slice(0, 2), null) // the first ones pay for cold caches
  const trials = await hearAll(ear, samples, null)
  const ofSpeech = trials.map(one => one.hearing.noSpeech)
  return {
    errors: Object.fromEntries(
      languages.map(language => [language, errorFigures(trials.filter(one => one.language === language))]),
    ),
    all: errorFigures(trials),
    guards: guardFigures(trials),
    noSpeechOfSpeech: Math.max(...ofSpeech).toFixed(4),
    quiet: await hearQuiet(ear),
    identified: {
      [languages.join(' ')]: await identified(ear, samples, languages),
      ...(languages.includes('lt') && languages.includes('en')
        ? { 'lt en': await identified(ear, samples, ['lt', 'en']) }
        : {}),
    },
  }
}

/** Word errors that whisper.cpp's own program makes on the files of a folder, by language, %. */
export const expectedErrors = (folder: string): Readonly<Record<string, number>> => {
  const file = join(folder, 'expected.tsv')
  const rows = existsSync(file) ? readTable(file) : []
  return Object.fromEntries(rows.map(({ language = '', WER }) => [language, Number(WER)]))
}

/** Mean time of one file by whisper-cli, loading left out, ms: as the expected figures were timed. */
const timeProgram = (program: string, { folder, model, threads }: WordErrorOptions): number => {
  const samples = readSamples(folder)
  const decoding = ['-nt', '-nf', '-bs', '1', '-bo', '1', '-ac', '512', '-t', String(threads)]
  const spent = languagesIn(samples).map(language => {
    const files = samples.filter(one => one.language === language).map(one => join(folder, one.file))
    const { stderr } = spawnSync(program, ['-m', model, '-l', language, ...decoding, ...files], {
      encoding: 'utf8',
    })
    const timed = (what: string) => Number(new RegExp(`${what} time = +([0-9.]+)`).exec(stderr)?.[1])
    return timed('total') - timed('load')
  })
  return Math.round(sumOf(spent, ms => ms) / samples.length)
}

const MOST_WORSE = 3

const readOptions = (): WordErrorOptions & { readonly against?: string; readonly json: boolean } => {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', default: join(places().root, 'test/fixtures/speech') },
      model: { type: 'string', default: join(places().shippedModels, 'starter/ggml-starter-q8_0.bin') },
      threads: { type: 'string', default: '2' },
      floor: { type: 'string' },
      against: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const { folder, model, threads, floor, against, json } = values
  return {
    folder,
    model,
    threads: Number(threads),
    ...(floor === undefined ? {} : { floor: Number(floor) }),
    ...(against === undefined ? {} : { against }),
    json,
  }
}

const main = async () => {
  const options = readOptions()
  const { errors, guards, quiet, ...rest } = await measureWordErrors(options)
  const expected = expectedErrors(options.folder)
  const rows = Object.entries(errors).map(([language, row]) => ({
    language,
    ...row,
    expected: expected[language],
  }))
  const worse = rows.filter(row => row.wer > (row.expected ?? Infinity) + MOST_WORSE)
  const { against } = options
  printRows(
    {
      ...Object.fromEntries(rows.map(({ language, ...row }) => [language, row])),
      ...rest,
      ...(against ? { 'whisper-cli ms': timeProgram(against, options) } : {}),
      ...Object.fromEntries(Object.entries(guards).map(([name, row]) => [`guard: ${name}`, row])),
      ...quiet,
      [`more than ${MOST_WORSE} points worse`]: worse.map(({ language }) => language).join(' ') || 'none',
    },
    options.json,
  )
  if (worse.length > 0) process.exitCode = 1
}

if (import.meta.main) await main()
