import { RATE_HZ } from '../../audio/frame.ts'

/** Looked at at once: 20 ms, of which half is looked at again with the next. */
export const LOOK_SAMPLES = 160
export const HOP_SAMPLES = 80
/** Where the bands begin, and the last one ends: as wide as an ear tells apart, of what a telephone carries. */
const edgesHz = [190, 410, 630, 910, 1_250, 1_690, 2_250, 3_000, 3_720]
export const BANDS = edgesHz.length - 1

const BITS = 8
const SIZE = 2 ** BITS
const edges = edgesHz.map(hz => Math.round((hz * SIZE) / RATE_HZ))
const circle = Array.from({ length: SIZE / 2 }, (_, i) => (2 * Math.PI * i) / SIZE)
const cosines = Float64Array.from(circle, Math.cos)
const sines = Float64Array.from(circle, Math.sin)
const mirror = Uint8Array.from({ length: SIZE }, (_, i) => {
  let mirrored = 0
  for (let bit = 0; bit < BITS; bit += 1) if (i & (1 << bit)) mirrored |= SIZE >> (bit + 1)
  return mirrored
})
const window = Float64Array.from({ length: LOOK_SAMPLES }, (_, i) =>
  Math.sin((Math.PI * (i + 0.5)) / LOOK_SAMPLES),
)
/** The bands together are the mean power of a sample: twice half the spectrum, and a window of half the power. */
const SCALE = 2 / SIZE / (LOOK_SAMPLES / 2)

/** In place, of samples in mirrored order. Source: Cooley and Tukey, radix 2, decimation in time */
const transform = (re: Float64Array, im: Float64Array) => {
  for (let half = 1; half < SIZE; half *= 2)
    for (let from = 0; from < SIZE; from += 2 * half)
      for (let i = 0; i < half; i += 1) {
        const a = from + i
        const b = a + half
        const turn = (i * SIZE) / (2 * half)
        const cos = cosines[turn] ?? 0
        const sin = sines[turn] ?? 0
        const x = (re[b] ?? 0) * cos + (im[b] ?? 0) * sin
        const y = (im[b] ?? 0) * cos - (re[b] ?? 0) * sin
        re[b] = (re[a] ?? 0) - x
        im[b] = (im[a] ?? 0) - y
        re[a] = (re[a] ?? 0) + x
        im[a] = (im[a] ?? 0) + y
      }
}

/** The powers of two sounds of LOOK_SAMPLES in each band, written over `onePowers` and `otherPowers`. */
export const createBandMeter = () => {
  const re = new Float64Array(SIZE)
  const im = new Float64Array(SIZE)
  return (one: Int16Array, other: Int16Array, onePowers: Float64Array, otherPowers: Float64Array): void => {
    for (let i = 0; i < SIZE; i += 1) {
      const at = mirror[i] ?? 0
      // both in one transform: real samples leave half of it unused
      re[at] = (one[i] ?? 0) * (window[i] ?? 0)
      im[at] = (other[i] ?? 0) * (window[i] ?? 0)
    }
    transform(re, im)
    for (let band = 0; band < BANDS; band += 1) {
      let [oneSum, otherSum] = [0, 0]
      for (let k = edges[band] ?? 0; k < (edges[band + 1] ?? 0); k += 1) {
        const [x, y, u, v] = [re[k] ?? 0, im[k] ?? 0, re[SIZE - k] ?? 0, im[SIZE - k] ?? 0]
        oneSum += (x + u) ** 2 + (y - v) ** 2
        otherSum += (y + v) ** 2 + (u - x) ** 2
      }
      onePowers[band] = (oneSum / 4) * SCALE
      otherPowers[band] = (otherSum / 4) * SCALE
    }
  }
}
