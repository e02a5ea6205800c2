import { FRAME_SAMPLES, type Frame } from '../../audio/frame.ts'

/** Of what was played, 2 s. */
const TAPE = 16_384

/** What was played, by its number. */
export const farTape = () => {
  const tape = new Int16Array(TAPE)
  let count = 0
  const add = (frame: Frame) => {
    for (let i = 0; i < FRAME_SAMPLES; i += 1) tape[(count + i) % TAPE] = frame[i] ?? 0
    count += FRAME_SAMPLES
  }
  const at = (from: number, into: Frame) => {
    for (let i = 0; i < FRAME_SAMPLES; i += 1) {
      const sample = from + i
      const isThere = sample >= 0 && sample < count && sample >= count - TAPE
      into[i] = isThere ? (tape[sample % TAPE] ?? 0) : 0
    }
    return into
  }
  return { add, at, count: () => count }
}
