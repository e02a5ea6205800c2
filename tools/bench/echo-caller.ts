import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FRAME_MS, FRAME_SAMPLES, RATE_HZ } from '../../firmware/audio/frame.ts'
import { readWav } from '../../firmware/audio/wav.ts'
import { pauses } from '../../firmware/call/pauses.ts'
import { silent, track } from '../../firmware/call/voice-track.ts'

const folder = join(import.meta.dirname, '../../test/fixtures/speech')
const PIECE_SAMPLES = 2 * RATE_HZ
const FADE_SAMPLES = RATE_HZ / 20
/** From the beginning of one to that of the next. */
const EVERY_SAMPLES = 3.2 * RATE_HZ
const FIRST_SAMPLE = 3 * RATE_HZ

/** The first two seconds of every clean recording of test/fixtures/speech: six languages, five sentences each. */
export const callers = (): readonly Int16Array[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('_clean.wav'))
    .map(name => {
      const wav = readWav(readFileSync(join(folder, name)))
      if (!('pcm' in wav)) throw new Error(`${name} is no WAV of this project`)
      const piece = wav.pcm.slice(0, PIECE_SAMPLES)
      for (let i = 1; i <= FADE_SAMPLES; i += 1)
        piece[piece.length - i] = ((piece[piece.length - i] ?? 0) * i) / FADE_SAMPLES
      return piece
    })

/** Where somebody speaks over us, in frames. */
export interface Interruption {
  readonly from: number
  readonly to: number
}

/** A caller who breaks in again and again, from the third second on, each time with other words. */
export const interrupt = (pieces: readonly Int16Array[], samples: number, gainDb: number) => {
  const pcm = new Int16Array(samples)
  const gain = 10 ** (gainDb / 20)
  const interruptions: Interruption[] = []
  for (const [i, piece] of pieces.entries()) {
    // not in step with the frames, nor with what we say
    const at = FIRST_SAMPLE + i * (EVERY_SAMPLES + 1_111)
    if (at + piece.length > samples) break
    pcm.set(
      piece.map(sample => Math.round(sample * gain)),
      at,
    )
    interruptions.push({
      from: Math.floor(at / FRAME_SAMPLES),
      to: Math.ceil((at + piece.length) / FRAME_SAMPLES),
    })
  }
  return { pcm, interruptions }
}

/** Frames from `from` on in which voice activity finds voice, and in which the turn machine would let us be interrupted. */
const found = (probabilities: readonly number[], { from, to }: Interruption) => {
  let voice = silent
  let first: number | null = null
  for (let i = from; i < to; i += 1) {
    voice = track(voice, probabilities[i] ?? 0)
    if (voice.isVoiced) first ??= i
    if (voice.isVoiced && voice.runMs >= pauses.bargeIn) return { voice: first, bargeIn: i }
  }
  return { voice: first, bargeIn: null }
}

/** How much later than with nobody else on the line, ms. Not found at all: as late as the words are long. */
export interface Lateness {
  readonly voiceMs: readonly number[]
  readonly bargeInMs: readonly number[]
}

/** Two runs of voice activity that differ in nothing but noise are as far apart where it is not sure of the words. */
const UNSURE_FRAMES = 3

/**
 * Compares what voice activity finds with an echo to what it finds without: the middle of several runs. Words that it finds
 * in some of those only, or more than 60 ms apart, say nothing about the canceller and do not count.
 */
export const lateness = (
  without: readonly (readonly number[])[],
  withEcho: readonly number[],
  interruptions: readonly Interruption[],
): Lateness => {
  const late = (of: 'voice' | 'bargeIn') =>
    interruptions.flatMap(interruption => {
      const each = without.map(probabilities => found(probabilities, interruption)[of] ?? Infinity)
      const sorted = each.toSorted((a, b) => a - b)
      const [first = Infinity, last = Infinity] = [sorted[0], sorted.at(-1)]
      if (last === Infinity || last - first > UNSURE_FRAMES) return []
      const actual = found(withEcho, interruption)[of] ?? interruption.to
      return [(actual - (sorted[sorted.length >> 1] ?? 0)) * FRAME_MS]
    })
  return { voiceMs: late('voice'), bargeInMs: late('bargeIn') }
}
