import type { Frame } from '../../audio/frame.ts'

/** One second in which our voice sounded, as sums of squares. */
interface Second {
  readonly played: number
  readonly heard: number
  readonly left: number
}

/** The last so many seconds of our voice: ten minutes. */
const LIMIT = 600
const FRAMES = 50
/** Our voice, of a frame's squares: -45 dBFS. */
const SOUNDS = 160 * (32_768 * 10 ** (-45 / 20)) ** 2

const power = (frame: Frame) => {
  let sum = 0
  for (const sample of frame) sum += sample * sample
  return sum
}
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null
const db = (ratio: number) => 10 * Math.log10(ratio)

/**
 * Measures an echo second by second, over the frames in which our voice sounds. A median over the call: seconds in which
 * the caller spoke too show no echo but them, and are the fewer.
 */
export const echoAccount = () => {
  const seconds: Second[] = []
  let [played, heard, left, frames] = [0, 0, 0, 0]
  const close = () => {
    seconds.push({ played, heard, left })
    if (seconds.length > LIMIT) seconds.shift()
    ;[played, heard, left, frames] = [0, 0, 0, 0]
  }
  const add = (sound: { readonly played: Frame; readonly heard: Frame; readonly left: Frame }) => {
    const ours = power(sound.played)
    if (ours < SOUNDS) return
    played += ours
    heard += power(sound.heard)
    left += power(sound.left)
    frames += 1
    if (frames === FRAMES) close()
  }
  const figure = (of: (second: Second) => number) => {
    const found = median(seconds.map(of))
    return found === null ? null : Math.round(found * 10) / 10
  }
  return {
    add,
    erlDb: () => figure(second => db(second.played / (second.heard + 1))),
    erleDb: () => figure(second => db((second.heard + 1) / (second.left + 1))),
  }
}
