import type { Frame } from '../../audio/frame.ts'

/** Per frame; the last 100 ms count most. */
const KEEP = 0.8
/** What the filter takes for the echo is in what is heard once, as long as it is right; within 3 standard deviations of chance. */
const LEAST = 0.4
const MOST = 2.5
/** Beside a caller 6 dB louder than the echo, chance is too great to tell. */
const LOUDER = 4

/** So far below what it was, 6 dB, that there is nothing to be looked for elsewhere. */
const FIRM = 4

export type Grip = 'firm' | 'loose' | 'lost'

/**
 * Whether the filter still takes hold of the echo. One that moved, because a device ran dry or the exchange switched, is no
 * longer where the filter subtracts it, and all of it is left: that must not be taken for a caller.
 */
export const createGrip = () => {
  let [product, guessed, remains] = [0, 0, 0]
  /** The next frame as heard, and as the filter left it. */
  return (heard: Frame, left: Frame): Grip => {
    product *= KEEP
    guessed *= KEEP
    remains *= KEEP
    for (let i = 0; i < heard.length; i += 1) {
      const all = heard[i] ?? 0
      const rest = left[i] ?? 0
      const echo = all - rest
      product += all * echo
      guessed += echo * echo
      remains += rest * rest
    }
    if (remains > LOUDER * guessed) return 'loose'
    if (product < LEAST * guessed || product > MOST * guessed) return 'lost'
    return remains * FIRM < guessed ? 'firm' : 'loose'
  }
}
