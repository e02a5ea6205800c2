import type { Frame } from '../audio/frame.ts'
import type { Key } from '../audio/keypad.ts'

export type { Key }

/** What a person may know of a line at a glance. */
export interface LineStatus {
  readonly line: string
  readonly state: 'starting' | 'idle' | 'ringing' | 'talking' | 'failed'
  /** Why the line failed, in words for a person. */
  readonly reason: string | null
  readonly network: 'home' | 'roaming' | 'searching' | 'denied' | 'none' | 'unknown'
  readonly operator: string | null
  /** Received signal, dBm; null when unknown. Source: 3GPP TS 27.007 §8.5 +CSQ */
  readonly signalDbm: number | null
}

/** Someone is ringing. */
export interface Ring {
  /** The caller's number as E.164 or as the network gave it; null when withheld. Source: 3GPP TS 27.007 §7.6 +CLIP */
  readonly from: string | null
  /** Aborted when they gave up before the answer. */
  readonly gone: AbortSignal
}

/** One phone line. Every adapter passes test/contract/line.ts. Disposing it releases the device. */
export interface Line extends AsyncDisposable {
  readonly name: string
  status(): LineStatus
  /** The status each time it changes, until aborted. */
  changes(signal: AbortSignal): AsyncIterable<LineStatus>
  /** One Ring per incoming call until aborted; survives the device going away and coming back. */
  rings(signal: AbortSignal): AsyncIterable<Ring>
  /**
   * Resolves when the caller can hear us. Aborted early the call rings on; aborted later it is hung up.
   * @throws LINE_GONE if they gave up, AUDIO_REFUSED, AT_TIMEOUT, AT_ERROR, LINK_LOST, signal.reason
   */
  answer(ring: Ring, signal: AbortSignal): Promise<Talk>
}

/** How the audio of a call went; counted in the audio path, read after it. */
export interface TalkCounts {
  readonly framesIn: number
  readonly framesOut: number
  /** Ticks that found nothing to say while something was being said. */
  readonly starved: number
  /** Frames written more than 20 ms late. */
  readonly late: number
  /** Frames of the caller dropped because nobody read them in time. */
  readonly dropped: number
}

/** An answered call; owns the audio path. Disposing it hangs up. */
export interface Talk extends AsyncDisposable {
  /** The caller: one Frame per 20 ms, 160 samples at 8 000 Hz. Ends when either side hangs up. */
  readonly heard: AsyncIterable<Frame>
  /** Keys the caller presses, as they are released. Ends with `heard`. */
  readonly keys: AsyncIterable<Key>
  /** Queues one frame; resolves once fewer than 3 (60 ms) wait, so awaiting it is the back-pressure. Never rejects: after the end it does nothing. */
  say(frame: Frame): Promise<void>
  counts(): TalkCounts
}
