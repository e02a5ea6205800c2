import type { Frame } from '../../../firmware/audio/frame.ts'
import type { Key } from '../../../firmware/ports/line.ts'
import type { LineTones } from './line-tones.ts'
import type { Loop } from './loop.ts'
import type { PathSettings } from '../path/path.ts'

/** Why a call ended, as the network numbers it. Source: ITU-T Q.850 table 1 */
export const causes = {
  unassigned: 1,
  normal: 16,
  busy: 17,
  'no answer': 19,
  rejected: 21,
  unreachable: 27,
  congestion: 42,
} as const
export type Cause = keyof typeof causes

/** What stands at the end of a subscriber's line, such as a modem. */
export interface Terminal {
  /** A call wants in; a second one too, while another is up. False: busy, or not to be reached. */
  readonly offer: (call: IncomingCall) => boolean
  /** One burst of the bell. */
  readonly ring: (call: IncomingCall) => void
  /** The other side hung up, or gave up. */
  readonly released: (call: IncomingCall) => void
  /** 20 ms of the line: the other side, or the tones of the exchange. */
  readonly hear: (frame: Frame) => void
  /** 20 ms for the line; null when there is nothing to say. */
  readonly speak: () => Frame | null
  /** The other side let go of a key. */
  readonly pressed: (key: Key) => void
  /** It is connected, and can dial from here on. Absent where it only answers. */
  readonly connected?: (network: Network) => void
}

/** A terminal's end of a call that is there, whoever dialled. */
export interface CallEnd {
  /** Hangs up, or refuses. */
  readonly release: () => void
  /** The other side hears the two tones of a key, and is told of it. */
  readonly press: (key: Key, ms?: number) => void
  /** The other side hears nothing and is not heard. Calls of one terminal that are not held are one conference. */
  readonly hold: () => void
  readonly resume: () => void
  /** Joins the two other sides and leaves both calls; false, and nothing, unless both are up. Source: 3GPP TS 22.091 */
  readonly transferTo: (other: CallEnd) => boolean
  /** Both sides are there. */
  readonly isUp: () => boolean
}

/** A call as its callee sees it. */
export interface IncomingCall extends CallEnd {
  /** Null when the caller withholds it. */
  readonly from: string | null
  readonly answer: () => void
}

/** What a terminal can ask of its exchange. */
export interface Network {
  /** Dials; from here on the terminal hears the line: nothing, then ringback, then whoever answers. */
  readonly dial: (to: string, progress: CallProgress, options?: { readonly isWithheld?: boolean }) => CallEnd
  /** The tones of this exchange, for what happens before a number is dialled. */
  readonly tones: LineTones
  /** The hook of an analogue line. A digital terminal asks for what it wants by words. */
  readonly loop: Loop
}

/** What becomes of a call that a terminal dialled. */
export interface CallProgress {
  /** Their bell rings. */
  readonly alerting: () => void
  /** The network says that they answered. Some say it at the first ringback already (modems.md 1.3, false answer). */
  readonly connected: () => void
  /** It is over, and not by our doing. */
  readonly ended: (cause: Cause) => void
}

/** Who is at the other end. */
export interface Party {
  readonly answered: () => void
  /** The call is over, whoever ended it. */
  readonly released: (cause: Cause) => void
  /** What this side says now, and is given what the other says in the same 20 ms. */
  readonly exchange: (speak: () => Frame) => Frame
  /** The terminal pressed a key. */
  readonly pressed?: (key: Key) => void
}

/** A call in the exchange, for a party. */
export interface OutgoingCall {
  readonly release: () => void
  readonly press: (key: Key) => void
  readonly path: PathSettings
}
