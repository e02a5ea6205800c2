import type { Key } from './keypad.ts'

/** A key as one of two witnesses saw it: our own ear in the audio, or the modem by its events. */
export interface KeySeen {
  readonly by: 'ear' | 'modem'
  readonly key: Key
  /** When it was reported, ms. */
  readonly atMs: number
}

/** What one witness has told and the other not yet. */
export interface KeyMerge {
  readonly waiting: readonly KeySeen[]
}
export const noKeys: KeyMerge = { waiting: [] }

/**
 * How much later than our ear a modem may report a key, and how much earlier: its line waits behind an answer for up
 * to a second, while a network that carries keys beside the audio is ahead of it.
 */
const MODEM_LATE_MS = 1_500
const MODEM_EARLY_MS = 700

/** Whether `seen` can be the key that the other witness told of at `first.atMs`. */
const isSame = (first: KeySeen, seen: KeySeen): boolean => {
  const waitedMs = seen.atMs - first.atMs
  return first.key === seen.key && waitedMs <= (seen.by === 'modem' ? MODEM_LATE_MS : MODEM_EARLY_MS)
}

/**
 * One stream of keys from two witnesses (modems.md 8): whoever is first tells a key, and the other's word for it is
 * taken off it, in order; so either may be late or miss some, and a key pressed twice is two as soon as one of them saw
 * it twice. What cannot be told apart is a key pressed twice within the window of which each missed another: it is one.
 */
export const mergeKey = (state: KeyMerge, seen: KeySeen): readonly [KeyMerge, key: Key | null] => {
  const recent = state.waiting.filter(({ atMs }) => seen.atMs - atMs <= MODEM_LATE_MS)
  const at = recent.findIndex(first => first.by !== seen.by && isSame(first, seen))
  if (at === -1) return [{ waiting: [...recent, seen] }, seen.key]
  const waiting = recent.filter((_, i) => i !== at)
  return [{ waiting }, null]
}

/**
 * The ear heard that key down until then: a modem that tells a key as it is let go is late from there on, however long it
 * was held.
 */
export const keyHeldUntil = ({ waiting }: KeyMerge, key: Key, atMs: number): KeyMerge => {
  const last = waiting.findLastIndex(seen => seen.by === 'ear' && seen.key === key)
  return { waiting: waiting.map((seen, i) => (i === last ? { ...seen, atMs } : seen)) }
}
