import { FRAME_SAMPLES, silence, type Frame } from '../audio/frame.ts'
import { fadeIn, fadeOut } from '../audio/fade.ts'
import type { Talk } from '../ports/line.ts'
import type { Utterance, Voice } from '../ports/voice.ts'

/** Says one reply on the line; can be held and let go again at the same sample. */
export interface Player {
  /** Resolves when all of it was handed to the line or it was stopped. @throws VOICE_FAILED, SPEECH_DIED */
  readonly done: Promise<void>
  /** Goes silent within a frame of what the line already has. */
  pause(): void
  resume(): void
  stop(): void
  /** How much of it was handed to the line, ms. */
  saidMs(): number
}

/** Audio that grows while it is being played; bounded by the length of one reply. */
interface Tape {
  readonly parts: Int16Array[]
  samples: number
  isWhole: boolean
  failure: { readonly error: unknown } | null
  /** Called when it grew. */
  grew: () => void
}

/** Silence between two sentences, samples: 120 ms. */
const betweenSentences = 6 * FRAME_SAMPLES

const record = async (tape: Tape, voice: Voice, say: readonly Utterance[], signal: AbortSignal) => {
  const add = (pcm: Int16Array) => {
    tape.parts.push(pcm)
    tape.samples += pcm.length
    tape.grew()
  }
  for (const [i, utterance] of say.entries()) {
    if (i > 0) add(new Int16Array(betweenSentences))
    for await (const pcm of voice.speak(utterance, signal)) add(pcm)
  }
  tape.isWhole = true
  tape.grew()
}

/** Samples `at` and on, filled up with silence; copies, since fades change a frame. */
const cut = (tape: Tape, at: number): Frame => {
  const frame = silence()
  let start = 0
  for (const part of tape.parts) {
    const from = Math.max(at, start)
    const to = Math.min(at + FRAME_SAMPLES, start + part.length)
    if (from < to) frame.set(part.subarray(from - start, to - start), from - at)
    start += part.length
    if (start >= at + FRAME_SAMPLES) break
  }
  return frame
}

export interface PlayerOptions {
  readonly talk: Pick<Talk, 'say'>
  readonly voice: Voice
  readonly say: readonly Utterance[]
  /** Called when the first frame goes to the line. */
  readonly began: () => void
}

export const startPlayer = ({ talk, voice, say, began }: PlayerOptions): Player => {
  const stopped = new AbortController()
  const tape: Tape = { parts: [], samples: 0, isWhole: false, failure: null, grew: () => {} }
  let at = 0
  let isPaused = false
  let isFading = false
  let wake = () => {}
  const change = () => new Promise<void>(resolve => (wake = tape.grew = resolve))
  const recording = record(tape, voice, say, stopped.signal)
  recording.catch((error: unknown) => {
    tape.failure = { error }
    tape.grew()
  })
  const hasFrame = () => at + FRAME_SAMPLES <= tape.samples || (tape.isWhole && at < tape.samples)

  /** The next frame to hand over, faded where the voice stops or starts again; null: nothing to say just now. */
  const next = (): Frame | null => {
    if (!hasFrame()) return null
    if (isPaused && isFading) return null
    const frame = cut(tape, at)
    if (isPaused) {
      isFading = true
      return fadeOut(frame)
    }
    at += FRAME_SAMPLES
    if (!isFading) return frame
    isFading = false
    return fadeIn(frame)
  }
  const play = async () => {
    for (;;) {
      if (stopped.signal.aborted || (tape.isWhole && at >= tape.samples)) return
      if (tape.failure) throw tape.failure.error
      const frame = next()
      if (!frame) await change()
      else {
        if (at === FRAME_SAMPLES) began()
        await talk.say(frame)
      }
    }
  }
  return {
    done: play(),
    pause: () => {
      isPaused = true
      wake()
    },
    resume: () => {
      isPaused = false
      wake()
    },
    stop: () => {
      stopped.abort(new Error('stopped'))
      wake()
    },
    saidMs: () => (at / FRAME_SAMPLES) * 20,
  }
}
