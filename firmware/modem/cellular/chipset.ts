import type { Unsolicited } from '../../at/routing.ts'
import type { AtSession } from '../../at/session.ts'
import type { Registration } from '../../at/network-lines.ts'
import type { Abilities, Key } from '../../ports/line.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import type { CallSign } from './call-machine.ts'

/** One command of the set-up, and how to see that it took. */
export interface Setting {
  readonly set: string
  /** Read back with this query… */
  readonly ask?: string
  /** …whose answer has a line like this. */
  readonly reads?: RegExp
  /** A line without it is none: refusal ends the set-up. Anything else that is refused is only noted. */
  readonly must?: true
  /** Set in its place where the modem refuses it. */
  readonly otherwise?: Setting
}

/** What a line from the modem means, whichever family it is of. */
export type ModemEvent =
  | { readonly kind: 'call'; readonly sign: CallSign }
  | { readonly kind: 'key'; readonly key: Key }
  | {
      readonly kind: 'registration'
      readonly domain: 'CREG' | 'CEREG'
      readonly state: Registration
    }
  | { readonly kind: 'signal'; readonly dbm: number | null }
  | { readonly kind: 'sim'; readonly state: string }
  /** The audio port's buffer is full, or takes more again. */
  | { readonly kind: 'flow'; readonly mayWrite: boolean }
  | { readonly kind: 'restarted' }

/** How the audio of a call went. */
export interface AudioOutcome {
  /** How often the modem was asked for it; Infinity when it refused for good. */
  readonly tries: number
  readonly framesIn: number
  /** What broke it. */
  readonly fault: Error | null
}

/** All that differs between families of cellular modems: data, and how to open their audio. */
export interface Chipset {
  readonly name: string
  /** What a line on it can do at most; may change in `prepare`. */
  readonly abilities: Abilities
  readonly unsolicited: readonly Unsolicited[]
  /** Before the SIM card is asked for: echo, error codes. */
  readonly basics: readonly Setting[]
  /** After it is ready. Lost at every restart of the modem. */
  readonly settings: readonly Setting[]
  /** Whose modem it is, once it answers in words: before a setting is refused for being another's. @throws LINE_MISMATCH */
  readonly identify?: (at: AtSession) => Promise<void>
  /** What is more than data in the set-up, such as finding out what the firmware really does. @throws what ends the set-up */
  readonly prepare?: (at: AtSession, log: Log, clock: Clock) => Promise<void>
  /** Puts back what `prepare` changed and what would outlive the box, when the line is closed in order. */
  readonly restore?: (at: AtSession) => Promise<void>
  /** Restarts the modem as a whole, which is all that cures some audio endpoints. */
  readonly restart?: string
  /** Tried in this order until one is accepted. Default AT+CHUP, ATH. */
  readonly hangUps?: readonly string[]
  /** Why there is no sound, in words that follow 'This line cannot carry sound:'; for one whose `abilities` say so. */
  readonly whyMute?: string
  /** Before a call is taken or dialled, for families that want their audio on so early. A refusal is none: `openAudio` follows. */
  readonly armAudio?: (at: AtSession, signal: AbortSignal) => Promise<void>
  /** Null for lines that mean nothing to us. */
  readonly read: (line: string) => ModemEvent | null
  /** Lets audio flow; to be called once the call is up. The number of tries it took. @throws AUDIO_REFUSED, signal.reason */
  readonly openAudio: (at: AtSession, clock: Clock, signal: AbortSignal) => Promise<number>
  /** Stops it, also where there is none. */
  readonly closeAudio: (at: AtSession) => Promise<void>
}
