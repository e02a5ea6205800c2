import type { Frame } from '../../audio/frame.ts'
import type { TalkCounts } from '../../ports/line.ts'
import type { Lateness } from '../sound/lateness.ts'

/** The sound of one call over a V.253 modem. */
export interface VoicePath {
  readonly say: (frame: Frame) => Promise<void>
  /** The listener is told of each frame in the moment it goes to the modem, silence too; absent where sound goes one way at a time. */
  readonly onPlayed?: (listen: (frame: Frame) => void) => void
  /** Lets sound flow; may follow `close`. @throws AT_ERROR when the modem has no such stream, AT_TIMEOUT */
  readonly open: () => Promise<void>
  /** The modem takes commands; what is said meanwhile waits. @throws AT_TIMEOUT */
  readonly close: () => Promise<void>
  /** Lets what is queued be heard, for 140 ms at most. */
  readonly drain: () => Promise<void>
  /** Forgets what was said and is not on its way yet. */
  readonly clear: () => void
  /** Frees whoever waits in `say`. */
  readonly end: () => void
  /** The modem's buffer ran dry, or ran over, or data was lost. */
  readonly note: (event: 'underrun' | 'overrun' | 'damage') => void
  readonly counts: () => Omit<TalkCounts, 'dropped'>
  readonly troubles: () => Troubles
  readonly lateness: Lateness
  /** Aborted with LINK_LOST, LINK_STUCK or AUDIO_SILENT when the sound breaks. */
  readonly broken: AbortSignal
}

/** What the modem reported of its buffers. */
export interface Troubles {
  readonly underruns: number
  readonly overruns: number
  readonly damages: number
}
