import { basename } from 'node:path'
import type { DoubtLimits } from './doubt.ts'

/** What must be known of a Whisper model to use it well; its file does not say. */
export interface ModelTraits {
  /** Least audio context it works with, in encoder frames of 20 ms: a multiple of 256. */
  readonly audioContextFloor: number
  /** Whether it was taught that text before the transcript is context. */
  readonly takesPrompt: boolean
  readonly limits: DoubtLimits
}

/**
 * The shipped starter. Measured with `node tools/bench/word-error.ts` on the 60 fixtures and on sounds without speech;
 * the greater counts with `--folder DIR` on the 720 files of `python3 models/training/starter/make_test.py --out DIR`.
 * - audio context: 26.4 % of the words of 720 files wrong with 256 frames for what fits them, 26.6 % with 512 at least
 * - no-speech probability: 0.045 at most on 720 files of speech; on silence and noise of three strengths 0.99 and more,
 *   on hum 0.91, with mean log-probabilities of -0.6 to -0.9 that prove nothing
 * - mean log-probability under -0.5: 43 of 720 files, 40 of them wrong in half their words or more, none right
 */
const starter: ModelTraits = {
  audioContextFloor: 256,
  takesPrompt: false,
  limits: { noSpeech: 0.5, noSpeechLogProb: 0, meanLogProb: -0.5 },
}

/**
 * OpenAI's weights. Under 512 frames they begin to loop (whisper.cpp issue 1855); the limits are OpenAI's own defaults
 * (whisper/transcribe.py: no_speech_threshold, logprob_threshold).
 */
const openAi: ModelTraits = {
  audioContextFloor: 512,
  takesPrompt: true,
  limits: { noSpeech: 0.6, noSpeechLogProb: -1, meanLogProb: -1 },
}

/** The traits of a model by its file name; what is not the starter is taken for one of OpenAI's. */
export const traitsOf = (modelFile: string): ModelTraits =>
  basename(modelFile).startsWith('ggml-starter') ? starter : openAi
