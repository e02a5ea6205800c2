import { FRAME_BYTES, fromBytes, toBytes, type Frame } from '../../../firmware/audio/frame.ts'

/** The device's end of a port. */
export interface DevicePort {
  /** Sends what fits, at once; the number of bytes that did. */
  readonly write: (bytes: Uint8Array) => number
  /** Stops and restarts taking what the host writes. */
  readonly pause: () => void
  readonly resume: () => void
}

export interface PcmCounts {
  /** Whole frames taken from the host and put on the line. */
  readonly framesIn: number
  /** Frames of the line given to the host. */
  readonly framesOut: number
  /** Ticks in which the host had nothing ready, between its first frame and its last. */
  readonly underruns: number
  /** Frames of the line that the host did not take. */
  readonly overruns: number
  /** Bytes of the host that found the buffer full and are lost. */
  readonly spilled: number
}

/** In what families differ. */
export interface EndpointOptions {
  /** Whether a frame left unfinished for a whole tick blocks what the host sends for good. Default true. */
  readonly blocksShort?: boolean
  /** Says in words when it is full and when it takes more again, instead of making the host wait. */
  readonly flow?: (mayWrite: boolean) => void
  /** Default 8 000 Hz. */
  readonly rateHz?: () => 8_000 | 16_000
  /** While true it plays nothing. */
  readonly isBusy?: () => boolean
}

/** What the host may be ahead before it is made to wait: half a second. */
const BACKLOG_BYTES = 8_000
/** What may come all at once on top of that: a pty's whole buffer. */
const HELD_BYTES = BACKLOG_BYTES + 131_072
/** With flow control in words: full at 200 ms, ready at 40 ms, and as much again after it said so. */
const FULL_BYTES = 3_200
const READY_BYTES = 640
const SPILL_BYTES = 2 * FULL_BYTES

/** Twice as many samples, each between its neighbours; and half as many. */
const widen = (frame: Frame) =>
  Int16Array.from({ length: 2 * frame.length }, (_, i) => {
    const [from, to] = [frame[i >> 1] ?? 0, frame[(i + 1) >> 1] ?? frame[i >> 1] ?? 0]
    return i % 2 ? (from + to) >> 1 : from
  })
const narrow = (pcm: Int16Array): Frame => pcm.filter((_, i) => i % 2 === 0)

/**
 * The audio endpoint: s16le at 8 000 Hz, 320 bytes every 20 ms each way, while it is open. On SIM7600 a frame the host
 * leaves unfinished for a whole tick blocks what it sends for good, as a short USB transfer does (field report).
 */
export const createPcmEndpoint = (port: DevicePort, options: EndpointOptions = {}) => {
  const { blocksShort = true, flow } = options
  const capacity = flow ? SPILL_BYTES : HELD_BYTES
  const held = new Uint8Array(HELD_BYTES)
  let size = 0
  let unsent: Uint8Array = new Uint8Array(0)
  let isOpen = false
  let isBlocked = false
  let sizeBefore = 0
  let gap = -1
  let isFull = false
  let skipped = 0
  const counts = { framesIn: 0, framesOut: 0, underruns: 0, overruns: 0, spilled: 0 }

  const setOpen = (open: boolean) => {
    isOpen = open
    size = 0
    unsent = new Uint8Array(0)
    gap = -1
    isFull = false
    if (!isBlocked) port.resume()
  }
  /** Tells the host when it is ahead, and when no longer. */
  const control = () => {
    if (isBlocked) return
    if (!flow) return size > BACKLOG_BYTES ? port.pause() : port.resume()
    if (isFull ? size > READY_BYTES : size < FULL_BYTES) return
    isFull = !isFull
    flow(!isFull)
  }
  /** Bytes from the host. With no audio open they are swallowed and reach nobody. */
  const feed = (bytes: Uint8Array) => {
    if (!isOpen) return
    const part = bytes.subarray(0, capacity - size)
    counts.spilled += bytes.length - part.length
    held.set(part, size)
    size += part.length
    control()
  }
  const block = () => {
    isBlocked = true
    port.pause()
  }
  const speak = (): Frame | null => {
    if (!isOpen || isBlocked || options.isBusy?.()) return null
    const isStale = size > 0 && size === sizeBefore
    sizeBefore = size
    const isWide = options.rateHz?.() === 16_000
    const frameBytes = isWide ? 2 * FRAME_BYTES : FRAME_BYTES
    if (size < frameBytes) {
      if (isStale && blocksShort) block()
      if (gap >= 0) gap += 1
      return null
    }
    const pcm = fromBytes(held.subarray(0, frameBytes))
    const frame = isWide ? narrow(pcm) : pcm
    held.copyWithin(0, frameBytes, size)
    size -= frameBytes
    sizeBefore = -1
    control()
    counts.framesIn += 1
    counts.underruns += Math.max(0, gap)
    gap = 0
    return frame
  }
  const flush = () => {
    if (unsent.length > 0) unsent = unsent.slice(port.write(unsent))
    return unsent.length === 0
  }
  const hear = (frame: Frame) => {
    if (!isOpen) return
    if (!flush()) return void (counts.overruns += 1)
    const pcm = options.rateHz?.() === 16_000 ? widen(frame) : frame.slice()
    unsent = toBytes(pcm).subarray(skipped)
    skipped = 0
    flush()
    counts.framesOut += 1
  }
  const slip = () => void (skipped = 1)
  return {
    slip,
    open: () => setOpen(true),
    close: () => setOpen(false),
    isOpen: () => isOpen,
    block,
    feed,
    speak,
    hear,
    counts: (): PcmCounts => counts,
  }
}
