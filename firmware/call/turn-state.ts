import type { Hearing } from '../ports/ear.ts'
import type { Key } from '../ports/line.ts'
import type { CallerAct, Connect, Connection, Listen, Reply, Verdict } from '../ports/receptionist.ts'
import type { Utterance } from '../ports/voice.ts'
import { noBurst, type Burst } from './burst.ts'
import { silent, type VoiceTrack } from './voice-track.ts'

/** What turn-taking knows, hears and does. Time is counted in frames of 20 ms. */

/** What the caller is saying, as the frames it lies in. */
export interface Speech {
  /** Number of the first frame, the lead-in included. */
  readonly from: number
  /** Ms of voice in it. */
  readonly voicedMs: number
  /** Ms since its last voice. */
  readonly pauseMs: number
  /** The recognition under way or done for it, by number. */
  readonly guess: number | null
  readonly heard: { readonly hearing: Hearing; readonly verdict: Verdict } | 'failed' | null
  /** It went on for longer than can be recognised at once: it ends here, pause or no pause. */
  readonly isCut: boolean
  /** No more than a short sound: it counts only if it answers the question. */
  readonly isFaint: boolean
}

export interface TurnState {
  /**
   * `paused`: our sentence is held while somebody speaks over it. `connecting`: somebody is being rung for the caller.
   * `connected`: they have each other, and we have nothing to say.
   */
  readonly at:
    'waiting' | 'speaking' | 'paused' | 'listening' | 'thinking' | 'connecting' | 'connected' | 'ended'
  readonly reply: Reply | null
  /** Frames heard so far. */
  readonly frame: number
  readonly voice: VoiceTrack
  readonly burst: Burst
  readonly speech: Speech | null
  /** Ms listened without a word. */
  readonly idleMs: number
  readonly guesses: number
  /** Keys pressed before the last one was answered. */
  readonly keys: readonly Key[]
}

export type TurnInput =
  | { readonly on: 'reply'; readonly reply: Reply }
  /** 20 ms of the caller went by: how probably they are speech, and how loud they were, dBFS. */
  | { readonly on: 'frame'; readonly probability: number; readonly levelDb: number }
  | { readonly on: 'heard'; readonly guess: number; readonly hearing: Hearing; readonly verdict: Verdict }
  | { readonly on: 'failed'; readonly guess: number }
  | { readonly on: 'said' }
  | { readonly on: 'key'; readonly key: Key }
  | { readonly on: 'connection'; readonly connection: Connection }
  | { readonly on: 'gone' }

export type TurnEffect =
  | { readonly do: 'say'; readonly say: readonly Utterance[] }
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  | { readonly do: 'stop' }
  /** Recognise the frames from one number up to, not including, another. */
  | {
      readonly do: 'recognise'
      readonly guess: number
      readonly from: number
      readonly to: number
      readonly listen: Listen
    }
  | { readonly do: 'forget'; readonly guess: number }
  | { readonly do: 'connect'; readonly connect: Connect }
  | { readonly do: 'tell'; readonly act: CallerAct; readonly waited: Waited | null }
  | { readonly do: 'hangUp' }

/** How a spoken turn ended: the silence it took, and how much longer recognition did. */
export interface Waited {
  readonly endpointMs: number
  readonly recogniseMs: number
}

export const initialTurn: TurnState = {
  at: 'waiting',
  reply: null,
  frame: 0,
  voice: silent,
  burst: noBurst,
  speech: null,
  idleMs: 0,
  guesses: 0,
  keys: [],
}
