import { Fault, faultData, isFault, type FaultData } from '../fault/fault.ts'
import type { Language } from '../ports/ear.ts'
import type { Log } from '../ports/log.ts'
import type { Utterance, Voice } from '../ports/voice.ts'
import { deliver } from './delivery.ts'
import { openEspeak, type Espeak } from './espeak.ts'
import type { PiperOptions } from './piper.ts'
import { languages, openEspeakTongue, openPiperTongue, type Tongue, type VoiceEngine } from './tongue.ts'

/** The Piper voice of each language that has one installed; without one espeak-ng speaks it. */
export type VoiceChoices = Readonly<
  Record<Language, { readonly piper?: Pick<PiperOptions, 'onnx' | 'config' | 'speaker'> | undefined }>
>

/** Every language's voice, at one level. */
export interface Voices extends Voice, AsyncDisposable {
  /** As Voice; once it is over it tells which engine spoke. */
  speak(utterance: Utterance, signal: AbortSignal): AsyncGenerator<Int16Array, VoiceEngine>
  readonly engines: Readonly<Record<Language, VoiceEngine>>
  /** Why a language's Piper voice could not be opened: espeak-ng stands in for it. */
  readonly faults: Readonly<Partial<Record<Language, FaultData>>>
}

interface Opened {
  /** espeak-ng's voice of the language: its own, or the one that stands in. */
  readonly spare: Tongue
  readonly piper?: Tongue
  readonly fault?: FaultData
}

const openLanguage = async (
  language: Language,
  choices: VoiceChoices,
  espeak: Espeak,
  log: Log,
): Promise<Opened> => {
  const spare = await openEspeakTongue(espeak, language)
  const files = choices[language].piper
  if (!files) return { spare }
  try {
    return { spare, piper: await openPiperTongue(files, espeak, language) }
  } catch (error) {
    const fault = faultData(error, 'VOICE_FAILED')
    log.warn({ language, code: fault.code, pii: fault.detail }, 'voice not usable; espeak-ng speaks instead')
    return { spare, fault }
  }
}

const named = (error: unknown, language: Language): unknown =>
  isFault(error, 'VOICE_FAILED') ? new Fault('VOICE_FAILED', { ...error.detail, language }, error) : error

/** One sentence by the first engine that manages to begin it. */
async function* first(
  { piper, spare }: Opened,
  { text, language }: Utterance,
  signal: AbortSignal,
): AsyncGenerator<Int16Array, VoiceEngine> {
  let isBegun = false
  for (const tongue of piper ? [piper, spare] : [spare])
    try {
      for await (const pcm of deliver(tongue, text, signal)) {
        isBegun = true
        yield pcm
      }
      return tongue.engine
    } catch (error) {
      if (isBegun || tongue === spare || !isFault(error, 'VOICE_FAILED')) throw named(error, language)
    }
  return spare.engine
}

/** Opens the voices of all languages. @throws LIBRARY_MISSING: without espeak-ng no voice speaks */
export const openVoices = async (choices: VoiceChoices, log: Log): Promise<Voices> => {
  const espeak = openEspeak()
  const opened = {} as Record<Language, Opened>
  // one after another: they share the one espeak-ng, and a small box has one core for them
  for (const language of languages) opened[language] = await openLanguage(language, choices, espeak, log)
  const pick = <T>(of: (language: Opened) => T) =>
    Object.fromEntries(languages.map(language => [language, of(opened[language])])) as Record<Language, T>
  let closed: Promise<void> | undefined
  const close = async () => {
    for (const { piper } of Object.values(opened)) await piper?.[Symbol.asyncDispose]()
    await espeak[Symbol.asyncDispose]()
  }
  return {
    speak: (utterance, signal) => first(opened[utterance.language], utterance, signal),
    engines: pick(({ piper, spare }) => (piper ?? spare).engine),
    faults: Object.fromEntries(
      languages.flatMap(language => {
        const { fault } = opened[language]
        return fault ? [[language, fault]] : []
      }),
    ),
    [Symbol.asyncDispose]: () => (closed ??= close()),
  }
}
