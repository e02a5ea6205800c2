/** Uniform in [0, 1); the same from the same seed. Source: mulberry32, T. Ettinger (public domain algorithm) */
export type Random = () => number

export const random = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
