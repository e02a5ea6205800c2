import { FRAME_MS, type Frame } from '../../audio/frame.ts'
import { mailbox } from '../../flow/mailbox.ts'
import type { Key } from '../../ports/line.ts'
import type { Clock } from '../../time/clock.ts'
import { createKeyEar, type KeyEar } from '../sound/key-ear.ts'

/** One call's share of its line's audio: what it hears and says while it is the call that is carried. */
export interface Strand {
  readonly heard: AsyncIterable<Frame>
  readonly hear: (frame: Frame) => void
  /** What the other side presses. */
  readonly keys: AsyncIterable<Key>
  /** The modem's part in that. */
  readonly key: Pick<KeyEar, 'told' | 'pressing'>
  /** While another call is carried it goes nowhere, at line pace. */
  readonly say: (frame: Frame) => Promise<void>
  /** Is given each frame as well, at once and as it came; null ends that. */
  readonly tap: (listen: ((frame: Frame) => void) | null) => void
  /** Is told of each frame in the moment it goes to the device. */
  readonly onPlayed: (listen: (frame: Frame) => void) => void
  readonly played: (frame: Frame) => void
  /** Ends `heard` and `keys`; `say` does nothing from here on. */
  readonly end: () => void
  readonly dropped: () => number
}

/** One second of the other side waits for a reader; older frames give way. */
const HEARD_LIMIT = 50
const KEYS_LIMIT = 64

export const createStrand = (
  clock: Clock,
  say: (frame: Frame) => Promise<void>,
  isCarried: (strand: Strand) => boolean,
): Strand => {
  const heard = mailbox<Frame>({ limit: HEARD_LIMIT, full: 'drop oldest' })
  const keys = mailbox<Key>({ limit: KEYS_LIMIT, full: 'drop newest' })
  const key = createKeyEar({ clock, pressed: pressed => void keys.put(pressed) })
  const ending = new AbortController()
  let listener: ((frame: Frame) => void) | null = null
  let playedTo: ((frame: Frame) => void) | undefined
  const strand: Strand = {
    heard,
    hear: frame => {
      listener?.(frame)
      heard.put(key.heard(frame))
    },
    keys,
    key,
    say: async frame => {
      if (ending.signal.aborted) return
      if (isCarried(strand)) return say(frame)
      await clock.sleep(FRAME_MS, ending.signal).catch(() => undefined)
    },
    tap: listen => void (listener = listen),
    onPlayed: listen => void (playedTo = listen),
    played: frame => {
      key.played(frame)
      playedTo?.(frame)
    },
    end: () => {
      ending.abort()
      heard.close()
      keys.close()
    },
    dropped: () => heard.dropped,
  }
  return strand
}
