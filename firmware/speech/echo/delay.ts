import { FRAME_SAMPLES, RATE_HZ, type Frame } from '../../audio/frame.ts'

/** Where our own voice comes back on a line. */
export interface Comeback {
  /** From a sample of the near end to the one that we played and that is its strongest echo: near index less far index. */
  readonly lagSamples: number
  /** 0 to 1: how much of what is heard is what was said, that much later. */
  readonly likeness: number
  /** How many frames of our voice it is judged by. */
  readonly frames: number
}

/** Finds the delay of an echo by comparing what was played with what is heard. */
export interface DelayFinder {
  /** A frame that was played, in order. */
  readonly played: (frame: Frame) => void
  /** A frame that was heard, in order. The costly search over all delays is left out while the echo `isKept` where it is. */
  readonly heard: (frame: Frame, isKept?: boolean) => void
  /** The best there is; null while too little was said to tell. */
  readonly best: () => Comeback | null
  /** So many frames more were played than heard than used to be (fewer, where negative): the whole pairing moves along. */
  readonly rebase: (frames: number) => void
  /** Forgets what was compared so far. */
  readonly forget: () => void
  /** From here on the echo is known to be here, and is watched for jumps. */
  readonly watch: (lagSamples: number) => void
  /**
   * By how many whole frames the echo jumped away from where it is watched, judged by the last 200 ms: a device that ran
   * dry, or a frame that nobody read, moves it by just that. 0 while it stays, or does so only by chance. @param isLost the filter lost it
   */
  readonly jumped: (isLost: boolean) => number
}

/** One sample in four is kept: 0.5 ms is near enough for a filter of 64 ms, and voices are below 1 kHz. */
const STEP = 4
const COARSE = FRAME_SAMPLES / STEP
/** Before and behind the frame that was played last when the first was heard: a reader behind its device, and buffers. */
const EARLIEST = Math.round((-0.06 * RATE_HZ) / STEP)
const LATEST = Math.round((0.34 * RATE_HZ) / STEP)
const LAGS = LATEST - EARLIEST
const TAPE = 4_096
/** Per frame: what was heard 1 s ago counts a third. */
const KEEP = 0.98
/** Of the coarse samples squared, a frame: -55 dBFS. */
const QUIET = COARSE * (32_768 * 10 ** (-55 / 20)) ** 2
/** Frames of our voice before anything can be told: 160 ms. */
const ENOUGH = 8

/** The same for jumps: 0.2 s. */
const KEEP_JUMPS = 0.9
/** Jumps looked for, frames either way. */
const FURTHEST = 5
/** So much of what is heard comes from elsewhere, and so much less, by that, from where it was; a vowel is much the same 20 ms later. */
const JUMPED = 0.5
const LEFT_BEHIND = 0.7
/** Beside a caller, who may be like us by chance, more is needed. */
const PLAINLY_JUMPED = 0.7
const PLAINLY_LEFT_BEHIND = 0.3

/** One sample in four, and less of the low ones, which all voices share. */
const coarsener = () => {
  let last = 0
  return (frame: Frame, into: Float32Array) => {
    for (let i = 0; i < COARSE; i += 1) {
      let sum = 0
      for (let j = 0; j < STEP; j += 1) sum += frame[i * STEP + j] ?? 0
      const mean = sum / STEP
      into[i] = mean - 0.8 * last
      last = mean
    }
  }
}

