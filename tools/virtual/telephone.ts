import type { Caller } from '../../board/virtual/caller/caller.ts'
import { SOUND_PEAK, soundAfter, soundBefore } from '../../board/virtual/caller/recording.ts'
import { concat } from '../../firmware/audio/frame.ts'
import { noLog } from '../../firmware/config/log.ts'
import type { Language } from '../../firmware/ports/ear.ts'
import type { Voice } from '../../firmware/ports/voice.ts'
import { openVoices } from '../../firmware/speech/voices.ts'

/** The box is taken to have finished when it has been quiet this long: longer than its pauses between sentences. */
export const turnQuietMs = 800

export const samplesPerMs = 8

/** A synthetic caller's voice: espeak-ng's plain one of each language. */
export const openCallerVoice = async (): Promise<Voice & AsyncDisposable> => {
  const none = { lt: {}, hr: {}, hy: {}, uk: {}, ru: {}, en: {} }
  return openVoices(none, noLog)
}

export const render = async (voice: Voice, text: string, language: Language): Promise<Int16Array> => {
  const parts: Int16Array[] = []
  const utterance = { text, language, personal: false }
  for await (const part of voice.speak(utterance, AbortSignal.any([]))) parts.push(part)
  return concat(parts)
}

/** Speech that is none: the syllables of a voice, cut up and shuffled. */
export const mumble = (pcm: Int16Array, ms: number): Int16Array => {
  const size = 60 * samplesPerMs
  const pieces = Array.from({ length: Math.ceil((ms * samplesPerMs) / size) }, (_, i) => {
    const at = ((i * 7_919) % Math.max(1, Math.floor(pcm.length / size))) * size
    return pcm.slice(at, at + size).reverse()
  })
  return concat(pieces).subarray(0, ms * samplesPerMs)
}

/** A pause between the two of them, as heard on the line, ms: negative where they spoke at once. */
export interface Gap {
  readonly fromMs: number
  readonly gapMs: number
}

/**
 * From the caller's last sound before a moment to the first sound of the box after it; null where the box never spoke.
 * @param turnSample a position between the two
 */
export const gapAt = (caller: Caller, turnSample: number): Gap | null => {
  const { caller: mine, callee: theirs } = caller.recording()
  const last = soundBefore(mine, turnSample)
  const first = soundAfter(theirs, turnSample)
  if (last === null || first === null) return null
  return { fromMs: Math.round(last / samplesPerMs), gapMs: Math.round((first - last) / samplesPerMs) }
}

/** Longer than a pause between two of the box's sentences. */
const stoppedMs = 500

/**
 * From the caller's first sound to the last of the box that they spoke over, ms; null where it was silent by then.
 * @param fromSample where the caller began
 */
export const stopAt = (caller: Caller, fromSample: number): number | null => {
  const { caller: mine, callee: theirs } = caller.recording()
  const began = soundAfter(mine, fromSample)
  if (began === null) return null
  let last = began
  for (let at = began; at < theirs.length && at - last < stoppedMs * samplesPerMs; at += 1)
    if (Math.abs(theirs[at] ?? 0) >= SOUND_PEAK) last = at
  return last === began ? null : Math.round((last - began) / samplesPerMs)
}
