import { join } from 'node:path'
import { places } from '../../firmware/config/places.ts'
import type { Language } from '../../firmware/language/language.ts'
import { openEar } from '../../firmware/speech/ear.ts'
import { openEspeak } from '../../firmware/speech/espeak.ts'
import { openResampler } from '../../firmware/speech/resample.ts'
import { systemClock } from '../../firmware/time/clock.ts'

/** A name, and what the shipped recogniser made of it when espeak-ng said it. */
export interface HeardName {
  readonly id: string
  readonly text: string
}

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

/** Says each name in the plain voice of espeak-ng, at 8 kHz as on a line, and hears it. */
export const hearNames = async (language: Language, names: readonly HeardName[]): Promise<HeardName[]> => {
  const model = join(places().shippedModels, 'starter/ggml-starter-q8_0.bin')
  await using espeak = openEspeak()
  await using ear = await openEar({ library: places().nativeLibrary, model, threads: 2, clock: systemClock })
  const heard: HeardName[] = []
  for (const { id, text } of names) {
    const voice = { name: language, wordsPerMinute: 140, volume: 100 }
    const parts: Int16Array[] = []
    for await (const part of espeak.speak(text, voice, never)) parts.push(part)
    using resampler = openResampler(espeak.rateHz)
    const pcm = joined([new Int16Array(1_600), resampler.push(joined(parts)), resampler.flush(), new Int16Array(1_600)])
    const hearing = await ear.hear(pcm, { languages: [language] }, never)
    heard.push({ id, text: hearing.text })
  }
  return heard
}
