import { FRAME_MS } from '../audio/frame.ts'

/**
 * A short sound among silence: of a word like the Ukrainian "так" the network that tells speech takes too little for speech
 * (0.24 at most, as measured with espeak-ng's voice, where it begins at 0.5). Whatever lies alone between two silences is worth
 * a look by the recogniser; a click, a cough or a tone of the exchange costs that and nothing more.
 */
export interface Burst {
  /** From its first loud frame to its last, ms; 0 while there is none. */
  readonly spanMs: number
  /** Since its last loud frame, ms. */
  readonly quietMs: number
}

export const noBurst: Burst = { spanMs: 0, quietMs: 0 }

/** A voice is about -18 dBFS, quiet ones -35; the noise of a line is under that. */
const loudDb = -38
/** A click is shorter. What is longer the network knows when it is speech; busy tones are longer, too. */
const shortestMs = 60
const longestMs = 280
/** Silence that ends it. */
const endMs = 120

/** Adds 20 ms. */
export const trackBurst = ({ spanMs, quietMs }: Burst, levelDb: number): Burst => {
  const isOver = quietMs >= endMs
  if (levelDb >= loudDb) return { spanMs: (isOver ? 0 : spanMs + quietMs) + FRAME_MS, quietMs: 0 }
  return spanMs === 0 ? noBurst : { spanMs: isOver ? 0 : spanMs, quietMs: isOver ? 0 : quietMs + FRAME_MS }
}

/** True at the one frame that ends a sound as long as a short word. */
export const isWordLong = ({ spanMs, quietMs }: Burst): boolean =>
  quietMs === endMs && spanMs >= shortestMs && spanMs <= longestMs
