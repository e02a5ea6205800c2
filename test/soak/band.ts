import { clip } from '../../firmware/audio/sine.ts'
import type { Random } from './seeded.ts'

const TAPS = 129
const LOW_HZ = 300
const HIGH_HZ = 3_400
const RATE_HZ = 8_000

const sinc = (hz: number, at: number) =>
  at === 0 ? (2 * hz) / RATE_HZ : Math.sin((2 * Math.PI * hz * at) / RATE_HZ) / (Math.PI * at)

/** Windowed sinc. Source: the telephone's band is 300 to 3 400 Hz, ITU-T G.712 */
const taps = Float64Array.from({ length: TAPS }, (_, i) => {
  const at = i - (TAPS - 1) / 2
  const window = 0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (TAPS - 1))
  return window * (sinc(HIGH_HZ, at) - sinc(LOW_HZ, at))
})

/** What a telephone line lets through. */
export const inBand = (pcm: Int16Array): Int16Array => {
  const out = new Int16Array(pcm.length)
  const half = (TAPS - 1) / 2
  for (let i = 0; i < pcm.length; i += 1) {
    let sum = 0
    for (let tap = 0; tap < TAPS; tap += 1) sum += (taps[tap] ?? 0) * (pcm[i + half - tap] ?? 0)
    out[i] = clip(sum)
  }
  return out
}

/** Of this length, looped where it is shorter, with a factor. */
export const added = (pcm: Int16Array, other: Int16Array, gain: number): Int16Array =>
  Int16Array.from(pcm, (sample, i) => clip(sample + gain * (other[i % other.length] ?? 0)))

/** Normally distributed, standard deviation 1. */
export const gauss = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

export const noised = (pcm: Int16Array, deviation: number, random: Random): Int16Array =>
  Int16Array.from(pcm, sample => clip(sample + deviation * gauss(random)))
