import { FRAME_SAMPLES, fromBytes, toBytes } from '../../audio/frame.ts'
import { clip } from '../../audio/sine.ts'

/**
 * Between 8 000 and 16 000 Hz, for modems that give 16 kHz whatever they were told (modems.md 1.4). Windowed-sinc half-band
 * low pass: flat to 3 000 Hz, 1 dB down at 3 400, more than 60 from 5 000 Hz on; 47 taps, so 1.4 ms of delay.
 */
const TAPS = 47
const MIDDLE = (TAPS - 1) / 2
const taps = Float32Array.from({ length: TAPS }, (_, i) => {
  const x = i - MIDDLE
  const sinc = x === 0 ? 0.5 : Math.sin((Math.PI * x) / 2) / (Math.PI * x)
  const blackman =
    0.42 + 0.5 * Math.cos((Math.PI * x) / (MIDDLE + 1)) + 0.08 * Math.cos((2 * Math.PI * x) / (MIDDLE + 1))
  return sinc * blackman
})

/** What the filter still needs of the past, before the samples to come. */
const createHistory = (samples: number) => {
  const held = new Float32Array(TAPS - 1 + samples)
  return (pcm: ArrayLike<number>) => {
    held.copyWithin(0, samples)
    held.set(pcm, TAPS - 1)
    return held
  }
}
const filtered = (held: Float32Array, at: number) => {
  let sum = 0
  for (let i = 0; i < TAPS; i += 1) sum += (taps[i] ?? 0) * (held[at + i] ?? 0)
  return sum
}

/** 320 samples at 16 kHz to a frame of 160 at 8 kHz; keeps its history from frame to frame. */
export const createHalver = () => {
  const keep = createHistory(2 * FRAME_SAMPLES)
  return (pcm: Int16Array): Int16Array => {
    const held = keep(pcm)
    return Int16Array.from({ length: FRAME_SAMPLES }, (_, i) => clip(filtered(held, 2 * i)))
  }
}

/** A frame's bytes at 8 kHz to its bytes at 16 kHz. */
export const createDoubler = () => {
  const keep = createHistory(2 * FRAME_SAMPLES)
  const spread = new Float32Array(2 * FRAME_SAMPLES)
  return (bytes: Uint8Array): Uint8Array => {
    fromBytes(bytes).forEach((sample, i) => void (spread[2 * i] = 2 * sample))
    const held = keep(spread)
    return toBytes(Int16Array.from({ length: 2 * FRAME_SAMPLES }, (_, i) => clip(filtered(held, i))))
  }
}
