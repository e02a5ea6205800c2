import { setImmediate as nextTick } from 'node:timers/promises'
import { durationMs } from '../audio/frame.ts'
import type { Ear, Hearing, Language, Listening } from '../ports/ear.ts'
import type { Clock } from '../time/clock.ts'
import { loadAsrLibrary } from './asr-library.ts'
import { openAsr, type Asr, type AsrRequest, type AsrResult } from './asr.ts'
import { closedTo } from './closed.ts'
import { doubtOf, mostTokens, SHORTEST_MS } from './doubt.ts'
import { doubleRate } from './half-band.ts'
import { traitsOf, type ModelTraits } from './model-traits.ts'
import { wordsOf } from './words.ts'

export interface EarOptions {
  /** Path of libragelis-asr.so. */
  readonly library: string
  /** Path of a ggml Whisper model. */
  readonly model: string
  /** That compute one recognition: 1 to 16. More than there are cores makes it slower. */
  readonly threads: number
  readonly clock: Clock
  /** What is known of the model; by its file name when left out. */
  readonly traits?: ModelTraits
}

/** Samples upsampled at a time, so that 30 s of audio do not hold the main thread for 7 ms. */
const SLICE = 16_000

const upsample = async (pcm: Int16Array, signal: AbortSignal): Promise<Float32Array> => {
  const out = new Float32Array(2 * pcm.length)
  for (let from = 0; from < pcm.length; from += SLICE) {
    if (from > 0) await nextTick(undefined, { signal }).catch(() => signal.throwIfAborted())
    doubleRate(pcm, from, Math.min(pcm.length, from + SLICE), out)
  }
  return out
}

const ENCODER_FRAME_MS = 20
const CONTEXT_STEP = 256
/** Some silence after the last word helps a recogniser to end. */
const TAIL_MS = 100

/** Encoder frames that hold the audio: a multiple of 256, at least `floor`; 0 is the full window. */
export const audioContextFor = (audioMs: number, floor: number, window: number): number => {
  const needed = Math.ceil((audioMs + TAIL_MS) / ENCODER_FRAME_MS / CONTEXT_STEP) * CONTEXT_STEP
  const context = Math.max(floor, needed)
  return context < window ? context : 0
}

const tooShort = (listening: Listening, tookMs: number): Hearing => ({
  text: '',
  language: firstOf(listening),
  meanLogProb: 0,
  noSpeech: 1,
  words: [],
  ...(listening.among ? { ranked: [] } : {}),
  doubt: 'too short',
  tookMs,
})

const firstOf = ({ languages }: Listening): Language => {
  const [first] = languages
  if (first === undefined) throw new TypeError('listening for no language')
  return first
}

/** Candidates best first. */
const rank = (among: readonly string[], scores: readonly number[]) =>
  among
    .map((text, i) => ({ text, logProb: scores[i] ?? -Infinity }))
    .toSorted((a, b) => b.logProb - a.logProb)

const oddsOf = (languages: readonly Language[], odds: readonly number[]): Partial<Record<Language, number>> =>
  Object.fromEntries(languages.map((language, i) => [language, odds[i] ?? 0]))

/** The words of the C library in those of the port. */
const hearingOf = (
  result: AsrResult,
  listening: Listening,
  limits: ModelTraits['limits'],
): Omit<Hearing, 'tookMs'> => {
  const { languages, among } = listening
  const text = result.text.toString('utf8').trim()
  const language = result.language as Language
  const { noSpeech, meanLogProb, stoppedEarly } = result
  return {
    text,
    language,
    ...(languages.length > 1 ? { languageOdds: oddsOf(languages, result.languageOdds) } : {}),
    meanLogProb,
    noSpeech,
    words: wordsOf(result),
    ...(among ? { ranked: rank(among, result.scores) } : {}),
    doubt: doubtOf({ text, language, noSpeech, meanLogProb, stoppedEarly }, limits),
  }
}

/**
 * One pass over the audio as long as it is; a second over the model's full window if the first ran away (short contexts
 * can loop: whisper.cpp issues 1117 and 1855).
 */
const recognise = async (asr: Asr, request: AsrRequest, signal: AbortSignal): Promise<AsrResult> => {
  const result = await asr.recognise(request, signal)
  if (!result.stoppedEarly || request.audioContext === 0) return result
  return asr.recognise({ ...request, audioContext: 0 }, signal)
}

/** An ear over a recogniser, which it closes. Recognitions wait for each other: there is one encoder. */
export const createEar = (asr: Asr, traits: ModelTraits, clock: Clock): Ear & AsyncDisposable => {
  const requestFor = (pcm: Float32Array, audioMs: number, listening: Listening): AsrRequest => ({
    pcm,
    audioContext: audioContextFor(audioMs, traits.audioContextFloor, asr.window),
    languages: listening.languages,
    prompt: traits.takesPrompt && listening.expect ? listening.expect.join(', ') : null,
    maxTokens: mostTokens(audioMs, listening.languages),
    among: listening.among ?? [],
  })
  const hear: Ear['hear'] = async (pcm, listening, signal) => {
    signal.throwIfAborted()
    const startMs = clock.nowMs()
    const audioMs = durationMs(pcm.length)
    if (audioMs < SHORTEST_MS) return tooShort(listening, clock.nowMs() - startMs)
    const request = requestFor(await upsample(pcm, signal), audioMs, listening)
    const result = await recognise(asr, request, signal)
    const tookMs = clock.nowMs() - startMs
    return closedTo({ ...hearingOf(result, listening, traits.limits), tookMs })
  }
  return { hear, [Symbol.asyncDispose]: () => asr[Symbol.asyncDispose]() }
}

/**
 * Loads a model and listens with it.
 * @throws NATIVE_MISSING, NATIVE_MISMATCH, MODEL_MISSING, MODEL_UNREADABLE
 */
export const openEar = async (options: EarOptions): Promise<Ear & AsyncDisposable> => {
  const { library, model, threads, clock, traits = traitsOf(model) } = options
  return createEar(await openAsr(loadAsrLibrary(library), model, threads), traits, clock)
}
