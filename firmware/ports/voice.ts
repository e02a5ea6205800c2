import type { Language } from './ear.ts'

/** One sentence to say. */
export interface Utterance {
  readonly text: string
  readonly language: Language
  /** True when the text holds something of a caller (a name, a number): it is then never kept on disk. */
  readonly personal: boolean
}

/** Speaks. */
export interface Voice {
  /**
   * The sentence as PCM16 mono at 8 000 Hz, in parts as they become ready; the first part comes as soon as it can.
   * @throws signal.reason when aborted; VOICE_FAILED, SPEECH_DIED
   */
  speak(utterance: Utterance, signal: AbortSignal): AsyncIterable<Int16Array>
}
