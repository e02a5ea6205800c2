import { FRAME_BYTES, toBytes, type Frame } from '../../audio/frame.ts'

/** Frames that wait to be said, in memory taken once. */
export interface FrameQueue {
  readonly size: number
  /** Copies the frame in; false when full. */
  put(frame: Frame): boolean
  /** The bytes of the oldest frame, good until `capacity` frames later; null when empty. */
  next(): Uint8Array | null
}

export const createFrameQueue = (capacity: number): FrameQueue => {
  const bytes = new Uint8Array(capacity * FRAME_BYTES)
  const slots = Array.from({ length: capacity }, (_, i) =>
    bytes.subarray(i * FRAME_BYTES, (i + 1) * FRAME_BYTES),
  )
  let from = 0
  let size = 0
  const put = (frame: Frame) => {
    const slot = slots[(from + size) % capacity]
    // one slot stays free: the frame handed out last may still be on its way to the device
    if (!slot || size >= capacity - 1) return false
    slot.fill(0)
    slot.set(toBytes(frame).subarray(0, FRAME_BYTES))
    size += 1
    return true
  }
  const next = () => {
    if (size === 0) return null
    const slot = slots[from] ?? null
    from = (from + 1) % capacity
    size -= 1
    return slot
  }
  return {
    get size() {
      return size
    },
    put,
    next,
  }
}