export const createDelayFinder = (): DelayFinder => {
  const [coarseFar, coarseNear] = [coarsener(), coarsener()]
  const tape = new Float32Array(TAPE)
  const fresh = new Float32Array(COARSE)
  const near = new Float32Array(COARSE)
  /** What was played around the frame that is heard, oldest first: lag `LATEST` begins at 0. */
  const window = new Float32Array(LAGS + COARSE)
  const products = new Float64Array(LAGS)
  const farPower = new Float64Array(LAGS)
  let nearPower = 0
  let farCount = 0
  let nearCount = 0
  let base = 0
  let active = 0

  const played = (frame: Frame) => {
    coarseFar(frame, fresh)
    for (let i = 0; i < COARSE; i += 1) tape[(farCount + i) % TAPE] = fresh[i] ?? 0
    farCount += COARSE
  }
  const look = (): number => {
    const from = nearCount + base - LATEST + 1
    let power = 0
    for (let i = 0; i < window.length; i += 1) {
      const at = from + i
      const isThere = at >= 0 && at < farCount && at >= farCount - TAPE
      const sample = isThere ? (tape[at % TAPE] ?? 0) : 0
      window[i] = sample
      power += sample * sample
    }
    return power
  }
  const compare = () => {
    let power = 0
    for (let i = 0; i < COARSE; i += 1) power += (window[i] ?? 0) ** 2
    for (let at = 0; at < LAGS; at += 1) {
      let sum = 0
      for (let i = 0; i < COARSE; i += 1) sum += (near[i] ?? 0) * (window[at + i] ?? 0)
      products[at] = (products[at] ?? 0) * KEEP + sum
      farPower[at] = (farPower[at] ?? 0) * KEEP + power
      power += (window[at + COARSE] ?? 0) ** 2 - (window[at] ?? 0) ** 2
    }
    nearPower *= KEEP
    for (let i = 0; i < COARSE; i += 1) nearPower += (near[i] ?? 0) ** 2
    active += 1
  }
  /** The same comparison for the few places to which the echo may have jumped, with a short memory. */
  const jumps = Array.from({ length: 2 * FURTHEST + 1 }, () => ({ product: 0, power: 0 }))
  let jumpNear = 0
  let watched: number | null = null
  const follow = () => {
    if (watched === null) return
    jumpNear = jumpNear * KEEP_JUMPS
    for (let i = 0; i < COARSE; i += 1) jumpNear += (near[i] ?? 0) ** 2
    for (const [i, jump] of jumps.entries()) {
      const at = LATEST - 1 - (Math.round(watched / STEP) + base) - (i - FURTHEST) * COARSE
      let [sum, power] = [0, 0]
      for (let n = 0; n < COARSE; n += 1) {
        const far = window[at + n] ?? 0
        sum += (near[n] ?? 0) * far
        power += far * far
      }
      jump.product = jump.product * KEEP_JUMPS + sum
      jump.power = jump.power * KEEP_JUMPS + power
    }
  }
  const jumped = (isLost: boolean): number => {
    const alike = jumps.map(({ product, power }) =>
      power * jumpNear > QUIET ? Math.abs(product) / Math.sqrt(power * jumpNear) : 0,
    )
    const best = alike.reduce((top, likeness, i) => (likeness > (alike[top] ?? 0) ? i : top), FURTHEST)
    const [least, most] = isLost ? [JUMPED, LEFT_BEHIND] : [PLAINLY_JUMPED, PLAINLY_LEFT_BEHIND]
    const likeness = alike[best] ?? 0
    const isThere = likeness >= least && (alike[FURTHEST] ?? 0) < most * likeness
    return isThere ? best - FURTHEST : 0
  }
  const watch = (lagSamples: number) => {
    watched = lagSamples
    jumpNear = 0
    for (const jump of jumps) jump.product = jump.power = 0
  }
  const rebase = (frames: number) => {
    base += frames * COARSE
    if (watched !== null) watched -= frames * FRAME_SAMPLES
  }
  const forget = () => {
    products.fill(0)
    farPower.fill(0)
    nearPower = 0
    active = 0
  }
  const heard = (frame: Frame, isKept = false) => {
    if (nearCount === 0) base = Math.max(0, farCount - COARSE)
    coarseNear(frame, near)
    if (look() > QUIET) {
      if (!isKept) compare()
      follow()
    }
    nearCount += COARSE
  }
  const best = (): Comeback | null => {
    if (active < ENOUGH) return null
    let [top, where] = [0, 0]
    for (let at = 0; at < LAGS; at += 1) {
      const both = (farPower[at] ?? 0) * nearPower
      const likeness = both > QUIET ? Math.abs(products[at] ?? 0) / Math.sqrt(both) : 0
      if (likeness > top) [top, where] = [likeness, at]
    }
    const lag = LATEST - 1 - where
    return { lagSamples: (lag - base) * STEP, likeness: top, frames: active }
  }
  return { played, heard, best, watch, jumped, rebase, forget }
}
