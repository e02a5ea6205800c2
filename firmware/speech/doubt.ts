import type { Doubt, Language } from '../ports/ear.ts'
import { bare, isPhantom } from './phantoms.ts'

/** How sure a recogniser must be. The figures belong to one model: another is sure in another way. */
export interface DoubtLimits {
  /** Nobody spoke if the no-speech probability is above `noSpeech` and the mean log-probability below `noSpeechLogProb`. */
  readonly noSpeech: number
  readonly noSpeechLogProb: number
  /** The text is improbable if its mean natural-log probability per token is below this. */
  readonly meanLogProb: number
}

/** One recognition, as far as the guards look at it. */
export interface Recognised {
  readonly text: string
  readonly language: Language
  readonly noSpeech: number
  readonly meanLogProb: number
  /** The decode was stopped by `mostTokens`. */
  readonly stoppedEarly: boolean
}

/** Audio under this is a click: the shortest "ne" or "da" of the fixtures lasts 200 ms. whisper.cpp takes no less either. */
export const SHORTEST_MS = 100

/**
 * Tokens that a second of speech may have, by language, and some more for a short one. Of 414 sentences that the starter
 * recognised to the letter (the 720 files named in model-traits.ts) none had more than en 3.7 a second, lt 6.1, ru 6.3,
 * hr 6.7, uk 7.3, hy 15.3 (it writes Armenian almost byte by byte); when it loops it writes 40.
 */
const tokensPerSecond: Readonly<Record<Language, number>> = { en: 10, hr: 14, lt: 14, ru: 14, uk: 14, hy: 22 }
const FREE_TOKENS = 10

/** Where a decode is stopped: what comes after that many tokens was not said. */
export const mostTokens = (audioMs: number, languages: readonly Language[]): number =>
  FREE_TOKENS +
  Math.ceil((audioMs / 1_000) * Math.max(...languages.map(language => tokensPerSecond[language])))

/** How often in a row a group of so many words may come: "zero zero zero" is in a telephone number, a loop goes on. */
const mostInARow = [
  [1, 5],
  [2, 3],
  [3, 2],
  [4, 2],
] as const

const isLoop = (words: readonly string[], size: number, most: number): boolean => {
  const period = (at: number) => words[at] === words[at + size]
  const run = size * most
  for (let at = 0, same = 0; at + size < words.length; at += 1) {
    same = period(at) ? same + 1 : 0
    if (same >= run) return true
  }
  return false
}

/** A letter five times, or two to four letters four times in a row. */
const stutter = /(\p{L})\1{4}|(\p{L}{2,4})\2{3}/u

/** Whether a text goes round in circles, as a recogniser's does that has lost the audio. */
export const repeatsItself = (text: string): boolean => {
  const plain = bare(text)
  const words = plain.split(' ')
  return stutter.test(plain) || mostInARow.some(([size, most]) => isLoop(words, size, most))
}

/** Why a recognition is not to be acted on, or null. The surest sign comes first. */
export const doubtOf = (heard: Recognised, limits: DoubtLimits): Doubt | null => {
  const { text, language, noSpeech, meanLogProb } = heard
  if (text === '' || (noSpeech > limits.noSpeech && meanLogProb < limits.noSpeechLogProb)) return 'no speech'
  if (heard.stoppedEarly) return 'too many words'
  if (repeatsItself(text)) return 'repeats itself'
  // half-way to a limit is unsure: enough to disbelieve a text that is written for silence
  const isUnsure = noSpeech > limits.noSpeech / 2 || meanLogProb < limits.meanLogProb / 2
  if (isPhantom(text, language, isUnsure)) return 'known phantom'
  return meanLogProb < limits.meanLogProb ? 'improbable' : null
}
