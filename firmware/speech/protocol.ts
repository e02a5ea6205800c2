import type { FaultData } from '../fault/fault.ts'
import type { Hearing, Language, Listening } from '../ports/ear.ts'
import type { Utterance } from '../ports/voice.ts'
import type { VoiceEngine } from './tongue.ts'
import type { VoiceChoices } from './voices.ts'

// What the speech process and its owner tell each other: Node's IPC with serialization 'advanced', samples as typed
// arrays. The first message is 'open', answered by 'ready'; requests carry an id that their answers repeat.

/** What the process needs to open the ear and the voices. */
export interface SpeechParts {
  /** The library that set-up built over whisper.cpp. */
  readonly nativeLibrary: string
  readonly model: {
    readonly file: string
    readonly takesPrompt: boolean
    readonly audioContextFloor: number
  }
  readonly threads: number
  readonly voices: VoiceChoices
}

export type Request =
  | { readonly do: 'hear'; readonly pcm: Int16Array; readonly listening: Listening }
  | { readonly do: 'speak'; readonly utterance: Utterance }

export type ToProcess =
  | { readonly do: 'open'; readonly parts: SpeechParts }
  | (Request & { readonly id: number })
  /** The answer is no longer wanted. An id that is unknown, or over, changes nothing. */
  | { readonly do: 'cancel'; readonly id: number }
  | { readonly do: 'close' }

/** How the process opened: what is null works. */
export interface Opened {
  readonly earFault: FaultData | null
  readonly voiceFault: FaultData | null
  readonly engines: Readonly<Partial<Record<Language, VoiceEngine>>>
  /** Piper voices that could not be opened; espeak-ng stands in for them. */
  readonly voiceFaults: Readonly<Partial<Record<Language, FaultData>>>
}

/** What a request is answered with in the end. */
export type Answer = Hearing | VoiceEngine

export type FromProcess =
  | ({ readonly on: 'ready' } & Opened)
  | { readonly on: 'part'; readonly id: number; readonly pcm: Int16Array }
  | { readonly on: 'done'; readonly id: number; readonly answer: Answer }
  | { readonly on: 'failed'; readonly id: number; readonly fault: FaultData }
  | {
      readonly on: 'log'
      readonly level: 'debug' | 'info' | 'warn' | 'error'
      readonly fields: Readonly<Record<string, unknown>>
      readonly message: string
    }
