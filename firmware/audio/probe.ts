import { turnOf } from './sine.ts'

/**
 * How strong some tones are in a stretch of audio seen through a Hann window: 20 ms tell tones 100 Hz apart from each
 * other, and what is 200 Hz away is 40 dB down. A hot buffer: its results are overwritten by the next stretch.
 */
export class Probe {
  readonly size: number
  /** Real and imaginary part of each tone, scaled so that re² + im² is its mean square. */
  readonly re: Float64Array
  readonly im: Float64Array
  /** Mean square of everything in the stretch. */
  meanSquare = 0
  readonly #cos: Float64Array
  readonly #sin: Float64Array
  readonly #energy: Float64Array

  constructor(hz: readonly number[], size: number) {
    this.size = size
    this.re = new Float64Array(hz.length)
    this.im = new Float64Array(hz.length)
    this.#cos = new Float64Array(hz.length * size)
    this.#sin = new Float64Array(hz.length * size)
    this.#energy = new Float64Array(size)
    const hann = Float64Array.from({ length: size }, (_, i) => 1 - Math.cos((2 * Math.PI * (i + 0.5)) / size))
    const scale = Math.SQRT2 / hann.reduce((sum, weight) => sum + weight, 0)
    const squares = hann.reduce((sum, weight) => sum + weight ** 2, 0)
    for (let i = 0; i < size; i += 1) {
      const weight = hann[i] ?? 0
      this.#energy[i] = weight ** 2 / squares
      for (let tone = 0; tone < hz.length; tone += 1) {
        const angle = turnOf(hz[tone] ?? 0) * i
        this.#cos[tone * size + i] = scale * weight * Math.cos(angle)
        this.#sin[tone * size + i] = -scale * weight * Math.sin(angle)
      }
    }
  }

  /** Looks at `size` samples from `from` on. */
  look(samples: Float64Array, from: number): void {
    const { size, re, im } = this
    const cos = this.#cos
    const sin = this.#sin
    const energy = this.#energy
    let all = 0
    for (let i = 0; i < size; i += 1) {
      const sample = samples[from + i] as number
      all += (energy[i] as number) * sample * sample
    }
    this.meanSquare = all
    for (let tone = 0; tone < re.length; tone += 1) {
      const at = tone * size
      let real = 0
      let imaginary = 0
      for (let i = 0; i < size; i += 1) {
        const sample = samples[from + i] as number
        real += (cos[at + i] as number) * sample
        imaginary += (sin[at + i] as number) * sample
      }
      re[tone] = real
      im[tone] = imaginary
    }
  }

  /** Mean square of one tone. */
  power(tone: number): number {
    return (this.re[tone] ?? 0) ** 2 + (this.im[tone] ?? 0) ** 2
  }
}

/** How much of a tone's amplitude a probe `offHz` beside it still sees: 1 on it, 0.5 at one over its length. */
export const hannSees = (offHz: number, sizeSeconds: number): number => {
  const bins = Math.abs(offHz * sizeSeconds)
  if (bins < 1e-6) return 1
  if (Math.abs(bins - 1) < 1e-6) return 0.5
  return Math.sin(Math.PI * bins) / (Math.PI * bins) / (1 - bins * bins)
}

/** A stretch through the same window, at one frequency. */
export interface Seen {
  /** Of the tone at the beginning of the stretch, radians. */
  readonly angle: number
  /** Mean square of the tone, and of everything. */
  readonly tone: number
  readonly all: number
}

/** One tone of any frequency in a stretch, and everything in it. For what is asked rarely. */
export const hannSeen = (samples: ArrayLike<number>, from: number, size: number, hz: number): Seen => {
  const turn = turnOf(hz)
  let re = 0
  let im = 0
  let all = 0
  let weights = 0
  let squares = 0
  for (let i = 0; i < size; i += 1) {
    const weight = 1 - Math.cos((2 * Math.PI * (i + 0.5)) / size)
    const value = weight * (samples[from + i] as number)
    re += value * Math.cos(turn * i)
    im -= value * Math.sin(turn * i)
    all += value * value
    weights += weight
    squares += weight * weight
  }
  return { angle: Math.atan2(im, re), tone: (2 * (re * re + im * im)) / weights ** 2, all: all / squares }
}

/** Mean square of one tone. */
export const hannTone = (samples: ArrayLike<number>, from: number, size: number, hz: number): number =>
  hannSeen(samples, from, size, hz).tone

/** Mean square of everything. */
export const hannMeanSquare = (samples: ArrayLike<number>, from: number, size: number): number =>
  hannSeen(samples, from, size, 0).all
