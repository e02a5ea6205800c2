import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { concat, durationMs, levelDb, RATE_HZ } from '../../firmware/audio/frame.ts'
import { writeWav } from '../../firmware/audio/wav.ts'
import { openLog } from '../../firmware/config/log.ts'
import { reasonOf } from '../../firmware/config/text-file.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import type { Language } from '../../firmware/ports/ear.ts'
import { openVoices } from '../../firmware/speech/voices.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { speechLanguage } from './options.ts'
import { print, printJson, wrongUsage } from './output.ts'

interface SayOptions {
  readonly language: Language
  readonly out?: string
  readonly onnx?: string
  readonly speaker?: string
  readonly json?: true
}

const voiceOf = ({ onnx, speaker }: SayOptions) =>
  onnx === undefined
    ? {}
    : { piper: { onnx, config: `${onnx}.json`, ...(speaker === undefined ? {} : { speaker }) } }

const say = async (text: string, options: SayOptions): Promise<void> => {
  const { language, out, json } = options
  if (text.trim() === '') wrongUsage('there is nothing to say')
  const voices = { lt: {}, hr: {}, hy: {}, uk: {}, ru: {}, en: {}, [language]: voiceOf(options) }
  const openMs = systemClock.nowMs()
  await using voice = await openVoices(voices, openLog({ level: 'warn', isPersonal: true }))
  const fault = voice.faults[language]
  if (fault) throw new Fault(fault.code, fault.detail)
  const startMs = systemClock.nowMs()
  const parts: Int16Array[] = []
  let firstMs = 0
  for await (const part of voice.speak({ text, language, personal: true }, AbortSignal.any([]))) {
    if (parts.length === 0) firstMs = systemClock.nowMs() - startMs
    parts.push(part)
  }
  const tookMs = systemClock.nowMs() - startMs
  const pcm = concat(parts)
  if (out !== undefined)
    await writeFile(out, writeWav({ pcm, rateHz: RATE_HZ })).catch((cause: unknown) => {
      throw new Fault('FILE_UNWRITABLE', { file: out, reason: reasonOf(cause) }, cause)
    })
  const figures = {
    language,
    engine: voice.engines[language],
    audioMs: Math.round(durationMs(pcm.length)),
    firstSoundMs: Math.round(firstMs * 10) / 10,
    tookMs: Math.round(tookMs * 10) / 10,
    openMs: Math.round(startMs - openMs),
    levelDb: Math.round(levelDb(pcm) * 10) / 10,
    out: out ?? null,
  }
  if (json) return printJson(figures)
  print(
    `${figures.engine} (${language}): ${figures.audioMs} ms of speech, first sound after ${figures.firstSoundMs} ms, all after ${figures.tookMs} ms`,
  )
  print(
    out === undefined
      ? 'Not written anywhere; name a file with --out.'
      : `Written to ${out}: 8000 Hz, 16 bit, mono.`,
  )
}

export const sayCommand = (): Command =>
  new Command('say')
    .description('speak a text as it will sound on the line, and tell how long it took')
    .argument('<text>')
    .option('--language <code>', 'lt, hr, hy, uk, ru or en', speechLanguage, 'en' as Language)
    .option('--out <file.wav>', 'write it there')
    .option('--onnx <file>', 'a Piper voice: NAME.onnx with NAME.onnx.json beside it (else espeak-ng)')
    .option('--speaker <name>', 'of a Piper voice with several')
    .option('--json', 'print the figures as JSON')
    .addHelpText(
      'after',
      "\nExample:\n  ragelis say 'Laba diena, kuo galiu padėti?' --language lt --out laba-diena.wav",
    )
    .action(say)
