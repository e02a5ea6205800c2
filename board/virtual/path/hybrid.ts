import { FRAME_SAMPLES, RATE_HZ, samplesIn, type Frame } from '../../../firmware/audio/frame.ts'
import { clip } from '../../../firmware/audio/sine.ts'
import { random } from '../random.ts'

/**
 * Where two wires become four some of what is said comes back. The loss is that of speech, or of noise that falls with the
 * frequency as speech does. Source: ITU-T G.168 annex D, for length and shape
 */
export interface Hybrid {
  /** 6 is a badly matched line, 12 an ordinary one, 20 a good one. */
  readonly lossDb: number
  /** All that lies between saying and the first of it coming back: buffers, the bus, the wire. */
  readonly delayMs: number
  /** From the first of the response until it has died away. Default 8. */
  readonly lengthMs?: number
}

const LENGTH_MS = 8

/** Of noise that falls 6 dB an octave from 200 Hz on: roughly the long-term spectrum of speech. */
const VOICED = Math.exp((-2 * Math.PI * 200) / RATE_HZ)
/** How much of the power of such noise a filter lets through. */
const speechGain = (taps: Float64Array): number => {
  let power = 0
  let last = 0
  for (let i = 0; i < taps.length + 400; i += 1) {
    last = last * VOICED + (taps[i] ?? 0)
    power += last * last
  }
  return power * (1 - VOICED * VOICED)
}

/** A few reflections that ring and die, none the same from seed to seed. */
export const impulseResponse = ({ lossDb, lengthMs = LENGTH_MS }: Hybrid, seed: number): Float64Array => {
  const next = random(seed)
  const shape = Float64Array.from({ length: Math.max(4, samplesIn(lengthMs)) }, (_, i) => {
    const rise = 1 - Math.exp(-(i + 1) / 4)
    return rise * Math.exp((-5 * i) / samplesIn(lengthMs)) * (next() * 2 - 1)
  })
  const scale = Math.sqrt(10 ** (-lossDb / 10) / speechGain(shape))
  return shape.map(tap => tap * scale)
}

/** What comes back of each frame said. */
export const hybrid = (setting: Hybrid, seed: number): ((said: Frame) => Frame) => {
  const taps = impulseResponse(setting, seed)
  const late = samplesIn(setting.delayMs)
  const past = new Float64Array(taps.length + late + FRAME_SAMPLES)
  return said => {
    past.copyWithin(0, FRAME_SAMPLES)
    past.set(said, past.length - FRAME_SAMPLES)
    const back = new Int16Array(FRAME_SAMPLES)
    for (let i = 0; i < FRAME_SAMPLES; i += 1) {
      const newest = taps.length + i
      let sum = 0
      for (let tap = 0; tap < taps.length; tap += 1) sum += (taps[tap] ?? 0) * (past[newest - tap] ?? 0)
      back[i] = clip(sum)
    }
    return back
  }
}
