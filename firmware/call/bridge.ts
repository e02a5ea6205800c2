import type { Frame } from '../audio/frame.ts'
import type { Talk } from '../ports/line.ts'

/** Hands what is said in one call on to another. */
export interface Bridge {
  /** From here on what is heard of one is said to the other. */
  readonly lead: (from: Talk, to: Talk) => void
  /** This was heard; nothing happens to it unless it was led somewhere. */
  readonly carry: (from: Talk, frame: Frame) => void
}

/**
 * Two devices never run at quite the same rate: what comes while the other has enough is dropped, so that the delay
 * between two people does not grow.
 */
export const createBridge = (): Bridge => {
  let way: { readonly from: Talk; readonly to: Talk } | null = null
  let isFull = false
  const carry: Bridge['carry'] = (from, frame) => {
    if (way?.from !== from || isFull) return
    isFull = true
    void way.to.say(frame).then(() => (isFull = false))
  }
  return { lead: (from, to) => void (way = { from, to }), carry }
}
