import {
  FRAME_MS,
  FRAME_SAMPLES,
  fromBytes,
  samplesIn,
  silence,
  toBytes,
  type Frame,
} from '../../../firmware/audio/frame.ts'
import { untouched, type Stage } from './stage.ts'
import { random } from '../random.ts'

/** Frames that get lost, one by one or in rows. */
export interface Drops {
  /** Of all frames, 0 to 1. */
  readonly share: number
  /** What is heard in their place. Default silence; a good receiver says the frame before once more. */
  readonly heardAs?: 'silence' | 'repeat'
  /** How many in a row, on average. Default 1. */
  readonly run?: number
}

export const drops = (setting: Drops | null, seed: number): Stage => {
  if (!setting || setting.share === 0) return untouched
  const { share, heardAs = 'silence', run = 1 } = setting
  const next = random(seed)
  // a chain of two states, good and bad, that is bad for `share` of the time. Source: Gilbert's model
  const endsBad = 1 / run
  const beginsBad = share >= 1 ? 1 : Math.min(1, (endsBad * share) / (1 - share))
  let isBad = false
  let last = silence()
  return frame => {
    isBad = share >= 1 || (isBad ? next() >= endsBad : next() < beginsBad)
    if (!isBad) last = frame
    return isBad ? (heardAs === 'repeat' ? last.slice() : silence()) : frame
  }
}

/** Later by so much, to the sample. */
export const delay = (delayMs: number): Stage => {
  const samples = samplesIn(delayMs)
  if (samples === 0) return untouched
  const held = new Int16Array(samples + FRAME_SAMPLES)
  return frame => {
    held.set(frame, samples)
    const due = held.slice(0, FRAME_SAMPLES)
    held.copyWithin(0, FRAME_SAMPLES)
    return due
  }
}

/** Off by one byte, as a USB endpoint may be after a recovery: speech becomes noise near full scale (modems.md 1.4). */
export const slip = (isSlipped: boolean): Stage => {
  if (!isSlipped) return untouched
  let carried = 0
  return frame => {
    const bytes = toBytes(frame)
    const shifted = new Uint8Array(bytes.length)
    shifted[0] = carried
    shifted.set(bytes.subarray(0, -1), 1)
    carried = bytes.at(-1) ?? 0
    return fromBytes(shifted)
  }
}

/** Nothing passes. */
export const cut = (isCut: boolean): Stage => (isCut ? silence : untouched)

/** Frames come up to so much late, in their order: none in one tick, several in another. */
export const jitter = (jitterMs: number, seed: number): ((frame: Frame) => readonly Frame[]) => {
  if (jitterMs === 0) return frame => [frame]
  const next = random(seed)
  const waiting: { readonly frame: Frame; readonly dueMs: number }[] = []
  let nowMs = 0
  return frame => {
    const lateTicks = Math.floor(next() * (jitterMs / FRAME_MS + 1))
    waiting.push({ frame, dueMs: Math.max(waiting.at(-1)?.dueMs ?? 0, nowMs + lateTicks * FRAME_MS) })
    const due = waiting.findIndex(({ dueMs }) => dueMs > nowMs)
    nowMs += FRAME_MS
    return waiting.splice(0, due === -1 ? waiting.length : due).map(({ frame }) => frame)
  }
}
