import { access } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { Fault } from '../fault/fault.ts'
import { oneAtATime } from '../flow/one-at-a-time.ts'
import type { AsrLibrary, LongCall } from './asr-library.ts'

/** What to listen for in one utterance. */
export interface AsrRequest {
  /** Mono in [-1, 1] at 16 000 Hz, 100 ms to 30 s. */
  readonly pcm: Float32Array
  /** Encoder frames of 20 ms: a multiple of 256 below the window, or 0 for the whole window. */
  readonly audioContext: number
  /** ISO 639-1, 1 to 16 of them. */
  readonly languages: readonly string[]
  /** Words to expect; null for none. */
  readonly prompt: string | null
  /** The decode stops after so many tokens. */
  readonly maxTokens: number
  /** Whole texts to score against the audio, 256 at most. */
  readonly among: readonly string[]
}

/** What the C library made of it. Log-probabilities are natural. */
export interface AsrResult {
  /** UTF-8 as the tokens wrote it; token i is the bytes ends[i-1] to ends[i]. */
  readonly text: Buffer
  readonly ends: readonly number[]
  readonly logProbs: readonly number[]
  readonly language: string
  /** In the order of the request's languages, summing to 1. */
  readonly languageOdds: readonly number[]
  readonly noSpeech: number
  readonly meanLogProb: number
  /** Stopped by `maxTokens` and not by the model. */
  readonly stoppedEarly: boolean
  /** In the order of `among`. */
  readonly scores: readonly number[]
}

/** One model in memory. Requests wait for each other; a closed one refuses them. */
export interface Asr extends AsyncDisposable {
  /** The model's full window, in encoder frames of 20 ms. */
  readonly window: number
  /** Recognises off the main thread. @throws signal.reason at once when aborted, ASR_FAILED */
  recognise(request: AsrRequest, signal: AbortSignal): Promise<AsrResult>
}

const LINE_BYTES = 256

const line = (buffer: Buffer): string => buffer.toString('utf8', 0, Math.max(0, buffer.indexOf(0)))

/** Runs a C function on another thread. @throws what koffi reports */
const offThread = <Args extends readonly unknown[]>(call: LongCall<Args>, ...args: Args): Promise<number> =>
  new Promise((resolve, reject) => {
    const done = (error: unknown, status: number) => (error ? reject(error) : resolve(status))
    // koffi keeps the callback alive, but not the buffers that C works on meanwhile: so the callback keeps them
    call.async(...args, Object.assign(done, { args }))
  })

/** `work`, left to end by itself when aborted. @throws signal.reason at once */
const orAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })

const readResult = (c: AsrLibrary, asr: number, languages: number, scores: Float32Array): AsrResult => {
  const textBytes = c.text(asr, null, 0)
  const text = Buffer.alloc(textBytes + 1)
  const tokens = c.tokens(asr, null, null, 0)
  const ends = new Int32Array(tokens)
  const logProbs = new Float32Array(tokens)
  const language = Buffer.alloc(LINE_BYTES)
  const odds = new Float32Array(languages)
  c.text(asr, text, text.length)
  c.tokens(asr, ends, logProbs, tokens)
  c.language(asr, language, LINE_BYTES)
  c.languageOdds(asr, odds, languages)
  return {
    text: text.subarray(0, textBytes),
    ends: [...ends],
    logProbs: [...logProbs],
    language: line(language),
    languageOdds: [...odds],
    noSpeech: c.noSpeech(asr),
    meanLogProb: c.meanLogProb(asr),
    stoppedEarly: c.stoppedEarly(asr) === 1,
    scores: [...scores],
  }
}

const openHandle = async (c: AsrLibrary, model: string, threads: number): Promise<number> => {
  const error = Buffer.alloc(LINE_BYTES)
  const asr = await offThread(c.open, model, threads, error, LINE_BYTES)
  if (asr < 1) throw new Fault('MODEL_UNREADABLE', { file: model, reason: line(error) })
  return asr
}

const missing = (model: string) => (cause: unknown) => {
  throw new Fault('MODEL_MISSING', { model: basename(model), folder: dirname(model) }, cause)
}

const check = (c: AsrLibrary, asr: number, status: number): void => {
  if (status >= 0) return
  const error = Buffer.alloc(LINE_BYTES)
  c.error(asr, error, LINE_BYTES)
  throw new Fault('ASR_FAILED', { status, reason: line(error) })
}

const run = async (c: AsrLibrary, asr: number, request: AsrRequest): Promise<AsrResult> => {
  const { pcm, audioContext, languages, prompt, maxTokens, among } = request
  const codes = languages.join(',')
  check(c, asr, await offThread(c.run, asr, pcm, pcm.length, audioContext, codes, prompt, maxTokens))
  const scores = new Float32Array(among.length)
  if (among.length > 0) check(c, asr, await offThread(c.score, asr, among, among.length, scores))
  return readResult(c, asr, languages.length, scores)
}

/**
 * Loads a Whisper model (ggml).
 * @param threads that compute one request: 1 to 16
 * @throws MODEL_MISSING; MODEL_UNREADABLE when the file is no Whisper model or is cut short
 */
export const openAsr = async (c: AsrLibrary, model: string, threads: number): Promise<Asr> => {
  await access(model).catch(missing(model))
  const asr = await openHandle(c, model, threads)
  const oneRun = oneAtATime()
  const gone = new AbortController()
  let closed: Promise<void> | undefined
  const whenItsTurn = async (request: AsrRequest, signal: AbortSignal): Promise<AsrResult> => {
    signal.throwIfAborted()
    const stop = () => void c.cancel(asr)
    c.arm(asr) // clears the stop flag on this thread: cleared inside run it could wipe an abort already made
    signal.addEventListener('abort', stop)
    return run(c, asr, request).finally(() => signal.removeEventListener('abort', stop))
  }
  const recognise: Asr['recognise'] = (request, asked) => {
    const signal = AbortSignal.any([asked, gone.signal])
    const turn = oneRun(() => whenItsTurn(request, signal))
    return orAborted(turn, signal)
  }
  const close = async () => check(c, asr, await offThread(c.close, asr))
  return {
    window: c.window(asr),
    recognise,
    [Symbol.asyncDispose]: () => {
      gone.abort(new Fault('ASR_FAILED', { reason: 'it was closed' }))
      return (closed ??= oneRun(close))
    },
  }
}
