import { FRAME_SAMPLES, samplesIn, silence, type Frame } from './frame.ts'
import { clip, peakOf, turnOf } from './sine.ts'
import type { Tone } from './tone-plan.ts'

/** A tone that goes on for as long as it is asked for. */
export interface ToneSource {
  /** The next 20 ms. */
  next(): Frame
}

const RAMP_SAMPLES = samplesIn(5)

/** From the first burst on. Each frequency keeps its phase through the silences, and edges are ramps of 5 ms. */
export const createToneSource = ({ bursts, levelDbm0 }: Tone): ToneSource => {
  const peak = peakOf(levelDbm0)
  const isEndless = bursts.length === 1 && bursts[0]?.offMs === 0
  let burst = 0
  /** Samples into the burst and its silence; samples in all. */
  let at = 0
  let played = 0

  const gainAt = (on: number): number => {
    if (at >= on) return 0
    const rise = (at + 1) / RAMP_SAMPLES
    const fall = (on - at) / RAMP_SAMPLES
    return isEndless ? Math.min(1, (played + 1) / RAMP_SAMPLES) : Math.min(1, rise, fall)
  }
  const sample = (): number => {
    const now = bursts[burst]
    if (!now) return 0
    const on = samplesIn(now.onMs)
    const gain = gainAt(on)
    const sum = gain === 0 ? 0 : now.hz.reduce((all, hz) => all + Math.sin(turnOf(hz) * played), 0)
    at += 1
    played += 1
    if (at >= on + samplesIn(now.offMs)) {
      at = 0
      burst = (burst + 1) % bursts.length
    }
    return clip(gain * peak * sum)
  }
  const next = () => {
    const frame = silence()
    for (let i = 0; i < FRAME_SAMPLES; i += 1) frame[i] = sample()
    return frame
  }
  return { next }
}

/** That much of a tone from its beginning; whole frames. */
export const renderTone = (tone: Tone, ms: number): Int16Array => {
  const source = createToneSource(tone)
  const count = Math.ceil(samplesIn(ms) / FRAME_SAMPLES)
  const pcm = new Int16Array(count * FRAME_SAMPLES)
  for (let i = 0; i < count; i += 1) pcm.set(source.next(), i * FRAME_SAMPLES)
  return pcm
}
