import { concat } from '../audio/frame.ts'
import { lastSaying, repeated, timesFor } from './carrier.ts'
import type { Espeak } from './espeak.ts'
import { activeLevelDb, amplify, gainFrom } from './level.ts'
import { phonemise, type Clause } from './phonemes.ts'
import { readPiperConfig, speakerId } from './piper-config.ts'
import { openPiperModel, type PiperModel } from './piper-model.ts'
import { planRuns, type Run } from './runs.ts'

/** How a Piper voice has done since it was opened. */
export interface PiperCounts {
  readonly runs: number
  /** Phonemes the voice was never taught, left out. */
  readonly unknown: number
  /** Texts too short to be spoken alone, and how many of them could not be cut out of their list. */
  readonly short: number
  readonly uncut: number
}

/** A Piper voice. It computes on the thread that calls it: keep it off the one with the telephone line. */
export interface Piper extends AsyncDisposable {
  readonly rateHz: number
  /** PCM16 mono at `rateHz`, a run (a clause or several, 5 s at most) at a time. @throws signal.reason, VOICE_FAILED */
  speak(text: string, signal: AbortSignal): AsyncGenerator<Int16Array>
  counts(): PiperCounts
}

export interface PiperOptions {
  /** NAME.onnx and NAME.onnx.json as Piper's trainer writes them. */
  readonly onnx: string
  readonly config: string
  /** A name of its speaker_id_map, or a number. */
  readonly speaker?: string | undefined
  /** Said once at the opening, to nobody: it warms the model up, and its level sets the gain. */
  readonly warmUp: string
}

/** Between two sentences. Source: rhasspy/piper, the sentence silence of its C++ program */
const SENTENCE_PAUSE_S = 0.2

const sentences = new Intl.Segmenter('und', { granularity: 'sentence' })
/** A voice taught on letters takes them as they are, decomposed. */
const spell = (text: string): Clause[] =>
  Array.from(sentences.segment(text.normalize('NFD')), ({ segment }) => ({
    phonemes: segment.trim(),
    endsSentence: true,
  })).filter(clause => clause.phonemes !== '')

/** Runs spoken well whatever their length. */
const createSpeaker = (model: PiperModel, rateHz: number) => {
  const counts = { short: 0, uncut: 0 }
  const say = async (run: Run): Promise<Float32Array> => {
    const times = timesFor(run)
    if (times === 1) return model.infer(run.phonemes)
    counts.short += 1
    const last = lastSaying(await model.infer(repeated(run, times)), times, rateHz)
    if (last) return last
    counts.uncut += 1
    return model.infer(run.phonemes)
  }
  return { say, counts: (): PiperCounts => ({ ...model.counts(), ...counts }) }
}

type Samples = AsyncGenerator<Float32Array>

/** At half its level, where no peak is bent. */
const HALF = 0.5
/**
 * Piper's own programs bring each sentence's peak to full scale. A sentence of which only the first clause is there
 * has no peak yet, and one loud consonant would make its neighbours quiet: so one gain for the voice, measured once.
 */
const measureGain = async (audio: Samples, rateHz: number): Promise<number> => {
  const parts: Int16Array[] = []
  for await (const part of audio) parts.push(amplify(part, HALF, 1))
  return gainFrom(activeLevelDb(concat(parts), rateHz)) * HALF
}

/** Loads a voice and says `warmUp` with it. @throws FILE_UNREADABLE, CONFIG_INVALID, VOICE_FAILED */
export const openPiper = async (options: PiperOptions, espeak: Espeak): Promise<Piper> => {
  const config = await readPiperConfig(options.config)
  const rateHz = config.audio.sample_rate
  const model = await openPiperModel(options.onnx, config, speakerId(config, options.config, options.speaker))
  const { say, counts } = createSpeaker(model, rateHz)
  const clausesOf = async (text: string) =>
    config.phoneme_type === 'text' ? spell(text) : phonemise(espeak, text, config.espeak?.voice ?? '')

  async function* samples(text: string, signal: AbortSignal): Samples {
    const runs = planRuns(await clausesOf(text), config.inference.length_scale)
    for (const [i, run] of runs.entries()) {
      // asked between runs only: ending one half way aborts the whole process (measured, onnxruntime-node 1.30)
      signal.throwIfAborted()
      const audio = await say(run)
      signal.throwIfAborted()
      yield audio
      if (run.endsSentence && i < runs.length - 1) yield new Float32Array(rateHz * SENTENCE_PAUSE_S)
    }
  }
  const gain = await measureGain(samples(options.warmUp, AbortSignal.any([])), rateHz).catch(
    async (error: unknown) => {
      await model[Symbol.asyncDispose]()
      throw error
    },
  )
  async function* speak(text: string, signal: AbortSignal): AsyncGenerator<Int16Array> {
    for await (const part of samples(text, signal)) yield amplify(part, gain, 1)
  }
  return { rateHz, speak, counts, [Symbol.asyncDispose]: () => model[Symbol.asyncDispose]() }
}
