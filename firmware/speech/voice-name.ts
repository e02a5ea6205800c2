import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Language } from '../ports/ear.ts'
import { languages, WORDS_PER_MINUTE, type VoiceEngine } from './tongue.ts'
import type { VoiceChoices } from './voices.ts'

/** What names a voice in the prompt cache: it changes whenever the voice would sound different. */
export type VoiceName = Readonly<Record<VoiceEngine, string>> & {
  /** The engine that speaks the language unless it fails to open. */
  readonly expected: VoiceEngine
}
export type VoiceNames = Readonly<Record<Language, VoiceName>>

/** A file by its last name, size and time of writing: a voice is 60 MB, too much to read for its hash at each start. */
const fileName = async (path: string): Promise<string> => {
  const { size, mtimeMs } = await stat(path)
  return `${basename(path)} ${size} ${mtimeMs}`
}

const voiceName = async (language: Language, { piper }: VoiceChoices[Language]): Promise<VoiceName> => {
  const espeak = `espeak-ng ${language} ${WORDS_PER_MINUTE}`
  if (!piper) return { espeak, piper: '', expected: 'espeak' }
  try {
    const files = [await fileName(piper.onnx), await fileName(piper.config)]
    return { espeak, piper: ['piper', ...files, piper.speaker ?? ''].join(' '), expected: 'piper' }
  } catch {
    // a voice that is not there does not speak; why, the process says
    return { espeak, piper: '', expected: 'espeak' }
  }
}

export const voiceNames = async (choices: VoiceChoices): Promise<VoiceNames> =>
  Object.fromEntries(
    await Promise.all(
      languages.map(async language => [language, await voiceName(language, choices[language])]),
    ),
  ) as VoiceNames
