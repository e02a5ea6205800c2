import { concat, type Frame } from '../audio/frame.ts'

/** The caller's last frames by number, for recognition. The oldest give way. */
export interface FrameMemory {
  add(frame: Frame): void
  /** Frames from one number up to, not including, another; what is no longer there is left out. */
  slice(from: number, to: number): Int16Array
}

/** @param limit frames kept; 1 500 are 30 s */
export const frameMemory = (limit = 1_500): FrameMemory => {
  const kept: Frame[] = []
  let next = 0
  return {
    add: frame => {
      kept[next % limit] = frame
      next += 1
    },
    slice: (from, to) => {
      const first = Math.max(from, next - limit, 0)
      const last = Math.min(to, next)
      return concat(
        Array.from(
          { length: Math.max(0, last - first) },
          (_, i) => kept[(first + i) % limit] ?? new Int16Array(0),
        ),
      )
    },
  }
}
