import type { Answerer } from '../audio/answerer.ts'
import type { Frame } from '../audio/frame.ts'
import type { Key } from '../audio/keypad.ts'
import type { FaultCode } from '../fault/fault.ts'

export type { Answerer, Key }

/** What a person may know of a line at a glance. */
export interface LineStatus {
  readonly line: string
  readonly state: 'starting' | 'idle' | 'ringing' | 'dialling' | 'talking' | 'failed'
  /**
   * What is wrong, told apart so that it can be acted on: LINE_MISSING, SIM_MISSING, SIM_LOCKED, NOT_REGISTERED, NO_CREDIT,
   * NO_DIAL_TONE, LINE_IN_USE … A line may have one and still be of use: without credit it can be rung.
   */
  readonly fault: FaultCode | null
  /** The same in words for a person. */
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
  /** The first ring, UTC epoch ms, where somebody else was given time to answer; absent: just now. */
  readonly sinceMs?: number
}

/** What a line can do, as asked of its device. What it cannot do it refuses with LINE_CANNOT. */
export interface Abilities {
  /** How its talks carry sound: both ways at once, one way at a time, or not at all. */
  readonly audio: 'duplex' | 'by turns' | 'none'
  readonly dials: boolean
  /** Sends and receives text messages. */
  readonly texts: boolean
  /** Sends keys (DTMF) in a call. */
  readonly presses: boolean
  readonly holds: boolean
  /** Dials a second call while the first is held, and changes between them. */
  readonly consults: boolean
  /** Makes one conversation of two calls. */
  readonly joins: boolean
  /** Connects the two others and leaves. */
  readonly transfers: boolean
}

/** One phone line. Every adapter passes test/contract/line.ts. Disposing it releases the device. */
export interface Line extends AsyncDisposable {
  readonly name: string
  status(): LineStatus
  /** As known so far: everything is refused until the device has been asked once. */
  abilities(): Abilities
  /** The status each time it changes, until aborted. */
  changes(signal: AbortSignal): AsyncIterable<LineStatus>
  /** One Ring per incoming call until aborted; survives the device going away and coming back. */
  rings(signal: AbortSignal): AsyncIterable<Ring>
  /**
   * Resolves when the caller can hear us. Aborted early the call rings on; aborted later it is hung up.
   * @throws LINE_GONE if they gave up, AUDIO_REFUSED, AT_TIMEOUT, AT_ERROR, LINK_LOST, signal.reason
   */
  answer(ring: Ring, signal: AbortSignal): Promise<Talk>
  /**
   * Rings a number: digits, * and #, a leading +; spaces, hyphens and brackets are left out. Resolves when the network says
   * that the call is up, with the sound flowing; whether a person is there, `Talk.confirmed` tells. Aborted, it is hung up.
   * @throws LINE_CANNOT, NUMBER_INVALID, LINE_IN_USE by another call, FAR_BUSY, NO_ANSWER, CALL_REFUSED by the network,
   *   NO_DIAL_TONE, NOT_REGISTERED, AUDIO_REFUSED, AT_TIMEOUT, AT_ERROR, LINK_LOST, signal.reason
   */
  dial(number: string, signal: AbortSignal): Promise<Talk>
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

/** A call that is up; owns the audio path. Disposing it hangs up this call and no other. */
export interface Talk extends AsyncDisposable {
  /**
   * Who is there: at once for a call that we answered, else when the sound has told, since a modem may say 'answered' at the
   * first ringback tone (modems.md 1.3); 'nobody' if the call ends before, 'unsure' where a person and a machine sound the
   * same: ask for a key. Never rejects.
   */
  readonly confirmed: Promise<Answerer>
  /** The caller, without the keys they press: one Frame per 20 ms, 160 samples at 8 000 Hz. Ends when either side hangs up. */
  readonly heard: AsyncIterable<Frame>
  /** Keys the caller presses, each once, as soon as they are known. Ends with `heard`. */
  readonly keys: AsyncIterable<Key>
  /** Queues one frame; resolves once fewer than 3 (60 ms) wait, so awaiting it is the back-pressure. Never rejects: after the end it does nothing. */
  say(frame: Frame): Promise<void>
  counts(): TalkCounts
  /**
   * The listener is told of each frame in the moment it goes to the device, silence too: what an echo is found by. Absent
   * where sound goes one way at a time, and so has none.
   */
  onPlayed?(listen: (frame: Frame) => void): void
  /** Sends a key to the other side; resolves when it has been sent. @throws LINE_CANNOT, LINE_GONE, AT_ERROR, AT_TIMEOUT */
  press(key: Key): Promise<void>
  /** Parks the other side; they hear the network's silence or music, `heard` pauses. @throws LINE_CANNOT, LINE_GONE, AT_ERROR, AT_TIMEOUT */
  hold(): Promise<void>
  /** Takes a held call back; one that is up meanwhile is held in its place, so this also swaps. @throws as hold */
  resume(): Promise<void>
  /** Holds this call and dials another on the same line. If that fails, this one is taken back. @throws as hold, and as Line.dial */
  consult(number: string, signal: AbortSignal): Promise<Talk>
  /** Makes one conversation of this call and the one held. @throws as hold */
  join(): Promise<void>
  /** Connects the other side with the one held, and leaves both: both talks end. @throws as hold */
  transfer(): Promise<void>
}
