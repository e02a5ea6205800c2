import { BANDS } from './bands.ts'

/** Our voice of the last hop still counts this much: 150 dB a second, faster than any hybrid dies away. */
const FADING = 0.7
/** Codecs leave noise in every band, wherever our voice is. */
const SPREAD = 0.01
/** Ratios are in dB, of what is left to what we said. Below this nothing is learned: an ordinary line's noise is louder. */
const FAINTEST_DB = -40
/** Before anything is known: as loud as we, and more. */
const UNKNOWN_DB = 6
/** What is left lies within so many mean deviations of its mean, with hardly an exception. */
const REACH = 2.4
const FIRST_DEVIATION_DB = 3
const LEAST_DEVIATION_DB = 1.5
/** One hop changes the mean by this share, the first ones by more, but by no more than if so many had gone before. */
const SHARE = 0.02
const SLOWLY = 5
/** No hop counts as further off the mean. */
const FURTHEST_DB = 8
/** So many hops are learned from whoever speaks: the filter begins just as ignorant. */
const FIRST_HOPS = 10
/** Of a band, in squared samples: of our voice -68 dBFS to be heard, -58 dBFS to be learned from; of noise at most -40 dBFS. */
const HEARD = 100
const TEACHES = 1_000
const LOUDEST_NOISE = 100_000
/** Noise is what is there in the quietest moment of 0.5 s, times its own unrest; it rises by 3 dB each 0.5 s. */
const NOISE_HOPS = 50
const UNREST = 4
/** After 2 s on end the softest moment of each band counts as ours: a caller has pauses, an echo that became louder has not. */
const LONG_HOPS = 200
/** How it spreads is then unknown again. */
const WIDE_DB = 6
const SMOOTH = 0.1

const db = (ratio: number) => 10 * Math.log10(ratio)
const power = (value: number) => 10 ** (value / 10)
const bands = (value: number) => new Float64Array(BANDS).fill(value)

/** What is left of our voice in each band while nobody else speaks, learned from what was left so far. */
export const createResidue = () => {
  const [said, limit] = [bands(0), bands(0)]
  const [mean, deviation] = [bands(UNKNOWN_DB), bands(FIRST_DEVIATION_DB)]
  const [noise, quietest] = [bands(0), bands(Infinity)]
  const [smooth, least] = [bands(0), bands(Infinity)]
  let [hops, learned, long, saidSum] = [0, 0, 0, 0]

  const reference = (band: number) => (said[band] ?? 0) + saidSum * SPREAD
  const hear = (left: Float64Array) => {
    for (let b = 0; b < BANDS; b += 1) quietest[b] = Math.min(quietest[b] ?? 0, left[b] ?? 0)
    hops += 1
    if (hops % NOISE_HOPS !== 0) return
    const isFirst = hops === NOISE_HOPS
    for (let b = 0; b < BANDS; b += 1) {
      const most = isFirst ? LOUDEST_NOISE : Math.min(LOUDEST_NOISE, 2 * Math.max(1, noise[b] ?? 0))
      noise[b] = Math.min(quietest[b] ?? 0, most)
    }
    quietest.fill(Infinity)
  }
  /** The next hop: what we said and what is left of all that was heard, as powers. True while our voice sounds. */
  const expect = (far: Float64Array, left: Float64Array): boolean => {
    hear(left)
    saidSum = 0
    for (let b = 0; b < BANDS; b += 1) saidSum += said[b] = Math.max(far[b] ?? 0, (said[b] ?? 0) * FADING)
    let sounding = 0
    for (let b = 0; b < BANDS; b += 1) {
      const floor = (noise[b] ?? 0) * UNREST + 1
      limit[b] = power((mean[b] ?? 0) + REACH * (deviation[b] ?? 0)) * reference(b) + floor
      if (reference(b) > Math.max(HEARD, floor)) sounding += 1
    }
    return sounding >= 2
  }
  /** By how much what is left is more than ours, summed over the bands, no band counting for more than `most`. */
  const excessDb = (left: Float64Array, most: number): number => {
    let sum = 0
    for (let b = 0; b < BANDS; b += 1) {
      const over = (left[b] ?? 0) / (limit[b] ?? 1)
      if (over > 1) sum += Math.min(most, db(over))
    }
    return sum
  }
  const ratioDb = (left: Float64Array, b: number) => {
    const own = Math.max(0, (left[b] ?? 0) - (noise[b] ?? 0)) / reference(b)
    return Math.max(FAINTEST_DB, db(own + 1e-9))
  }
  const adapt = (b: number, ratio: number) => {
    const share = Math.max(SHARE, 1 / (learned + SLOWLY))
    const off = Math.max(-FURTHEST_DB, Math.min(FURTHEST_DB, ratio - (mean[b] ?? 0)))
    mean[b] = (mean[b] ?? 0) + share * off
    const spread = (deviation[b] ?? 0) + share * (Math.abs(off) - (deviation[b] ?? 0))
    deviation[b] = Math.max(LEAST_DEVIATION_DB, spread)
  }
  /** While somebody seems to speak over us the softest moments are kept in mind. */
  const suspect = (left: Float64Array) => {
    for (let b = 0; b < BANDS; b += 1) {
      const ratio = ratioDb(left, b)
      smooth[b] = long === 0 ? ratio : (smooth[b] ?? 0) + SMOOTH * (ratio - (smooth[b] ?? 0))
      least[b] = Math.min(long === 0 ? Infinity : (least[b] ?? 0), smooth[b] ?? 0)
    }
    long += 1
    if (long < LONG_HOPS) return
    for (let b = 0; b < BANDS; b += 1) {
      mean[b] = Math.max(mean[b] ?? 0, least[b] ?? 0)
      deviation[b] = Math.max(deviation[b] ?? 0, WIDE_DB)
    }
    long = 0
  }
  /** Learns from a hop in which our voice sounds. @param isOther whether somebody else seems to speak in it too */
  const learn = (left: Float64Array, isOther: boolean) => {
    if (isOther) suspect(left)
    else long = 0
    if (isOther && learned >= FIRST_HOPS) return
    learned += 1
    for (let b = 0; b < BANDS; b += 1) if (reference(b) >= TEACHES) adapt(b, ratioDb(left, b))
  }
  const rest = () => {
    said.fill(0)
    quietest.fill(Infinity)
    long = 0
  }
  const forget = () => {
    mean.fill(UNKNOWN_DB)
    deviation.fill(FIRST_DEVIATION_DB)
    learned = long = 0
  }
  return { expect, excessDb, learn, rest, forget }
}
