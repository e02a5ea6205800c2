import { FRAME_BYTES } from '../../audio/frame.ts'

/** How far the modem's buffer may be filled ahead of the line, beyond the speaker's own lead. */
const FRAMES_LIMIT = 4
const SILENCE = new Uint8Array(FRAME_BYTES)

/**
 * Keeps the modem's transmit buffer from running dry. Each `<DLE>u` means that one frame more must be ahead from here on
 * (modems.md 3.4); four at most, 80 ms, since what is ahead cannot be taken back when a caller interrupts.
 */
export const createCushion = (write: (frame: Uint8Array) => Promise<void>) => {
  let frames = 0
  let isWanted = false
  /** Writes the frame of the tick, and one of silence before it when the buffer ran dry meanwhile. */
  const put = async (frame: Uint8Array) => {
    if (isWanted) {
      isWanted = false
      frames += 1
      await write(SILENCE)
    }
    await write(frame)
  }
  const ranDry = () => {
    isWanted = frames < FRAMES_LIMIT
  }
  /** A stream that starts anew starts with the speaker's lead alone. */
  const reset = () => {
    frames = 0
    isWanted = false
  }
  return { put, ranDry, reset, frames: () => frames }
}
