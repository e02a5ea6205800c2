import type { LibraryHandle } from 'koffi'
import { Fault } from '../fault/fault.ts'
import { loadLibrary } from './library.ts'

/** A C function that koffi can also run on one of libuv's threads. */
export interface LongCall<Args extends readonly unknown[]> {
  async(...args: [...Args, done: (error: unknown, status: number) => void]): void
}

/** native/include/ragelis_asr.h, function by function. Buffers are the caller's. */
export interface AsrLibrary {
  readonly open: LongCall<[path: string, threads: number, error: Buffer, errorBytes: number]>
  readonly run: LongCall<
    [
      asr: number,
      pcm: Float32Array,
      samples: number,
      audioContext: number,
      languages: string,
      prompt: string | null,
      maxTokens: number,
    ]
  >
  readonly score: LongCall<[asr: number, texts: readonly string[], count: number, logProbs: Float32Array]>
  readonly close: LongCall<[asr: number]>
  readonly window: (asr: number) => number
  readonly arm: (asr: number) => number
  readonly cancel: (asr: number) => number
  readonly text: (asr: number, out: Buffer | null, bytes: number) => number
  readonly language: (asr: number, out: Buffer, bytes: number) => number
  readonly languageOdds: (asr: number, out: Float32Array, count: number) => number
  readonly tokens: (
    asr: number,
    ends: Int32Array | null,
    logProbs: Float32Array | null,
    count: number,
  ) => number
  readonly noSpeech: (asr: number) => number
  readonly meanLogProb: (asr: number) => number
  readonly stoppedEarly: (asr: number) => number
  readonly error: (asr: number, out: Buffer, bytes: number) => number
}

const ABI = 1
const prototypes: Readonly<Record<keyof AsrLibrary, string>> = {
  open: 'int32_t ragelis_asr_open(const char *path, int32_t threads, void *error, int32_t bytes)',
  run: 'int32_t ragelis_asr_run(int32_t asr, const void *pcm, int32_t samples, int32_t audio_ctx, const char *languages, const char *prompt, int32_t max_tokens)',
  score: 'int32_t ragelis_asr_score(int32_t asr, const char **texts, int32_t count, void *log_probs)',
  close: 'int32_t ragelis_asr_close(int32_t asr)',
  window: 'int32_t ragelis_asr_window(int32_t asr)',
  arm: 'int32_t ragelis_asr_arm(int32_t asr)',
  cancel: 'int32_t ragelis_asr_cancel(int32_t asr)',
  text: 'int32_t ragelis_asr_text(int32_t asr, void *out, int32_t bytes)',
  language: 'int32_t ragelis_asr_language(int32_t asr, void *out, int32_t bytes)',
  languageOdds: 'int32_t ragelis_asr_language_odds(int32_t asr, void *out, int32_t count)',
  tokens: 'int32_t ragelis_asr_tokens(int32_t asr, void *ends, void *log_probs, int32_t count)',
  noSpeech: 'float ragelis_asr_no_speech(int32_t asr)',
  meanLogProb: 'float ragelis_asr_mean_log_prob(int32_t asr)',
  stoppedEarly: 'int32_t ragelis_asr_stopped_early(int32_t asr)',
  error: 'int32_t ragelis_asr_error(int32_t asr, void *out, int32_t bytes)',
}

const bound = new Map<string, AsrLibrary>()

/** The version a library says it has; 0 when it is none of ours. */
const versionOf = (library: LibraryHandle): number => {
  try {
    return (library.func('int32_t ragelis_asr_abi()') as () => number)()
  } catch {
    return 0
  }
}

/**
 * Loads the recogniser that `npm run set-up` built (build/native/libragelis-asr.so).
 * @throws NATIVE_MISSING; NATIVE_MISMATCH when it was built from another version of this program
 */
export const loadAsrLibrary = (path: string): AsrLibrary => {
  const known = bound.get(path)
  if (known) return known
  const library = loadLibrary({ built: path })
  const found = versionOf(library)
  if (found !== ABI) throw new Fault('NATIVE_MISMATCH', { path, found, expected: ABI })
  const functions = Object.fromEntries(
    Object.entries(prototypes).map(([name, prototype]) => [name, library.func(prototype)]),
  )
  const c = functions as unknown as AsrLibrary
  bound.set(path, c)
  return c
}
