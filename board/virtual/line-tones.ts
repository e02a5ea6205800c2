import { FRAME_SAMPLES, RATE_HZ, samplesIn, silence, type Frame } from '../../firmware/audio/frame.ts'

/** The next 20 ms of a tone. */
export type Tone = () => Frame

/** What an exchange plays to a line; each call of one starts the tone from its beginning. */
export interface LineTones {
  readonly dial: () => Tone
  readonly ringback: () => Tone
  readonly busy: () => Tone
  readonly congestion: () => Tone
}
export type ToneName = keyof LineTones

/** -13 dBFS. Source: ETSI ES 201 970, levels of call progress tones */
const PEAK = 10_400

/** @param cadenceMs on, off, on, off …; empty for a tone without pauses */
const tone = (frequenciesHz: readonly number[], cadenceMs: readonly number[]) => (): Tone => {
  const steps = cadenceMs.map(ms => samplesIn(ms))
  const period = steps.reduce((sum, samples) => sum + samples, 0)
  const isOn = (sample: number) => {
    let at = period === 0 ? 0 : sample % period
    const step = steps.findIndex(samples => (at -= samples) < 0)
    return step % 2 === 0 || steps.length === 0
  }
  let sample = 0
  return () => {
    const frame = silence()
    for (let i = 0; i < FRAME_SAMPLES; i += 1, sample += 1)
      if (isOn(sample))
        for (const hz of frequenciesHz)
          frame[i] = Math.round(
            (frame[i] ?? 0) +
              (PEAK / frequenciesHz.length) * Math.sin((2 * Math.PI * hz * (sample % RATE_HZ)) / RATE_HZ),
          )
    return frame
  }
}

/** Most of Europe. Source: ETSI TR 101 041-2; modems.md 5.1, "ETSI default" */
export const etsiTones: LineTones = {
  dial: tone([425], []),
  ringback: tone([425], [1_000, 4_000]),
  busy: tone([425], [500, 500]),
  congestion: tone([425], [250, 250]),
}
