import { concat } from '../audio/frame.ts'
import { Fault } from '../fault/fault.ts'
import { mailbox } from '../flow/mailbox.ts'
import type { Ear, Hearing } from '../ports/ear.ts'
import type { Log } from '../ports/log.ts'
import type { Utterance, Voice } from '../ports/voice.ts'
import type { Clock } from '../time/clock.ts'
import { openPromptCache, type PromptCache, type PromptCacheCounts } from './prompt-cache.ts'
import type { Opened, SpeechParts } from './protocol.ts'
import { openSpeechProcess, type SpeechProcess, type SpeechProcessState } from './speech-process.ts'
import type { VoiceEngine } from './tongue.ts'
import { voiceNames, type VoiceNames } from './voice-name.ts'

/** Hearing and speaking, in a process of their own, with the rendered prompts on this side of it. */
export interface Speech extends AsyncDisposable {
  readonly ear: Ear
  /** What was rendered before is played from the cache, also while the process is down. */
  readonly voice: Voice
  /** Resolves once the process can be asked; health() tells what of it works. @throws SPEECH_DIED when closed before */
  readonly ready: Promise<Opened>
  health(): SpeechHealth
}

export interface SpeechHealth extends SpeechProcessState {
  readonly cache: PromptCacheCounts
}

export interface SpeechOptions extends SpeechParts {
  readonly cacheFolder: string
  readonly cacheBytes: number
  readonly clock: Clock
  readonly log: Log
  /** Before each start after a death; see flow/supervise. */
  readonly pausesMs?: readonly number[]
  /** A process that says nothing for so long of what it was asked is started anew; 30 s by default. */
  readonly stalledMs?: number
}

/** Ten minutes in parts of 100 ms: more than a sentence can be. */
const PARTS_LIMIT = 6_000

/** A sentence spoken by the process; it is told to stop when the reader leaves. `spoke` learns by which engine. */
async function* render(
  process: SpeechProcess,
  utterance: Utterance,
  signal: AbortSignal,
  spoke: (engine: VoiceEngine) => void,
): AsyncGenerator<Int16Array> {
  const left = new AbortController()
  const parts = mailbox<Int16Array>({ limit: PARTS_LIMIT, full: 'drop newest' })
  const stop = AbortSignal.any([signal, left.signal])
  const ask = async () => {
    try {
      spoke((await process.ask({ do: 'speak', utterance }, stop, pcm => void parts.put(pcm))) as VoiceEngine)
      parts.close()
    } catch (error) {
      parts.close(error)
    }
  }
  const asked = ask()
  try {
    yield* parts
    if (parts.dropped > 0) throw new Fault('VOICE_FAILED', { reason: 'the text is too long' })
  } finally {
    left.abort()
    await asked
  }
}

const cachedVoice = (process: SpeechProcess, cache: PromptCache, names: VoiceNames): Voice => {
  async function* speak(utterance: Utterance, signal: AbortSignal): AsyncGenerator<Int16Array> {
    signal.throwIfAborted()
    const { engines = {} } = process.state().opened ?? {}
    const name = names[utterance.language]
    let engine = engines[utterance.language] ?? name.expected
    const kept = await cache.find(utterance, name[engine])
    signal.throwIfAborted()
    if (kept) return yield kept
    const parts: Int16Array[] = []
    for await (const pcm of render(process, utterance, signal, by => (engine = by))) {
      // a copy: the reader may fade what it was given
      parts.push(pcm.slice())
      yield pcm
    }
    cache.keep(utterance, name[engine], concat(parts))
  }
  return { speak }
}

/** Opens the cache and starts the process; does not wait for it. */
export const openSpeech = async (options: SpeechOptions): Promise<Speech> => {
  const { cacheFolder, cacheBytes, clock, log, pausesMs, stalledMs, ...parts } = options
  const names = await voiceNames(parts.voices)
  const cache = await openPromptCache({ folder: cacheFolder, maxBytes: cacheBytes, clock, log })
  const process = openSpeechProcess({ parts, clock, log, pausesMs, stalledMs })
  const ear: Ear = {
    hear: async (pcm, listening, signal) =>
      (await process.ask({ do: 'hear', pcm, listening }, signal)) as Hearing,
  }
  const close = async () => {
    await process[Symbol.asyncDispose]()
    await cache[Symbol.asyncDispose]()
  }
  let closed: Promise<void> | undefined
  return {
    ear,
    voice: cachedVoice(process, cache, names),
    ready: process.ready,
    health: () => ({ ...process.state(), cache: cache.counts() }),
    [Symbol.asyncDispose]: () => (closed ??= close()),
  }
}
