import { access, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import { durationMs, RATE_HZ } from '../../firmware/audio/frame.ts'
import { readWav } from '../../firmware/audio/wav.ts'
import { usualSettings } from '../../firmware/config/box-file.ts'
import { findModel, modelFolders, modelPath, readCatalogue } from '../../firmware/config/catalogue.ts'
import { places } from '../../firmware/config/places.ts'
import { reasonOf } from '../../firmware/config/text-file.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import type { Language } from '../../firmware/ports/ear.ts'
import { openEar } from '../../firmware/speech/ear.ts'
import { openResampler } from '../../firmware/speech/resample.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { speechLanguage, threads } from './options.ts'
import { print, printJson } from './output.ts'

interface HearOptions {
  readonly language?: readonly Language[]
  readonly among?: readonly string[]
  readonly expect?: readonly string[]
  readonly model: string
  readonly threads: number
  readonly json?: true
}

/** PCM16 mono at 8 000 Hz, whatever rate the file has. */
const readAudio = async (file: string): Promise<Int16Array> => {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Fault('FILE_UNREADABLE', { file, reason: reasonOf(cause) }, cause)
  })
  const wav = readWav(bytes)
  if ('refused' in wav) throw new Fault('AUDIO_UNREADABLE', { file, reason: wav.refused })
  if (wav.rateHz === RATE_HZ) return wav.pcm
  using resampler = openResampler(wav.rateHz)
  const [head, tail] = [resampler.push(wav.pcm), resampler.flush()]
  const whole = new Int16Array(head.length + tail.length)
  whole.set(head)
  whole.set(tail, head.length)
  return whole
}

/** Where the file of a recogniser is. @throws MODEL_UNKNOWN, MODEL_MISSING */
export const modelFile = async (id: string): Promise<string> => {
  const at = places()
  const file = join(at.shippedModels, 'catalogue.json')
  const model = findModel(await readCatalogue(file), id)
  const [first] = model.files
  if (!first || model.kind !== 'asr') throw new Fault('MODEL_UNKNOWN', { model: id })
  const path = modelPath(model, first, modelFolders(file, at.models))
  await access(path).catch((cause: unknown) => {
    throw new Fault('MODEL_MISSING', { model: id, folder: at.models }, cause)
  })
  return path
}

const every: readonly Language[] = ['lt', 'hr', 'hy', 'uk', 'ru', 'en']

const hear = async (files: readonly string[], options: HearOptions): Promise<void> => {
  const { language = every, among, expect, json } = options
  const audio = await Promise.all(files.map(async file => ({ file, pcm: await readAudio(file) })))
  const startMs = systemClock.nowMs()
  const library = places().nativeLibrary
  const model = await modelFile(options.model)
  await using ear = await openEar({ library, model, threads: options.threads, clock: systemClock })
  const loadMs = Math.round(systemClock.nowMs() - startMs)
  for (const { file, pcm } of audio) {
    const listening = { languages: language, ...(among ? { among } : {}), ...(expect ? { expect } : {}) }
    const hearing = await ear.hear(pcm, listening, AbortSignal.any([]))
    const audioMs = Math.round(durationMs(pcm.length))
    if (json)
      printJson({ file: basename(file), ...hearing, tookMs: Math.round(hearing.tookMs), audioMs, loadMs })
    else {
      const sure = Math.exp(hearing.meanLogProb).toFixed(2)
      const doubt = hearing.doubt ? `, not to be trusted: ${hearing.doubt}` : ''
      print(`${basename(file)}: ${hearing.text || '(nothing)'}`)
      print(
        `  ${hearing.language}, certainty ${sure}${doubt}; ${Math.round(hearing.tookMs)} ms for ${audioMs} ms of audio`,
      )
      for (const { text, logProb } of hearing.ranked ?? [])
        print(`  ${logProb.toFixed(1).padStart(8)}  ${text}`)
    }
  }
}

const collect =
  <T>(read: (text: string) => T) =>
  (value: string, before: readonly T[] = []) => [
    ...before,
    ...value.split(',').map(part => read(part.trim())),
  ]
const word = (text: string) => text

export const hearCommand = (): Command =>
  new Command('hear')
    .description('recognise recordings: what was said, how sure it is, and how long it took')
    .argument('<file.wav...>', 'mono, 16 bit, 8000 to 48000 Hz')
    .option(
      '--language <codes>',
      'one, or several to choose from: lt,en (else all six)',
      collect(speechLanguage),
    )
    .option('--among <texts>', 'whole answers to weigh against the audio: yes,no', collect(word))
    .option('--expect <words>', 'words that are likely, for models that take a prompt', collect(word))
    .option('--model <id>', 'recogniser, see: ragelis models list', usualSettings.model)
    .option('--threads <number>', 'threads of one recognition', threads, usualSettings.threads)
    .option('--json', 'one JSON object per file')
    .addHelpText(
      'after',
      `
Examples:
  ragelis hear answer.wav --language lt
  ragelis hear answer.wav --language en --among yes,no,maybe --json`,
    )
    .action(hear)
