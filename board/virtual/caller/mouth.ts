import { FRAME_SAMPLES, silence, type Frame } from '../../../firmware/audio/frame.ts'

/** Where something said lies in the recording. */
export interface Spoken {
  readonly fromSample: number
  readonly toSample: number
  /** False when it was broken off, by the speaker or by the end of the call. */
  readonly isWhole: boolean
}

interface Speech {
  readonly pcm: Int16Array
  readonly signal: AbortSignal | undefined
  readonly done: (spoken: Spoken) => void
  fromSample: number
  at: number
}

/** What a caller says, one frame at a time. Things said at once are said one after another. */
export interface Mouth {
  /** Resolves when the last sample is on the line. */
  readonly say: (pcm: Int16Array, signal?: AbortSignal) => Promise<Spoken>
  /** Goes before all that waits: a key is pressed in the middle of a word. */
  readonly interject: (pcm: Int16Array) => Promise<Spoken>
  /** The next 20 ms of the line. */
  readonly next: (sample: number) => Frame
  /** Breaks everything off. */
  readonly end: (sample: number) => void
}

export const createMouth = (): Mouth => {
  const speeches: Speech[] = []
  let isOver = false

  const finish = (speech: Speech, sample: number, isWhole: boolean) => {
    speeches.splice(speeches.indexOf(speech), 1)
    const fromSample = speech.fromSample === -1 ? sample : speech.fromSample
    speech.done({ fromSample, toSample: sample, isWhole })
  }
  const queue = (pcm: Int16Array, signal: AbortSignal | undefined, isFirst: boolean) =>
    new Promise<Spoken>(done => {
      const speech = { pcm, signal, done, fromSample: -1, at: 0 }
      speeches.splice(isFirst ? 0 : speeches.length, 0, speech)
      if (isOver) finish(speech, 0, false)
    })
  const next = (sample: number): Frame => {
    const frame = silence()
    for (const speech of speeches.filter(waiting => waiting.signal?.aborted)) finish(speech, sample, false)
    const speech = speeches[0]
    if (!speech) return frame
    if (speech.fromSample === -1) speech.fromSample = sample
    const part = speech.pcm.subarray(speech.at, speech.at + FRAME_SAMPLES)
    frame.set(part)
    speech.at += part.length
    if (speech.at >= speech.pcm.length) finish(speech, sample + part.length, true)
    return frame
  }
  const end = (sample: number) => {
    isOver = true
    for (let speech = speeches[0]; speech; speech = speeches[0]) finish(speech, sample, false)
  }
  return {
    say: (pcm, signal) => queue(pcm, signal, false),
    interject: pcm => queue(pcm, undefined, true),
    next,
    end,
  }
}
