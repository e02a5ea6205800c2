import { samplesIn } from '../audio/frame.ts'
import { SHORTEST, soundsIn, type Run } from './runs.ts'

// A word on its own comes out garbled (rhasspy/piper #133), so it is said several times in one run, as a list, and
// only the last time, which has the melody of an ending, is kept.

const SEPARATOR = ', '
const CLOSING = /[\s.?!,:;]+$/u

/** A run as often over as it needs to be long enough; 1 when it is. */
export const timesFor = (run: Run): number =>
  Math.max(1, Math.ceil(SHORTEST / Math.max(1, soundsIn(run.phonemes))))

export const repeated = (run: Run, times: number): string => {
  const core = run.phonemes.replace(CLOSING, '')
  return `${`${core}${SEPARATOR}`.repeat(times - 1)}${run.phonemes}`
}

const STEP_MS = 10
/** A pause of a list is at least this long … */
const PAUSE_MS = 50
/** … and this much below the loudest step of the run. */
const QUIET = 10 ** (-30 / 20)

interface Pause {
  readonly from: number
  readonly to: number
}

/** Root mean square of each 10 ms. */
const envelope = (samples: Float32Array, step: number): number[] =>
  Array.from({ length: Math.floor(samples.length / step) }, (_, i) => {
    let sum = 0
    for (const sample of samples.subarray(i * step, (i + 1) * step)) sum += sample * sample
    return Math.sqrt(sum / step)
  })

const pausesIn = (loudness: readonly number[]): Pause[] => {
  const floor = loudness.reduce((max, value) => Math.max(max, value), 0) * QUIET
  const pauses: Pause[] = []
  let from = -1
  for (const [i, value] of [...loudness, Infinity].entries()) {
    if (value <= floor && from < 0) from = i
    if (value > floor && from >= 0) {
      pauses.push({ from, to: i })
      from = -1
    }
  }
  return pauses.filter(({ from, to }) => (to - from) * STEP_MS >= PAUSE_MS)
}

/**
 * The last of `times` sayings in a run's audio; null when no pause stands where the last one should begin, and nothing
 * can be cut safely. The longest pause within a third of a saying of that place is taken.
 */
export const lastSaying = (samples: Float32Array, times: number, rateHz: number): Float32Array | null => {
  const step = samplesIn(STEP_MS, rateHz)
  const loudness = envelope(samples, step)
  const saying = loudness.length / times
  const wanted = saying * (times - 1)
  const near = pausesIn(loudness).filter(({ from, to }) => Math.abs((from + to) / 2 - wanted) < saying / 3)
  const pause = near.sort((a, b) => b.to - b.from - (a.to - a.from))[0]
  // one step of the pause stays: a soft consonant begins below the floor
  return pause ? samples.subarray((pause.to - 1) * step) : null
}
