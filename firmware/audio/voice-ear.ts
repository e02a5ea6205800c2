import { levelDb, type Frame } from './frame.ts'
import { createToneEar } from './tone-ear.ts'
import type { TonePlan } from './tone-plan.ts'

/** A voice is this much louder than the quietest of the last 1.5 s, which is the line's own noise, dB … */
const ABOVE_DB = 10
const FLOOR_FRAMES = 75
/** … and louder than what a cellular network lays under silence, dBFS. */
const LOUD_DB = -50
/** A call may begin in the middle of a word: no line is as noisy as this, dBFS. */
const NOISIEST_DB = -40
/** A voice is there when this many of the last frames were loud and no tone: clicks and the edges of tones are shorter. */
const VOICE_FRAMES = 4
const LOOK_FRAMES = 8

/**
 * Louder than the line's noise, and none of the exchange's frequencies: a rough ear, good enough to tell a greeting from
 * ringback and from silence. Takes 20 ms and whether they are a single tone; true while somebody speaks.
 */
export const createVoiceEar = (plan: TonePlan) => {
  const tones = createToneEar(plan.tones.flatMap(({ bursts }) => bursts.map(({ hz }) => hz)))
  const levels: number[] = []
  const recent: boolean[] = []
  return (frame: Frame, isPure: boolean): boolean => {
    const level = levelDb(frame)
    levels.push(level)
    if (levels.length > FLOOR_FRAMES) levels.shift()
    const floor = Math.min(NOISIEST_DB, ...levels)
    const isTone = tones.push(frame).group >= 0 || isPure
    recent.push(!isTone && level > Math.max(LOUD_DB, floor + ABOVE_DB))
    if (recent.length > LOOK_FRAMES) recent.shift()
    return recent.filter(Boolean).length >= VOICE_FRAMES
  }
}
