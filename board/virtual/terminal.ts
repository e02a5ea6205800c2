import type { Frame } from '../../firmware/audio/frame.ts'
import type { Key } from '../../firmware/ports/line.ts'

/** What stands at the end of a subscriber's line, such as a modem. */
export interface Terminal {
  /** A call wants in. False: busy, or not to be reached. */
  readonly offer: (call: IncomingCall) => boolean
  /** One burst of the bell. */
  readonly ring: () => void
  /** The other side hung up, or gave up. */
  readonly released: () => void
  /** 20 ms of the caller. */
  readonly hear: (frame: Frame) => void
  /** 20 ms for the caller; null when there is nothing to say. */
  readonly speak: () => Frame | null
  /** The caller let go of a key. */
  readonly pressed: (key: Key) => void
}

/** A call as its callee sees it. */
export interface IncomingCall {
  /** Null when the caller withholds it. */
  readonly from: string | null
  readonly answer: () => void
  /** Hangs up, or refuses. */
  readonly release: () => void
}

/** The other end of the same call. */
export interface Party {
  readonly answered: () => void
  readonly released: () => void
  /** What this side says now, and is given what the other says in the same 20 ms. */
  readonly exchange: (speak: () => Frame) => Frame
}

/** A call in the exchange, for the side that dialled. */
export interface OutgoingCall {
  readonly release: () => void
  readonly press: (key: Key) => void
}
