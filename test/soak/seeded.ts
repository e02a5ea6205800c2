/** 0 to 1, never 1. */
export type Random = () => number

/** A stream for each call of a seed, so that one call can be made again without those before it. */
export const seededByCall =
  (seed: number) =>
  (call: number): Random =>
    seeded(Math.imul(seed, 0x01_00_00_01) + call)

/** The same numbers for the same seed. Source: G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8, 2003 */
export const seeded = (seed: number): Random => {
  // spread, since neighbouring seeds begin alike
  let state = Math.imul(seed + 1, 0x9e37_79b1) | 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  for (let n = 0; n < 16; n += 1) next()
  return next
}
