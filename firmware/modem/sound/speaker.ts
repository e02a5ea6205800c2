import { FRAME_BYTES, FRAME_MS, type Frame } from '../../audio/frame.ts'
import type { Clock } from '../../time/clock.ts'
import { pace } from '../../time/pace.ts'
import { createFrameQueue } from './frame-queue.ts'
import { createLateness, type Lateness } from './lateness.ts'

export interface SpeakerCounts {
  readonly framesOut: number
  readonly starved: number
  readonly late: number
}

/** Says frames to a device at line pace. */
export interface Speaker {
  /** One whole frame each 20 ms until aborted. @throws what `write` threw */
  readonly run: (signal: AbortSignal) => Promise<void>
  readonly say: (frame: Frame) => Promise<void>
  /** Resolves when the device has played what was queued, or 140 ms have passed. */
  readonly drain: () => Promise<void>
  /** Forgets what is queued. */
  readonly clear: () => void
  /** From here on `say` does nothing, and whoever waits goes on. */
  readonly end: () => void
  readonly counts: () => SpeakerCounts
  readonly lateness: Lateness
}

/** Frames that may wait before `say` waits too. */
const AHEAD = 3
/** Frames the device holds more than it has played: a tick this late is not heard. */
const LEAD = 2
/** Ten seconds, for whoever does not wait for `say`; what comes on top is lost. */
const CAPACITY = 512
/** A goodbye keeps its last syllable, a hang-up is never held up. */
const DRAIN_MS = 100
/** An empty queue for up to 200 ms between two frames is a gap in a sentence; longer is the end of one. */
const GAP_TICKS = 10
/**
 * What goes out where nothing is said, also in the middle of a word that came too late: never a frame twice, and no noise
 * of ours. Cellular networks put comfort noise of their own under silence (3GPP TS 26.092), a landline has its own, and
 * the far end hears every sample that was said and no other (test/contract/line.ts).
 */
const SILENCE = new Uint8Array(FRAME_BYTES)
const NOW = Promise.resolve()

/**
 * Nothing waits for a whole sentence here: what is written cannot be taken back, and a caller who interrupts must be
 * heard within 200 ms. A short write would block SIM7600's endpoint for good, so every write is one frame of 320 bytes.
 */
export const createSpeaker = (clock: Clock, write: (frame: Uint8Array) => Promise<void>): Speaker => {
  const queue = createFrameQueue(CAPACITY)
  const lateness = createLateness()
  let room: PromiseWithResolvers<void> | undefined
  let empty: PromiseWithResolvers<void> | undefined
  let framesOut = 0
  let starved = 0
  /** Ticks since the last frame said; counts as starved once another follows. */
  let gap = GAP_TICKS + 1
  let isOver = false

  const release = () => {
    if (queue.size < AHEAD || isOver) {
      room?.resolve()
      room = undefined
    }
    if (queue.size === 0 || isOver) empty?.resolve()
  }
  const take = (): Uint8Array => {
    const frame = queue.next()
    if (!frame) {
      gap += 1
      return SILENCE
    }
    if (gap <= GAP_TICKS) starved += gap
    gap = 0
    release()
    return frame
  }
  const sayNext = async () => {
    await write(take())
    framesOut += 1
  }
  const run = async (signal: AbortSignal) => {
    for (let i = 0; i < LEAD; i += 1) await sayNext()
    for await (const lateMs of pace(clock, FRAME_MS, signal, LEAD * FRAME_MS)) {
      lateness.note(lateMs)
      await sayNext()
      // so late that the device ran dry and the schedule starts anew: give it its lead again
      if (lateMs > LEAD * FRAME_MS) for (let i = 0; i < LEAD; i += 1) await sayNext()
    }
  }
  const say = (frame: Frame) => {
    if (isOver) return NOW
    queue.put(frame)
    if (queue.size < AHEAD) return NOW
    room ??= Promise.withResolvers()
    return room.promise
  }
  const drain = async () => {
    if (isOver || gap > LEAD) return
    empty ??= Promise.withResolvers()
    if (queue.size > 0) await Promise.race([empty.promise, clock.sleep(DRAIN_MS)])
    await clock.sleep(LEAD * FRAME_MS)
  }
  const clear = () => {
    while (queue.next()) gap = GAP_TICKS + 1
    release()
  }
  const end = () => {
    isOver = true
    release()
  }
  const counts = () => ({ framesOut, starved, late: lateness.over(FRAME_MS) })
  return { run, say, drain, clear, end, counts, lateness }
}
