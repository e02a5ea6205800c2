import { durationMs, FRAME_SAMPLES } from '../audio/frame.ts'
import { createPlayhead } from '../audio/gain.ts'
import type { Talk } from '../ports/line.ts'
import type { Utterance, Voice } from '../ports/voice.ts'

/** Says one reply on the line; can be held and let go again at the same sample. */
export interface Player {
  /** Resolves when all of it was handed to the line or it was stopped. @throws VOICE_FAILED, SPEECH_DIED */
  readonly done: Promise<void>
  /** Goes silent within a frame of what the line already has. */
  pause(): void
  resume(): void
  /** The same, for good. */
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

/** The samples from one on, a frame of them at most. */
const cut = ({ parts, samples }: Tape, at: number): Int16Array => {
  const pcm = new Int16Array(Math.min(FRAME_SAMPLES, samples - at))
  let start = 0
  for (const part of parts) {
    const from = Math.max(at, start)
    const to = Math.min(at + FRAME_SAMPLES, start + part.length)
    if (from < to) pcm.set(part.subarray(from - start, to - start), from - at)
    start += part.length
    if (start >= at + FRAME_SAMPLES) break
  }
  return pcm
}

export interface PlayerOptions {
  readonly talk: Pick<Talk, 'say'>
  readonly voice: Voice
  readonly say: readonly Utterance[]
  /** Called once, when the first frame goes to the line. */
  readonly began: () => void
  /** No frame goes to the line before this has settled; the voice is rendered meanwhile. */
  readonly after?: Promise<unknown>
}

export const startPlayer = ({ talk, voice, say, began, after }: PlayerOptions): Player => {
  const stopped = new AbortController()
  const tape: Tape = { parts: [], samples: 0, isWhole: false, failure: null, grew: () => {} }
  let wake = () => {}
  const change = () => new Promise<void>(resolve => (wake = tape.grew = resolve))
  const recording = record(tape, voice, say, stopped.signal)
  recording.catch((error: unknown) => {
    tape.failure = { error }
    tape.grew()
  })
  const isThere = (at: number) => at + FRAME_SAMPLES <= tape.samples || (tape.isWhole && at < tape.samples)
  const head = createPlayhead(at => (isThere(at) ? cut(tape, at) : null))
  const isOver = () => stopped.signal.aborted || (tape.isWhole && head.at() >= tape.samples)

  const play = async () => {
    let hasBegun = false
    await after
    for (;;) {
      const frame = head.next()
      if (frame) {
        if (!hasBegun && head.at() > 0) {
          hasBegun = true
          began()
        }
        await talk.say(frame)
      } else if (isOver()) return
      else if (tape.failure) throw tape.failure.error
      else await change()
    }
  }
  return {
    done: play(),
    pause: () => {
      head.hold()
      wake()
    },
    resume: () => {
      head.resume()
      wake()
    },
    stop: () => {
      head.stop()
      stopped.abort(new Error('stopped'))
      wake()
    },
    saidMs: () => durationMs(head.at()),
  }
}
