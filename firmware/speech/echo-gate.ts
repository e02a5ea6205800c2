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

const power = (frame: Frame) => {
  let sum = 0
  for (const sample of frame) sum += sample * sample
  return sum
}

/**
 * Holds back what is left of our voice while the filter still learns, which it does once on a line and again when its echo
 * moves. Only what is plainly our own voice is held back: the first words of the caller open the gate.
 */
export const createEchoGate = (hasLearned: boolean) => {
  let isLearned = hasLearned
  let [heardPower, leftPower] = [0, 0]
  let frames = 0
  let gain = 1

  const watch = (heard: Frame, left: Frame) => {
    heardPower = heardPower * KEEP + power(heard)
    leftPower = leftPower * KEEP + power(left)
    frames += 1
    const isMet = frames >= LEAST_FRAMES && leftPower * LEARNED < heardPower
    isLearned = isMet || frames >= PATIENCE_FRAMES
  }
  /** @param isOurs whether what is heard is plainly our own voice */
  const pass = (heard: Frame, left: Frame, isOurs: boolean): Frame => {
    if (isLearned && gain === 1) return left
    if (!isLearned && isOurs) watch(heard, left)
    const to = isOurs && !isLearned ? SHUT : 1
    const from = gain
    gain = to
    return left.map((sample, i) => sample * (from + ((to - from) * (i + 1)) / FRAME_SAMPLES))
  }
  /** The filter forgot what it learned. */
  const reset = () => {
    isLearned = false
    frames = 0
    heardPower = leftPower = 0
  }
  return { pass, reset, isLearned: () => isLearned }
}
