import { Fault } from '../fault/fault.ts'
import { mailbox } from '../flow/mailbox.ts'
import { oneAtATime } from '../flow/one-at-a-time.ts'
import { openEspeakLibrary, type EspeakVoice, type Stretch } from './espeak-library.ts'

/**
 * libespeak-ng in this process. The library is one global state, so it has one owner and does one thing at a time:
 * two threads in it at once gave wrong results, aborts and a deadlock (measured with 1.51).
 */
export interface Espeak extends AsyncDisposable {
  readonly rateHz: number
  /** PCM16 mono at `rateHz`, 100 ms at a time as it is made. @throws signal.reason, VOICE_FAILED */
  speak(text: string, voice: EspeakVoice, signal: AbortSignal): AsyncGenerator<Int16Array>
  /** The text cut where espeak cuts it. @throws VOICE_FAILED */
  stretches(text: string, voiceName: string): Promise<readonly Stretch[]>
}

export interface EspeakOptions {
  /** The folder that holds espeak-ng-data; by default where the library was built to look. Read by the first owner only. */
  readonly dataFolder?: string
}

/** Ten minutes of speech: more than a sentence can be, so only a reader that stopped reading meets it. */
const PARTS_LIMIT = 6_000

type Library = ReturnType<typeof openEspeakLibrary>
type OneCall = ReturnType<typeof oneAtATime>

async function* speakBy(
  library: Library,
  oneCall: OneCall,
  { text, voice, signal }: { text: string; voice: EspeakVoice; signal: AbortSignal },
): AsyncGenerator<Int16Array> {
  signal.throwIfAborted()
  if (text.trim() === '') return
  const parts = mailbox<Int16Array>({ limit: PARTS_LIMIT, full: 'drop newest' })
  const left = new AbortController()
  const take = (part: Int16Array) =>
    !signal.aborted && !left.signal.aborted && (part.length === 0 || parts.put(part))
  const synthesise = async () => {
    if (!signal.aborted && !left.signal.aborted) await library.synthesise(text, voice, take)
  }
  const made = oneCall(synthesise).then(
    () => parts.close(),
    (error: unknown) => parts.close(error),
  )
  try {
    for await (const part of parts) {
      signal.throwIfAborted()
      yield part
    }
    signal.throwIfAborted()
    if (parts.dropped > 0) throw new Fault('VOICE_FAILED', { reason: 'the text is too long' })
  } finally {
    left.abort()
    await made
  }
}

let isOwned = false

/** Starts the library. @throws LIBRARY_MISSING when it or its data is not there, VOICE_FAILED when it has an owner */
export const openEspeak = ({ dataFolder }: EspeakOptions = {}): Espeak => {
  if (isOwned) throw new Fault('VOICE_FAILED', { reason: 'espeak-ng is open already in this process' })
  const library = openEspeakLibrary(dataFolder)
  isOwned = true
  const oneCall = oneAtATime()
  let closed: Promise<void> | undefined
  const close = async () => {
    library.release()
    isOwned = false
  }
  return {
    rateHz: library.rateHz,
    speak: (text, voice, signal) => speakBy(library, oneCall, { text, voice, signal }),
    stretches: (text, voiceName) => oneCall(async () => library.stretches(text, voiceName)),
    [Symbol.asyncDispose]: () => (closed ??= oneCall(close)),
  }
}
