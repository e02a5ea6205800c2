import type { Frame } from '../../audio/frame.ts'
import { createGain } from '../../audio/gain.ts'
import { createKeyDetector } from '../../audio/key-detector.ts'
import { keyHeldUntil, mergeKey, noKeys, type KeySeen } from '../../audio/key-merge.ts'
import type { Key } from '../../ports/line.ts'
import type { Clock } from '../../time/clock.ts'

export interface KeyEarOptions {
  readonly clock: Clock
  /** The other side pressed a key. Told once for each press, whoever noticed it first. */
  readonly pressed: (key: Key) => void
}

/**
 * The keys of one call (modems.md 8): heard in its sound, since a modem's own word for them is not guaranteed (1.3), and
 * taken from the modem, since a network may carry them beside the sound.
 */
export interface KeyEar {
  /** 20 ms of the other side as the line brings it; gives what is to be heard of it: no key beyond its first 60 ms. */
  readonly heard: (frame: Frame) => Frame
  /** 20 ms as it goes to the device: what comes back of a key in it is an echo. */
  readonly played: (frame: Frame) => void
  /** The modem reports a key of the other side's. */
  readonly told: (key: Key) => void
  /** We have the modem send a key: what is noticed of it from here on is an echo. */
  readonly pressing: (key: Key) => void
}

/** From the end of a key of ours to the end of its echo: there and back, and what the host and the device keep. */
const ECHO_MS = 700
/** A key that a command sends, and its echo: 100 to 300 ms of tone (modems.md 1.3, +VTD). */
const SENT_MS = 300 + ECHO_MS
/** Quick enough for nothing of the key to be left, slow enough for no click. */
const RAMP_MS = 5

export const createKeyEar = ({ clock, pressed }: KeyEarOptions): KeyEar => {
  const theirs = createKeyDetector()
  const ours = createKeyDetector()
  const volume = createGain(1, RAMP_MS)
  /** Keys of ours, and until when they may echo. */
  const echoes = new Map<Key, number>()
  let keys = noKeys
  let down: Key | null = null

  const echoUntil = (key: Key, ms: number) => void echoes.set(key, ms)
  const see = (by: KeySeen['by'], key: Key) => {
    const atMs = clock.nowMs()
    if (atMs < (echoes.get(key) ?? -Infinity)) return
    const [next, found] = mergeKey(keys, { by, key, atMs })
    keys = next
    if (found) pressed(found)
  }
  const heard = (frame: Frame): Frame => {
    for (const { on, key } of theirs.push(frame)) {
      down = on === 'pressed' ? key : null
      volume.to(down === null ? 1 : 0)
      if (down !== null) see('ear', key)
    }
    if (down !== null) keys = keyHeldUntil(keys, down, clock.nowMs())
    return down === null && volume.now() === 1 ? frame : volume.apply(frame)
  }
  const played = (frame: Frame) => {
    for (const { on, key } of ours.push(frame))
      echoUntil(key, on === 'pressed' ? Infinity : clock.nowMs() + ECHO_MS)
  }
  return {
    heard,
    played,
    told: key => see('modem', key),
    pressing: key => echoUntil(key, clock.nowMs() + SENT_MS),
  }
}
