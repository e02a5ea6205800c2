import { FRAME_SAMPLES, samplesIn, type Frame } from '../../firmware/audio/frame.ts'
import { clamp } from './path-stage.ts'
import { random } from './random.ts'

/**
 * Where two wires become four some of what is said comes back. Loss is that of white noise, as the energy of the impulse
 * response; speech, which is deeper, comes back 1 to 3 dB off it. Source: ITU-T G.168 annex D for the shape and length
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

/** A few reflections that ring and die, none the same from seed to seed. */
export const impulseResponse = ({ lossDb, lengthMs = LENGTH_MS }: Hybrid, seed: number): Float64Array => {
  const next = random(seed)
  const shape = Float64Array.from({ length: Math.max(4, samplesIn(lengthMs)) }, (_, i) => {
    const rise = 1 - Math.exp(-(i + 1) / 4)
    return rise * Math.exp((-5 * i) / samplesIn(lengthMs)) * (next() * 2 - 1)
  })
  const energy = shape.reduce((sum, tap) => sum + tap * tap, 0)
  const scale = Math.sqrt(10 ** (-lossDb / 10) / energy)
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
      back[i] = clamp(sum)
    }
    return back
  }
}
