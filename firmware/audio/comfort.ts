import { FRAME_SAMPLES, samplesIn, type Frame } from './frame.ts'
import { clip } from './sine.ts'

/** Fills what nobody said. */
export interface Comfort {
  /**
   * What goes to the line: the frame given, or for null 20 ms of faint noise. Between the two it fades, so a voice that
   * stops short of its next frame neither clicks nor sticks, and nothing is ever said twice.
   */
  next(frame: Frame | null): Frame
}

/** Noise a person takes for an open line; digital silence sounds like a call that was cut. */
const LEVEL_DB = -62
const FADE_SAMPLES = samplesIn(5)
/** After this long without a frame the noise is gone too: an empty line is not to hiss at a recogniser for ever. */
const NOISE_FRAMES = 50

/** @param levelDb of the noise, dBFS */
export const createComfort = (levelDb = LEVEL_DB): Comfort => {
  // uniform noise is 4.77 dB below its peak
  const peak = 32_768 * 10 ** ((levelDb + 4.77) / 20)
  let seed = 1
  /** The last sample that went out as speech, and frames since. */
  let last = 0
  let missing = NOISE_FRAMES + 1

  const hiss = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0
    return (peak * seed) / 2 ** 31
  }
  const spoken = (frame: Frame): Frame => {
    const wasMissing = missing > 0
    missing = 0
    last = frame[frame.length - 1] ?? 0
    if (!wasMissing) return frame
    const out = frame.slice()
    for (let i = 0; i < FADE_SAMPLES; i += 1) out[i] = clip(((frame[i] ?? 0) * i) / FADE_SAMPLES)
    return out
  }
  const filled = (): Frame => {
    const out = new Int16Array(FRAME_SAMPLES)
    missing += 1
    const loud = missing > NOISE_FRAMES ? 0 : 1 - missing / NOISE_FRAMES
    for (let i = 0; i < FRAME_SAMPLES; i += 1) {
      const rest = missing === 1 ? last * Math.max(0, 1 - i / FADE_SAMPLES) : 0
      out[i] = clip(rest + loud * hiss())
    }
    return out
  }
  return { next: frame => (frame ? spoken(frame) : filled()) }
}
