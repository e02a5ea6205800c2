import { clip } from '../../../firmware/audio/sine.ts'
import { untouched, type Stage } from './stage.ts'
import { random, type Random } from '../random.ts'

/** Noise under a line, at a level below speech. */
export interface Noise {
  readonly colour: 'white' | 'pink'
  /** How far under the speech; 10 is hard to understand, 30 is an ordinary line. */
  readonly snrDb: number
  /** The level of speech that this is under, dBFS over its sounding parts. Default -20, an ordinary talker. */
  readonly speechDb?: number
}

const SPEECH_DB = -20
/** Octaves of the pink noise, down from 4 kHz to 4 Hz. */
const ROWS = 10
/** Of numbers uniform in [-1, 1). */
const UNIFORM_RMS = 1 / Math.sqrt(3)

const white = (next: Random) => () => next() * 2 - 1

/** One row is drawn anew each sample, the next each second sample, and so on. Source: Voss-McCartney algorithm */
const pink = (next: Random) => {
  const rows = Array.from({ length: ROWS }, () => next() * 2 - 1)
  let sum = rows.reduce((total, row) => total + row, 0)
  let count = 0
  const scale = 1 / Math.sqrt(ROWS + 1)
  return () => {
    count = (count + 1) % 2 ** ROWS
    const row = count === 0 ? ROWS - 1 : Math.min(ROWS - 1, 31 - Math.clz32(count & -count))
    const fresh = next() * 2 - 1
    sum += fresh - (rows[row] ?? 0)
    rows[row] = fresh
    return (sum + next() * 2 - 1) * scale
  }
}

export const noise = (setting: Noise | null, seed: number): Stage => {
  if (!setting) return untouched
  const { colour, snrDb, speechDb = SPEECH_DB } = setting
  const next = (colour === 'white' ? white : pink)(random(seed))
  const peak = (32_768 * 10 ** ((speechDb - snrDb) / 20)) / UNIFORM_RMS
  return frame => frame.map(sample => clip(sample + peak * next()))
}
