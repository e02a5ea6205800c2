import { concat, samplesIn } from './frame.ts'
import { tonesOfKey, type Key } from './keypad.ts'
import { clip, peakOf, turnOf } from './sine.ts'

/** The high group is sent this much louder, since lines lose more of it. Source: ITU-T Q.24 as in modems.md 5.3 */
const HIGH_GROUP_DB = 2
/** Both tones together, dBm0. Source: modems.md 5.3: -6 to -10 */
const LEVEL_DBM0 = -8
/** What is shorter some receivers miss. Source: modems.md 5.3: 80-100 ms on, 80-100 ms off */
const SHORTEST_MS = 80
const RAMP_MS = 2

/** Levels of the two tones that together have `levelDbm0`. */
const groupLevels = (levelDbm0: number): readonly [row: number, column: number] => {
  const row = levelDbm0 - 10 * Math.log10(1 + 10 ** (HIGH_GROUP_DB / 10))
  return [row, row + HIGH_GROUP_DB]
}

/** The two tones of a key for as long as it is held, PCM16 at 8 000 Hz; begins and ends without a click. */
export const dtmf = (key: Key, ms: number, levelDbm0 = LEVEL_DBM0): Int16Array => {
  const [low, high] = tonesOfKey(key).map(turnOf)
  const [lowPeak, highPeak] = groupLevels(levelDbm0).map(peakOf)
  const pcm = new Int16Array(samplesIn(ms))
  const ramp = Math.min(samplesIn(RAMP_MS), pcm.length >> 1)
  for (let i = 0; i < pcm.length; i += 1) {
    const gain = Math.min(1, (i + 1) / ramp, (pcm.length - i) / ramp)
    const sum = (lowPeak ?? 0) * Math.sin((low ?? 0) * i) + (highPeak ?? 0) * Math.sin((high ?? 0) * i)
    pcm[i] = clip(gain * sum)
  }
  return pcm
}

export interface DialOptions {
  /** Not below 80 ms, whatever is asked for. */
  readonly onMs?: number
  readonly offMs?: number
  /** -6 to -10 dBm0, whatever is asked for. */
  readonly levelDbm0?: number
}

/**
 * Keys as tones, for a line that has no command for them while audio flows (modems.md 3.2): each at least 80 ms long
 * and followed by at least 80 ms of silence, so that two numbers played one after the other stay apart.
 */
export const dialTones = (keys: readonly Key[], options: DialOptions = {}): Int16Array => {
  const { onMs = 100, offMs = 100, levelDbm0 = LEVEL_DBM0 } = options
  const level = Math.min(-6, Math.max(-10, levelDbm0))
  const pause = new Int16Array(samplesIn(Math.max(SHORTEST_MS, offMs)))
  return concat(keys.flatMap(key => [dtmf(key, Math.max(SHORTEST_MS, onMs), level), pause]))
}
