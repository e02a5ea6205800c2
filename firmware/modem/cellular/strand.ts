import { FRAME_MS, type Frame } from '../../audio/frame.ts'
import { mailbox } from '../../flow/mailbox.ts'
import type { Clock } from '../../time/clock.ts'

/** One call's share of its line's audio: what it hears and says while it is the call that is carried. */
export interface Strand {
  readonly heard: AsyncIterable<Frame>
  readonly hear: (frame: Frame) => void
  /** While another call is carried it goes nowhere, at line pace. */
  readonly say: (frame: Frame) => Promise<void>
  /** Is given each frame as well, at once; null ends that. */
  readonly tap: (listen: ((frame: Frame) => void) | null) => void
  /** Is told of each frame in the moment it goes to the device. */
  readonly onPlayed: (listen: (frame: Frame) => void) => void
  readonly played: (frame: Frame) => void
  /** Ends `heard`; `say` does nothing from here on. */
  readonly end: () => void
  readonly dropped: () => number
}

/** One second of the other side waits for a reader; older frames give way. */
const HEARD_LIMIT = 50

export const createStrand = (
  clock: Clock,
  say: (frame: Frame) => Promise<void>,
  isCarried: (strand: Strand) => boolean,
): Strand => {
  const heard = mailbox<Frame>({ limit: HEARD_LIMIT, full: 'drop oldest' })
  const ending = new AbortController()
  let listener: ((frame: Frame) => void) | null = null
  let playedTo: ((frame: Frame) => void) | undefined
  const strand: Strand = {
    heard,
    hear: frame => {
      listener?.(frame)
      heard.put(frame)
    },
    say: async frame => {
      if (ending.signal.aborted) return
      if (isCarried(strand)) return say(frame)
      await clock.sleep(FRAME_MS, ending.signal).catch(() => undefined)
    },
    tap: listen => void (listener = listen),
    onPlayed: listen => void (playedTo = listen),
    played: frame => playedTo?.(frame),
    end: () => {
      ending.abort()
      heard.close()
    },
    dropped: () => heard.dropped,
  }
  return strand
}
