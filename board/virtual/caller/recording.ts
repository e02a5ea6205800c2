import { concat, silence, type Frame } from '../../../firmware/audio/frame.ts'

/**
 * Both directions of a call as they were on the line, PCM16 at 8 000 Hz. Sample 0 of both is the moment of the answer, so
 * a pause is a difference of two positions.
 */
export interface Recording {
  readonly caller: Int16Array
  readonly callee: Int16Array
}

export interface Recorder {
  readonly add: (caller: Frame, callee: Frame) => void
  /** Samples since the answer. */
  readonly samples: () => number
  readonly recording: () => Recording
}

/** @param limitFrames what comes later is counted but not kept; 30 minutes by default, 29 MB a direction */
export const createRecorder = (limitFrames = 90_000): Recorder => {
  const caller: Frame[] = []
  const callee: Frame[] = []
  let count = 0
  const add = (mouth: Frame, ear: Frame) => {
    count += 1
    if (count > limitFrames) return
    caller.push(mouth)
    callee.push(ear)
  }
  const samples = () => count * silence().length
  return { add, samples, recording: () => ({ caller: concat(caller), callee: concat(callee) }) }
}

/** Quieter than this is no speech: -40 dBFS. */
export const SOUND_PEAK = 328

/** The first sample at or after `from` that can be heard; null when there is none. */
export const soundAfter = (pcm: Int16Array, from: number, peak = SOUND_PEAK): number | null => {
  const at = pcm.findIndex((sample, i) => i >= from && Math.abs(sample) >= peak)
  return at === -1 ? null : at
}

/** The last sample before `until` that can be heard; null when there is none. */
export const soundBefore = (pcm: Int16Array, until: number, peak = SOUND_PEAK): number | null => {
  const at = pcm.findLastIndex((sample, i) => i < until && Math.abs(sample) >= peak)
  return at === -1 ? null : at
}

/** True when any sample of these can be heard. */
export const isSound = (pcm: Int16Array, peak = SOUND_PEAK): boolean =>
  pcm.some(sample => Math.abs(sample) >= peak)
