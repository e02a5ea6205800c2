import { hannMeanSquare, hannTone } from './probe.ts'

/** Voices from here up have overtones far enough apart to be seen one by one in 20 ms; lower ones never sound so pure. */
const LOWEST_VOICE_HZ = 170
const HIGHEST_VOICE_HZ = 480
/** Telephone band. */
const FROM_HZ = 280
const TO_HZ = 3_500
/** Two tones are overtones of one voice when they fit it as well as this. */
const FIT = 0.004
/** What is left beside the two tones: as little as this is a clean line, where a voice would have left more … */
const LITTLE = 0.02
/** … and as much as this may be the edge of a key, which splashes everywhere, or a voice that glides. */
const MUCH = 0.1
/** White noise puts this much of itself at each overtone that is looked at: a Hann window of 30 ms is 50 Hz wide. */
const BY_CHANCE = 50 / 4_000
/** A voice puts this much more of what is left at its overtones. */
const VOICED = 0.36

/** A stretch of audio, and the two tones that are nearly all of it. */
export interface Stretch {
  readonly samples: Float64Array
  readonly from: number
  readonly size: number
  readonly lowHz: number
  readonly highHz: number
}

/** How much more lies at the other overtones of a voice at `voiceHz` than noise would put there, as mean square. */
const atOvertones = (stretch: Stretch, voiceHz: number, rest: number): number => {
  const { samples, from, size, lowHz, highHz } = stretch
  let sum = 0
  for (let hz = voiceHz; hz < TO_HZ; hz += voiceHz) {
    const isOne = Math.abs(hz - lowHz) < voiceHz / 2 || Math.abs(hz - highHz) < voiceHz / 2
    if (hz >= FROM_HZ && !isOne) sum += hannTone(samples, from, size, hz) - BY_CHANCE * rest
  }
  return sum
}

/**
 * Whether two tones are the strongest overtones of a high voice: 240 Hz has its fourth and fifth within 2 % of the key
 * star. A voice gives itself away by the other overtones, which hold what is left; on a line it is noise, anywhere.
 */
export const areOvertones = (stretch: Stretch): 'yes' | 'no' | 'unclear' => {
  const { samples, from, size, lowHz, highHz } = stretch
  const meanSquare = hannMeanSquare(samples, from, size)
  const rest = meanSquare - hannTone(samples, from, size, lowHz) - hannTone(samples, from, size, highHz)
  if (rest < LITTLE * meanSquare) return 'no'
  for (let number = 2; lowHz / number >= LOWEST_VOICE_HZ; number += 1) {
    const other = Math.round((highHz * number) / lowHz)
    // the voice that fits both best
    const voiceHz = (lowHz + highHz) / (number + other)
    if (voiceHz > HIGHEST_VOICE_HZ || Math.abs(lowHz - number * voiceHz) > FIT * lowHz) continue
    if (atOvertones(stretch, voiceHz, rest) > VOICED * rest) return 'yes'
    if (rest > MUCH * meanSquare) return 'unclear'
  }
  return 'no'
}
