import { join } from 'node:path'
import { places } from '../../firmware/config/places.ts'
import type { Language } from '../../firmware/language/language.ts'
import { openEar } from '../../firmware/speech/ear.ts'
import { openEspeak } from '../../firmware/speech/espeak.ts'
import { openResampler } from '../../firmware/speech/resample.ts'
import { systemClock } from '../../firmware/time/clock.ts'

interface Named {
  readonly id: string
  readonly text: string
}

/** A name, and what the shipped recogniser made of it when espeak-ng said it. */
export interface HeardName extends Named {
  readonly name: string
}

/** Of espeak-ng: one plain, a woman's quicker and a man's slower. */
const voices = [
  { variant: '', wordsPerMinute: 140 },
  { variant: '+f2', wordsPerMinute: 160 },
  { variant: '+m3', wordsPerMinute: 120 },
] as const

const never = AbortSignal.any([])

const joined = (parts: readonly Int16Array[]): Int16Array => {
  const whole = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

type Speech = ReturnType<typeof openEspeak>

const spoken = async (espeak: Speech, text: string, voice: Parameters<Speech['speak']>[1]) => {
  const parts: Int16Array[] = []
  for await (const part of espeak.speak(text, voice, never)) parts.push(part)
  using resampler = openResampler(espeak.rateHz)
  const silence = new Int16Array(1_600)
  return joined([silence, resampler.push(joined(parts)), resampler.flush(), silence])
}

/** Says each name in three voices of espeak-ng, at 8 kHz as on a line, and hears it; what is said twice is heard once. */
export const hearNames = async (language: Language, names: readonly Named[]): Promise<HeardName[]> => {
  const model = join(places().shippedModels, 'starter/ggml-starter-q8_0.bin')
  await using espeak = openEspeak()
  await using ear = await openEar({ library: places().nativeLibrary, model, threads: 2, clock: systemClock })
  const heard = new Map<string, readonly string[]>()
  for (const text of new Set(names.map(name => name.text))) {
    const texts: string[] = []
    for (const { variant, wordsPerMinute } of voices) {
      const voice = { name: `${language}${variant}`, wordsPerMinute, volume: 100 }
      const pcm = await spoken(espeak, text, voice)
      texts.push((await ear.hear(pcm, { languages: [language] }, never)).text)
    }
    heard.set(text, texts)
  }
  return names.flatMap(({ id, text }) => (heard.get(text) ?? []).map(one => ({ id, name: text, text: one })))
}
