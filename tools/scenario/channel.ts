import type { Utterance } from '../../firmware/ports/voice.ts'
import type { Step } from '../virtual/script.ts'
import type { Times } from './times.ts'

/** What the desk said in answer, until it listened again. */
export interface Said {
  readonly say: readonly Utterance[]
  /** The question asked last, by its name. */
  readonly asked: string | null
  /** The desk hangs up, or has. */
  readonly isOver: boolean
}

/** What a caller did, and what came of it. */
export interface Exchange {
  /** What reached the desk, in words: what a recogniser made of it. */
  readonly did: string
  readonly said: Said
}

/**
 * What carries a call between caller and desk: writing, sound, or a whole telephone line. Everything else of a scenario is
 * the same for all of them.
 */
export interface Channel {
  /** The desk answers. */
  open(): Promise<Said>
  /** One thing that the caller does; words only in the scenario's language. */
  take(step: Step): Promise<Exchange>
  /** What could be measured so far. */
  times(): Times
}
