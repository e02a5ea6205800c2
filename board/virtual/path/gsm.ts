import { FRAME_SAMPLES, RATE_HZ, type Frame } from '../../../firmware/audio/frame.ts'
import { clip } from '../../../firmware/audio/sine.ts'
import type { Stage } from './stage.ts'

/**
 * Like GSM full rate (ETSI EN 300 961), not it: the band of a handset, eight coefficients of linear prediction a frame, and
 * what they leave in three levels a sample, which is about as many bits as GSM spends. There is no long-term predictor and
 * no bit stream, and the noise, shaped like the speech, is of another kind than GSM's pulses. Good to see what such a line costs a recogniser or a detector; to measure GSM itself takes the real codec.
 */

const ORDER = 8
/** Samples that share one scale. */
const BLOCK = 40
/** Of three levels for a normal distribution, in standard deviations. Source: J. Max, Quantizing for minimum distortion, 1960 */
const THRESHOLD = 0.612
const LEVEL = 1.224

type Filter = (sample: number) => number

/** Second order, Butterworth. Source: R. Bristow-Johnson's audio equaliser formulae */
const biquad = (hz: number, kind: 'high' | 'low', q = Math.SQRT1_2): Filter => {
  const turn = (2 * Math.PI * hz) / RATE_HZ
  const [cos, alpha] = [Math.cos(turn), Math.sin(turn) / (2 * q)]
  const edge = (kind === 'low' ? 1 - cos : 1 + cos) / 2
  const b1 = kind === 'low' ? 2 * edge : -2 * edge
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  return x => {
    const y = (edge * (x + x2) + b1 * x1 + 2 * cos * y1 - (1 - alpha) * y2) / (1 + alpha)
    ;[x1, x2, y1, y2] = [x, x1, y, y1]
    return y
  }
}

/** How alike a frame is to itself so many samples later. */
const likeness = (frame: Float64Array, lag: number) => {
  let sum = 0
  for (let i = lag; i < frame.length; i += 1) sum += (frame[i] ?? 0) * (frame[i - lag] ?? 0)
  return sum
}

/** What each sample has to do with the ones before it, newest first. Source: Levinson-Durbin recursion */
const predictorOf = (frame: Float64Array): Float64Array => {
  const sums = Array.from({ length: ORDER + 1 }, (_, lag) => likeness(frame, lag))
  const at = (i: number) => sums[i] ?? 0
  const found = new Float64Array(ORDER)
  let error = at(0) * 1.001 + 1
  for (let n = 0; n < ORDER; n += 1) {
    const before = found.slice(0, n)
    const reflection = (at(n + 1) - before.reduce((sum, a, i) => sum + a * at(n - i), 0)) / error
    found[n] = reflection
    for (let i = 0; i < n; i += 1) found[i] = (before[i] ?? 0) - reflection * (before[n - 1 - i] ?? 0)
    error *= 1 - reflection * reflection
  }
  return found
}

const quantised = (block: Float64Array): Float64Array => {
  const rms = Math.sqrt(block.reduce((sum, x) => sum + x * x, 0) / block.length)
  return block.map(x => (Math.abs(x) < THRESHOLD * rms ? 0 : Math.sign(x) * LEVEL * rms))
}

/** The last samples, newest first, and what they foretell. */
const memory = () => {
  const past = new Float64Array(ORDER)
  const foretell = (coefficients: Float64Array) => {
    let sum = 0
    for (let i = 0; i < ORDER; i += 1) sum += (coefficients[i] ?? 0) * (past[i] ?? 0)
    return sum
  }
  const keep = (sample: number) => {
    past.copyWithin(1, 0)
    past[0] = sample
  }
  return { foretell, keep }
}

export const gsmLike = (): Stage => {
  const band = [biquad(300, 'high'), biquad(3_400, 'low', 0.541), biquad(3_400, 'low', 1.307)]
  const [heard, said] = [memory(), memory()]
  return (frame: Frame) => {
    const input = Float64Array.from(frame, sample => band.reduce((x, filter) => filter(x), sample))
    const coefficients = predictorOf(input)
    const left = input.map(sample => {
      const rest = sample - heard.foretell(coefficients)
      heard.keep(sample)
      return rest
    })
    const out = new Int16Array(FRAME_SAMPLES)
    for (let from = 0; from < FRAME_SAMPLES; from += BLOCK)
      for (const [i, pulse] of quantised(left.subarray(from, from + BLOCK)).entries()) {
        const sample = pulse + said.foretell(coefficients)
        said.keep(sample)
        out[from + i] = clip(sample)
      }
    return out
  }
}
