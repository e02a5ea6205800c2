import type { Unsolicited } from '../at/routing.ts'
import type { AtSession } from '../at/session.ts'

/** Something that shares a line's modem while it is attached, such as text messages. Made once, used at every attachment. */
export interface Rider {
  /** What the modem then sends of its own accord, besides the calls' own. */
  readonly unsolicited: readonly Unsolicited[]
  /**
   * Is given every line that answers nothing, from the end of the set-up on. Must not throw.
   * @param payload the second line of an event that has two (+CMT, +CDS)
   */
  readonly take: (line: string, payload?: string) => void
  /**
   * Works until the session closes; a rejection is logged and ends only the rider.
   * @param isIdle false while a call needs the modem: what takes long waits for it
   */
  readonly run: (at: AtSession, isIdle: () => boolean) => Promise<void>
}
