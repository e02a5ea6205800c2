import type { Frame } from '../audio/frame.ts'

/** Languages the product speaks, as ISO 639-1. Bosnian shares hr. */
export type Language = 'lt' | 'hr' | 'hy' | 'uk' | 'ru' | 'en'

/** What the recogniser may expect. */
export interface Listening {
  /** One: that language is fixed. Several: the most probable of them is found from the audio. Never empty. */
  readonly languages: readonly Language[]
  /** Words that are likely now (services, people, days), as a prompt for recognisers that take one. */
  readonly expect?: readonly string[]
  /** Whole answers to weigh against the audio in the same encoder pass, for closed questions. */
  readonly among?: readonly string[]
}

/** Why a recognition is not to be acted on. */
export type Doubt =
  'no speech' | 'improbable' | 'too many words' | 'repeats itself' | 'known phantom' | 'too short'

export interface Hearing {
  /** As the recogniser wrote it; '' when it heard nothing. */
  readonly text: string
  readonly language: Language
  /** Probability of each asked language, summing to 1; absent when only one was asked. */
  readonly languageOdds?: Readonly<Partial<Record<Language, number>>>
  /** Mean natural-log probability per token, ≤ 0. */
  readonly meanLogProb: number
  /** Probability that nobody spoke, 0 to 1. */
  readonly noSpeech: number
  readonly words: readonly { readonly text: string; readonly probability: number }[]
  /** `among`, best first, with the natural-log probability of each given the audio. */
  readonly ranked?: readonly { readonly text: string; readonly logProb: number }[]
  /** Set when a guard says that the text is not what was said; the text is kept for the log. */
  readonly doubt: Doubt | null
  readonly tookMs: number
}

/** Turns a caller's words into text. */
export interface Ear {
  /**
   * Recognises one utterance, PCM16 mono 8 000 Hz, 30 s at most.
   * @throws signal.reason within 50 ms of an abort; ASR_FAILED, SPEECH_DIED
   */
  hear(pcm: Int16Array, listening: Listening, signal: AbortSignal): Promise<Hearing>
}

/** Tells speech from everything else. */
export interface VoiceActivity {
  /** Takes 20 ms of the caller; answers with the probability of speech (0 to 1) of the newest full 32 ms. */
  push(frame: Frame): Promise<number>
  /** Forgets what it heard: a new call begins. */
  reset(): void
}
