import { SILENT_DB, type Frame } from './frame.ts'

/** How a stretch of audio was. Levels in dBov, where 0 is a square wave from full scale to full scale (ITU-T G.100.1). */
export interface Levels {
  readonly frames: number
  /** To a tenth; null for digital silence. */
  readonly rmsDb: number | null
  readonly peakDb: number | null
  /** Of all samples, 0 to 1, those at full scale with another beside them: a wave cut off, where one alone may be a true peak. */
  readonly clippedShare: number
  /** Of all frames, 0 to 1, those quieter than the threshold; 0 without frames. */
  readonly silentShare: number
}

export interface Meter {
  add(frame: Frame): void
  /** Of all since the last reading, which it forgets. */
  read(): Levels
}

const FULL_SCALE = 32_768
/** A-law stops short of 16 bits: 32 256 is as loud as it gets. Source: ITU-T G.711 */
const CLIPPED = 32_124

const decibel = (db: number) => (Number.isFinite(db) ? Math.round(db * 10) / 10 : null)
/** To a hundredth of a percent. */
const share = (part: number, whole: number) => Math.round((part / Math.max(1, whole)) * 10_000) / 10_000

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
      rmsDb: decibel(10 * Math.log10(sum / Math.max(1, samples) / FULL_SCALE ** 2)),
      peakDb: decibel(20 * Math.log10(peak / FULL_SCALE)),
      clippedShare: share(clipped, samples),
      silentShare: share(silent, frames),
    }
    frames = samples = sum = peak = clipped = silent = 0
    return levels
  }
  return { add, read }
}
