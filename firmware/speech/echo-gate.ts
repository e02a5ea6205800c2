import { FRAME_SAMPLES, type Frame } from '../audio/frame.ts'

/** -30 dB: voice activity finds no speech in what is left. */
const SHUT = 0.03
/** Per frame; the last 150 ms count most. */
const KEEP = 0.87
/** An echo this much weaker than it came, 20 dB in power: the filter has learned it. */
const LEARNED = 100
/** That in its first second is chance. */
const LEAST_FRAMES = 50
/** However little it learned, nothing is held back after so much of our voice: 3 s. */
const PATIENCE_FRAMES = 150
/** So much louder than our echo has been, in power, and it is not ours alone: 6 dB. */
const LOUDER = 4
/** Then nothing is held back for 400 ms. */
const OPEN_FRAMES = 20

const power = (frame: Frame) => {
  let sum = 0
  for (const sample of frame) sum += sample * sample
  return sum
}

/** One frame at three places: what we played, what the line brought at the same time, what the filter left of it. */
export interface Triple {
  readonly played: Frame
  readonly heard: Frame
  readonly left: Frame
}

/**
 * Holds back what is left of our voice while the filter still learns, which it does once on a line, and while the echo has
 * jumped and is not yet followed. Only what is plainly our own voice is held back: the first words of the caller open the gate.
 */
export const createEchoGate = (hasLearned: boolean) => {
  let isLearned = hasLearned
  let [heardPower, leftPower, playedPower] = [0, 0, 0]
  let frames = 0
  let open = 0
  let gain = 1

  const learn = ({ heard, left, played }: Triple) => {
    heardPower = heardPower * KEEP + power(heard)
    leftPower = leftPower * KEEP + power(left)
    playedPower = playedPower * KEEP + power(played)
    frames += 1
    const isMet = frames >= LEAST_FRAMES && leftPower * LEARNED < heardPower
    isLearned = isMet || frames >= PATIENCE_FRAMES
  }
  /** More than our echo has been beside what we play just now. */
  const isLouder = ({ heard, played }: Triple) => {
    const echo = playedPower === 0 ? Infinity : heardPower / playedPower
    return power(heard) > LOUDER * echo * Math.max(power(played), playedPower * (1 - KEEP))
  }
  /** @param isOurs whether what is heard is plainly our own voice  @param isAway whether its echo has jumped */
  const pass = (triple: Triple, isOurs: boolean, isAway: boolean): Frame => {
    const { left } = triple
    if (isLearned && !isAway && gain === 1) return left
    if (isLouder(triple)) open = OPEN_FRAMES
    else open -= 1
    const isHeld = isAway || (isOurs && !isLearned && open <= 0)
    if (isOurs && !isLearned && open <= 0) learn(triple)
    const from = gain
    gain = isHeld ? SHUT : 1
    return left.map((sample, i) => sample * (from + ((gain - from) * (i + 1)) / FRAME_SAMPLES))
  }
  /** The filter forgot what it learned. */
  const reset = () => {
    isLearned = false
    frames = 0
    heardPower = leftPower = playedPower = 0
  }
  return { pass, reset, isLearned: () => isLearned }
}
