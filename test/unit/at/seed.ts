import { env } from 'node:process'

/** A stream of numbers that the seed decides: mulberry32. Name the seed in a test's name to be able to repeat it. */
export const createSeed = (value = Number(env['SEED'] ?? Math.floor(Math.random() * 2 ** 32))) => {
  let state = value >>> 0
  /** 0 up to 1. */
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  /** A whole number, 0 up to and without `below`. */
  const below = (limit: number): number => Math.floor(next() * limit)
  const isIn = (share: number): boolean => next() < share
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T
  /** Bytes in pieces of 1 to `longest`. */
  const cut = (bytes: Uint8Array, longest: number): Uint8Array[] => {
    const pieces: Uint8Array[] = []
    for (let at = 0; at < bytes.length;) {
      const size = 1 + below(longest)
      pieces.push(bytes.subarray(at, at + size))
      at += size
    }
    return pieces
  }
  return { value, next, below, isIn, pick, cut }
}
