import { concat } from '../audio/frame.ts'
import type { Language } from '../ports/ear.ts'
import type { EspeakVoice } from './espeak-library.ts'
import type { Espeak } from './espeak.ts'
import { activeLevelDb, amplify, gainFrom } from './level.ts'
import type { PiperOptions } from './piper.ts'

export type VoiceEngine = 'piper' | 'espeak'

/** One engine as the voice of one language: PCM16 mono at its own rate, at VOICE_LEVEL_DB. */
export interface Tongue extends AsyncDisposable {
  readonly engine: VoiceEngine
  readonly rateHz: number
  /** @throws signal.reason, VOICE_FAILED */
  speak(text: string, signal: AbortSignal): AsyncGenerator<Int16Array>
}

/** espeak's own pace is 175; on a telephone line a little less is understood better. */
export const WORDS_PER_MINUTE = 170
const VOLUME = 100

/** Said to nobody: it warms a voice up, and tells how loud it is. */
const rehearsals: Readonly<Record<Language, string>> = {
  lt: 'Laba diena, čia odontologijos klinika, kuo galiu jums padėti šiandien?',
  hr: 'Dobar dan, ovdje stomatološka ordinacija, kako vam mogu pomoći?',
  hy: 'Բարև ձեզ, ատամնաբուժական կլինիկան է, ինչո՞վ կարող եմ օգնել։',
  uk: 'Добрий день, це стоматологічна клініка, чим можу вам допомогти?',
  ru: 'Здравствуйте, это стоматологическая клиника, чем могу помочь?',
  en: 'Good afternoon, this is the dental clinic, how can I help you today?',
}
export const languages = Object.keys(rehearsals) as Language[]

const measureGain = async (espeak: Espeak, voice: EspeakVoice, language: Language): Promise<number> => {
  const parts: Int16Array[] = []
  for await (const part of espeak.speak(rehearsals[language], voice, AbortSignal.any([]))) parts.push(part)
  return gainFrom(activeLevelDb(concat(parts), espeak.rateHz))
}

/** espeak-ng's own voice of a language. It does not own `espeak`. @throws VOICE_FAILED */
export const openEspeakTongue = async (espeak: Espeak, language: Language): Promise<Tongue> => {
  // espeak-ng calls its voices by the same codes; its "en" is British
  const voice = { name: language, wordsPerMinute: WORDS_PER_MINUTE, volume: VOLUME }
  const gain = await measureGain(espeak, voice, language)
  async function* speak(text: string, signal: AbortSignal) {
    for await (const part of espeak.speak(text, voice, signal)) yield amplify(part, gain)
  }
  return { engine: 'espeak', rateHz: espeak.rateHz, speak, [Symbol.asyncDispose]: async () => {} }
}

/** @throws FILE_UNREADABLE, CONFIG_INVALID, VOICE_FAILED */
export const openPiperTongue = async (
  files: Pick<PiperOptions, 'onnx' | 'config' | 'speaker'>,
  espeak: Espeak,
  language: Language,
): Promise<Tongue> => {
  // the runtime costs 40 MB: it is loaded only for a voice that needs it
  const { openPiper } = await import('./piper.ts')
  return { engine: 'piper', ...(await openPiper({ ...files, warmUp: rehearsals[language] }, espeak)) }
}
