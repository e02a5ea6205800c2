import { FRAME_SAMPLES, samplesIn, silence, type Frame } from './frame.ts'

/** A volume that never jumps. */
export interface Gain {
  /** Where it goes from here: 0 is silent, 1 leaves audio as it is. */
  to(factor: number): void
  /** The frame at the volume of each of its samples; a copy. */
  apply(frame: Frame): Frame
  now(): number
}

/** Long enough for no click, short enough to stop within a frame. */
const RAMP_MS = 10

/** Ramps from any volume to any other take the same time. */
export const createGain = (start = 1, rampMs = RAMP_MS): Gain => {
  const ramp = Math.max(1, samplesIn(rampMs))
  let now = start
  let target = start
  let step = 0
  const apply = (frame: Frame): Frame => {
    if (now === target && now === 1) return frame.slice()
    const out = new Int16Array(frame.length)
    for (let i = 0; i < frame.length; i += 1) {
      now = Math.abs(target - now) <= Math.abs(step) ? target : now + step
      out[i] = Math.round((frame[i] ?? 0) * now)
    }
    return out
  }
  const to = (factor: number) => {
    target = factor
    step = (target - now) / ramp
  }
  return { to, apply, now: () => now }
}

/** Plays audio that can be held, let go, ducked and stopped without a click. */
export interface Playhead {
  /** The next 20 ms; null when held, stopped, or when the audio at hand does not fill a frame yet. */
  next(): Frame | null
  /** Falls silent within 10 ms. */
  hold(): void
  /** Goes on at the very sample where the hold began. */
  resume(): void
  /** Goes on more quietly, by so many dB; 0 is as it was. */
  duck(db: number): void
  /** Falls silent within 10 ms, for good. */
  stop(): void
  /** Samples said; what was faded out in a hold counts as unsaid. */
  at(): number
}

/**
 * @param read the 160 samples from one on, or null while they are not there; fewer at the very end
 */
export const createPlayhead = (read: (from: number) => Int16Array | null): Playhead => {
  const gain = createGain(0)
  let at = 0
  let volume = 1
  let state: 'playing' | 'fading' | 'held' | 'stopping' | 'stopped' = 'playing'
  gain.to(volume)

  const take = (): Frame | null => {
    const pcm = read(at)
    if (!pcm || pcm.length === 0) return null
    const frame = silence()
    frame.set(pcm.subarray(0, FRAME_SAMPLES))
    return frame
  }
  const next = () => {
    if (state === 'held' || state === 'stopped') return null
    const frame = take()
    const isEnding = state === 'fading' || state === 'stopping'
    if (isEnding) state = state === 'fading' ? 'held' : 'stopped'
    if (!frame) return null
    if (!isEnding) at += FRAME_SAMPLES
    return gain.apply(frame)
  }
  const end = (as: 'fading' | 'stopping') => {
    if (state === 'stopped' || state === 'stopping') return
    gain.to(0)
    state = state === 'held' ? (as === 'fading' ? 'held' : 'stopped') : as
  }
  const resume = () => {
    if (state !== 'held' && state !== 'fading') return
    state = 'playing'
    gain.to(volume)
  }
  const duck = (db: number) => {
    volume = 10 ** (-Math.abs(db) / 20)
    if (state === 'playing') gain.to(volume)
  }
  return { next, hold: () => end('fading'), resume, duck, stop: () => end('stopping'), at: () => at }
}
