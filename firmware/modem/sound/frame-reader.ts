import { FRAME_BYTES, fromBytes, type Frame } from '../../audio/frame.ts'

/** Puts bytes together into frames. Pieces may end anywhere, inside a sample as well. */
export interface FrameReader {
  push(bytes: Uint8Array): void
  /** Forgets the half frame: what comes next starts one. */
  reset(): void
}

export const createFrameReader = (take: (frame: Frame) => void): FrameReader => {
  const held = new Uint8Array(FRAME_BYTES)
  let size = 0
  const push = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + FRAME_BYTES - size)
      held.set(part, size)
      size += part.length
      at += part.length
      if (size < FRAME_BYTES) return
      size = 0
      take(fromBytes(held))
    }
  }
  return { push, reset: () => void (size = 0) }
}
