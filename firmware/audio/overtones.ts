import { hannMeanSquare, hannTone } from './probe.ts'

/** Voices from here up have overtones far enough apart to be seen one by one in 20 ms; lower ones never sound so pure. */
const LOWEST_VOICE_HZ = 170
const HIGHEST_VOICE_HZ = 480
/** End of the telephone's band. */
const TO_HZ = 3_500
/** Two tones are overtones of one voice when they fit it as well as this; voices fit within 0.0011. */
const FIT = 0.004
/** What is left beside the two tones: as little as this is a clean line, where a voice would have left more (0.047) … */
const LITTLE = 0.02
/** … this much is left by noise at 15 dB or by a voice … */
const SOME = 0.05
/** … and as much as this may be the edge of a key, which splashes everywhere, or a voice that glides. */
const MUCH = 0.1
/** So much more lies at a voice's overtones than between them: voices have 52 times and up, keys 8.6 times at most … */
const VOICED = 20
/** … or, noise lying between them too, they hold this share of what is left: of a key's noise 0.34 at most. */
const HELD = 0.38
/** Three times is what one key in a hundred has: with it one waits for a clearer look. */
const UNCLEAR = 3
/** Nearer to one of the two tones than this share of the voice, the tone itself would be seen. */
const APART = 0.6

/** A stretch of audio, and the two tones that are nearly all of it. */
export interface Stretch {
  readonly samples: Float64Array
  readonly from: number
  readonly size: number
  readonly lowHz: number
  readonly highHz: number
}

/** Mean square at the multiples of `voiceHz` from `first` on: 1 for its overtones, 1.5 for what lies between. */
const seenAt = ({ samples, from, size, lowHz, highHz }: Stretch, voiceHz: number, first: number) => {
  let sum = 0
  let count = 0
  for (let hz = first * voiceHz; hz < TO_HZ; hz += voiceHz) {
    if (Math.min(Math.abs(hz - lowHz), Math.abs(hz - highHz)) < APART * voiceHz) continue
    sum += hannTone(samples, from, size, hz)
    count += 1
  }
  return { mean: sum / count, count }
}

/**
 * Whether two tones are the strongest overtones of a high voice: 240 Hz has its fourth and fifth within 2 % of the key
 * star. A voice gives itself away by the other overtones, with next to nothing between them; on a line what is left is
 * noise, which lies between them as well. The figures were measured over ten hours of the speech of test/soak/talk-off.ts
 * and 90 000 keys of test/soak/dtmf.ts, 11 000 of which lie as overtones do.
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
    const overtones = seenAt(stretch, voiceHz, 1)
    const between = seenAt(stretch, voiceHz, 1.5)
    const times = overtones.mean / between.mean
    const held = (overtones.mean - between.mean) * overtones.count
    if (times > VOICED || held > HELD * rest) return 'yes'
    if (rest > MUCH * meanSquare || (rest > SOME * meanSquare && times > UNCLEAR)) return 'unclear'
  }
  return 'no'
}
