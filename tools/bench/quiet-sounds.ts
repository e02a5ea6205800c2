import { samplesIn } from '../../firmware/audio/frame.ts'

/** Sounds of a telephone line on which nobody speaks: PCM16 at 8 000 Hz, the same on every call. */

const LENGTH_MS = 2_000
type Wave = (seconds: number) => number

const rendered = (wave: Wave): Int16Array =>
  Int16Array.from({ length: samplesIn(LENGTH_MS) }, (_, i) => Math.round(32_767 * wave(i / 8_000)))

const tone =
  (...parts: readonly (readonly [hz: number, peak: number])[]): Wave =>
  seconds =>
    parts.reduce((sum, [hz, peak]) => sum + peak * Math.sin(2 * Math.PI * hz * seconds), 0)

/** On for a part of each second. */
const pulsed =
  (wave: Wave, onSeconds: number, everySeconds: number): Wave =>
  seconds =>
    seconds % everySeconds < onSeconds ? wave(seconds) : 0

/** Numerical Recipes' quick generator: uniform in [-1, 1). */
const random = (): (() => number) => {
  let seed = 1
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0
    return seed / 2 ** 31
  }
}

const white = (peak: number): Wave => {
  const next = random()
  return () => peak * next()
}

/** Falls 3 dB an octave, by Kellet's three poles. */
const pink = (peak: number): Wave => {
  const next = random()
  let [a, b, c] = [0, 0, 0]
  return () => {
    const input = next()
    a = 0.997_65 * a + 0.099_046 * input
    b = 0.963 * b + 0.296_516_4 * input
    c = 0.57 * c + 1.052_691_3 * input
    return (peak / 4) * (a + b + c + 0.1848 * input)
  }
}

/** Tones by ITU-T E.180 (425 Hz), keys by Q.23. Voice activity keeps most of them from the recogniser. */
export const quietSounds = (): Readonly<Record<string, Int16Array>> => ({
  silence: rendered(() => 0),
  'white noise, -60 dB': rendered(white(0.001)),
  'white noise, -40 dB': rendered(white(0.01)),
  'white noise, -20 dB': rendered(white(0.1)),
  'pink noise, -30 dB': rendered(pink(0.1)),
  'hum 50 Hz': rendered(tone([50, 0.1], [150, 0.05], [250, 0.03])),
  'hum 50 Hz in noise': rendered(
    (
      wave => s =>
        wave(s) + tone([50, 0.1], [100, 0.05])(s)
    )(white(0.01)),
  ),
  'dial tone': rendered(tone([425, 0.2])),
  'busy tone': rendered(pulsed(tone([425, 0.2]), 0.5, 1)),
  'ringing tone': rendered(pulsed(tone([425, 0.2]), 1, 5)),
  'key 5': rendered(pulsed(tone([770, 0.2], [1_336, 0.2]), 0.1, 0.5)),
})
