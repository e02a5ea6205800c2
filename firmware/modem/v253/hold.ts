import { Fault } from '../../fault/fault.ts'
import { oneAtATime } from '../../flow/one-at-a-time.ts'
import { cannot } from '../abilities.ts'
import type { VoicePath } from './voice-path.ts'

/** Parks the other side by a hook flash, and takes it back by another. */
export interface Hold {
  readonly isHeld: () => boolean
  /** @throws LINE_CANNOT, LINE_GONE, AT_ERROR, AT_TIMEOUT */
  readonly hold: () => Promise<void>
  readonly resume: () => Promise<void>
  /** Takes a parked side back, so that going on the hook ends the call and the switchboard does not ring back. Never rejects. */
  readonly giveUp: () => Promise<void>
}

export interface HoldOptions {
  readonly path: VoicePath
  /** Presses the hook for a moment; null where the line's exchange makes nothing of it. */
  readonly flash: (() => Promise<void>) | null
  readonly isOver: () => boolean
  /** The other side is there again. */
  readonly resumed: () => void
}

const WHY = 'nothing parks a call on this line; if a hook flash does, say so in the settings'

/** A flash is a command, so the stream is left for it; what the exchange plays to us meanwhile is heard by nobody. */
export const createHold = ({ path, flash, isOver, resumed }: HoldOptions): Hold => {
  const oneSwitch = oneAtATime()
  let isHeld = false
  const hold = async (press: () => Promise<void>) => {
    if (isOver()) throw new Fault('LINE_GONE')
    if (isHeld) return
    isHeld = true
    await path.close()
    try {
      await press()
    } catch (error) {
      await path.open() // refused: they are still there
      isHeld = false
      throw error
    }
  }
  const resume = async (press: () => Promise<void>) => {
    if (isOver()) throw new Fault('LINE_GONE')
    if (!isHeld) return
    await press()
    await path.open()
    isHeld = false
    resumed()
  }
  const giveUp = async (press: () => Promise<void>) => {
    if (isHeld) await press().catch(() => undefined)
  }
  return {
    isHeld: () => isHeld,
    hold: () => (flash ? oneSwitch(() => hold(flash)) : cannot('hold a call', WHY)),
    resume: () => (flash ? oneSwitch(() => resume(flash)) : cannot('take a call back', WHY)),
    giveUp: () => (flash ? oneSwitch(() => giveUp(flash)) : Promise.resolve()),
  }
}
