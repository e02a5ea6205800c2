import { levelDb, samplesIn, RATE_HZ, type Frame } from '../../firmware/audio/frame.ts'
import { createMeter } from '../../firmware/audio/meter.ts'

/** Sends a known sound, listens, and finds it again in what comes back. Pure: levels in dBov, times in ms. */

/** Loud enough for a loud office, well under clipping. */
const PEAK = 9_000
const BURST_MS = 1_000
/** One pass of a low-pass and the difference of it: about what a telephone line carries, 300 to 3 400 Hz. */
const SMOOTH = 0.35
const seedOf = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
  return seed / 0x3fffffff - 1
}

/** A second of noise that is the same each time and like nothing else: where it comes back, it is found to the sample. */
export const burst = (): Int16Array => {
  const random = seedOf(1)
  let low = 0
  let slow = 0
  const raw = Float64Array.from({ length: samplesIn(BURST_MS) }, () => {
    low += SMOOTH * (random() - low)
    slow += 0.15 * (low - slow)
    return low - slow
  })
  const peak = raw.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return Int16Array.from(raw, value => Math.round((value / peak) * PEAK))
}

export interface Echo {
  /** From handing a sample to the line until it came back. */
  readonly delayMs: number
  /** How much weaker it came back, dB. */
  readonly lossDb: number
  /** 0 to 1: how alike the two are. */
  readonly likeness: number
}

/** A burst of a second is found by chance with a likeness of 0.03 at most. */
const LEAST_LIKENESS = 0.08
/** A frame lost or added on the way moves all that follows: so the loss is that of stretches, each found anew nearby. */
const STRETCH = samplesIn(100)
const NEARBY = samplesIn(60)

/**
 * The strongest return of what was sent; null when there is none.
 * @param heard from the moment on in which the first sample was handed over @param maxMs the longest delay looked for
 */
export const findEcho = (sent: Int16Array, heard: Int16Array, maxMs = 1_500): Echo | null => {
  const lags = Math.min(samplesIn(maxMs), heard.length - sent.length)
  if (lags <= 0) return null
  const sentEnergy = energy(sent)
  let window = energy(heard.subarray(0, sent.length))
  let best = { lag: 0, likeness: 0 }
  for (let lag = 0; lag < lags; lag += 1) {
    const likeness = Math.abs(product(sent, heard, lag)) / Math.sqrt(sentEnergy * Math.max(1, window))
    if (likeness > best.likeness) best = { lag, likeness }
    window += (heard[lag + sent.length] ?? 0) ** 2 - (heard[lag] ?? 0) ** 2
  }
  if (best.likeness < LEAST_LIKENESS) return null
  return {
    delayMs: Math.round((best.lag * 1_000) / RATE_HZ),
    lossDb: Math.round(-20 * Math.log10(gainNear(sent, heard, best.lag)) * 10) / 10,
    likeness: Math.round(best.likeness * 100) / 100,
  }
}

/** The middle one of the stretches' gains. */
const gainNear = (sent: Int16Array, heard: Int16Array, lag: number): number => {
  const gains = Array.from({ length: Math.floor(sent.length / STRETCH) }, (_, i) => {
    const stretch = sent.subarray(i * STRETCH, (i + 1) * STRETCH)
    let most = 0
    for (let off = -NEARBY; off <= NEARBY; off += 1)
      most = Math.max(most, Math.abs(product(stretch, heard, i * STRETCH + lag + off)))
    return most / energy(stretch)
  })
  return gains.sort((a, b) => a - b)[gains.length >> 1] ?? 0
}
const energy = (pcm: Int16Array) => pcm.reduce((sum, sample) => sum + sample * sample, 0)
const product = (sent: Int16Array, heard: Int16Array, lag: number) => {
  let sum = 0
  for (let i = 0; i < sent.length; i += 1) sum += (sent[i] ?? 0) * (heard[i + lag] ?? 0)
  return sum
}

/** Level of the quietest tenth of these, dBov: what is there when nobody speaks; null for digital silence. */
export const noiseOf = (frames: readonly Frame[]): number | null => {
  const meter = createMeter()
  const quietest = frames.toSorted((a, b) => levelDb(a) - levelDb(b)).slice(0, Math.ceil(frames.length / 10))
  for (const frame of quietest) meter.add(frame)
  return meter.read().rmsDb
}
