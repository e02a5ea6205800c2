import { FRAME_MS } from '../audio/frame.ts'

/** Whether somebody is speaking, with hysteresis: easier to go on than to begin. */
export interface VoiceTrack {
  readonly isVoiced: boolean
  /** Of the present run of voice or silence, ms. */
  readonly runMs: number
}

/** Probabilities of speech at which voice begins and above which it goes on. Source: Silero VAD's own defaults. */
const begins = 0.5
const goesOn = 0.35

export const silent: VoiceTrack = { isVoiced: false, runMs: 0 }

/** Adds 20 ms. */
export const track = ({ isVoiced, runMs }: VoiceTrack, probability: number): VoiceTrack => {
  const now = probability >= (isVoiced ? goesOn : begins)
  return { isVoiced: now, runMs: now === isVoiced ? runMs + FRAME_MS : FRAME_MS }
}
