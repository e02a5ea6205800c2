import type { Frame } from './frame.ts'

/** How a stretch of audio was. */
export interface Levels {
  readonly frames: number
  /** dBFS; -Infinity for digital silence. */
  readonly rmsDb: number
  readonly peakDb: number
  /** Samples at full scale with another beside them: a wave cut off, where one alone may be a true peak. */
  readonly clipped: number
  /** Frames quieter than the threshold, 0 to 1. */
  readonly silentShare: number
}

export interface Meter {
  add(frame: Frame): void
  /** Of all since the last reading, which it forgets. */
  read(): Levels
}

const FULL_SCALE = 32_768
/** -50 dBFS: below it even a quiet caller says nothing. */
const SILENT_DB = -50
/** A-law stops short of 16 bits: 32 256 is as loud as it gets. Source: ITU-T G.711 */
const CLIPPED = 32_124

/** Measures the audio of one direction; what it costs is one pass over each frame. */
export const createMeter = (silentDb = SILENT_DB): Meter => {
  const silentPower = FULL_SCALE ** 2 * 10 ** (silentDb / 10)
  let frames = 0
  let samples = 0
  let sum = 0
  let peak = 0
  let clipped = 0
  let silent = 0
  let wasFull = false

  const add = (frame: Frame) => {
    let power = 0
    for (let i = 0; i < frame.length; i += 1) {
      const size = Math.abs(frame[i] ?? 0)
      power += size * size
      if (size > peak) peak = size
      const isFull = size >= CLIPPED
      if (isFull && wasFull) clipped += 1
      wasFull = isFull
    }
    frames += 1
    samples += frame.length
    sum += power
    if (power < silentPower * frame.length) silent += 1
  }
  const read = (): Levels => {
    const levels = {
      frames,
      rmsDb: 10 * Math.log10(sum / Math.max(1, samples) / FULL_SCALE ** 2),
      peakDb: 20 * Math.log10(peak / FULL_SCALE),
      clipped,
      silentShare: silent / Math.max(1, frames),
    }
    frames = samples = sum = peak = clipped = silent = 0
    return levels
  }
  return { add, read }
}
