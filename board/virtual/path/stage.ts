import type { Frame } from '../../../firmware/audio/frame.ts'
import { clip } from '../../../firmware/audio/sine.ts'

/**
 * One thing that a line does to what is said on it, frame by frame. It owns its own past (a filter, a delay) and nothing
 * else, and never changes the frame given: stages compose by calling one after another.
 */
export type Stage = (frame: Frame) => Frame

export const untouched: Stage = frame => frame

/** One stage after another. */
export const chain =
  (...stages: readonly Stage[]): Stage =>
  frame =>
    stages.reduce((said, stage) => stage(said), frame)

/** A stage made anew, its past forgotten, whenever its setting becomes another. */
export const following = <P>(read: () => P, make: (setting: P) => Stage): Stage => {
  let setting = read()
  let stage = make(setting)
  return frame => {
    const wanted = read()
    if (wanted !== setting) {
      setting = wanted
      stage = make(wanted)
    }
    return stage(frame)
  }
}

/** @param gainDb 0 leaves every sample as it is */
export const gain = (gainDb: number): Stage => {
  if (gainDb === 0) return untouched
  const factor = 10 ** (gainDb / 20)
  return frame => frame.map(sample => clip(sample * factor))
}

/** All of the other frame on top of this one. */
export const add = (frame: Frame, other: Frame): Frame =>
  frame.map((sample, i) => clip(sample + (other[i] ?? 0)))
