import { FRAME_BYTES, fromBytes, type Frame } from '../../audio/frame.ts'
import type { Clock } from '../../time/clock.ts'
import { createSlipWatch } from './slip.ts'
import { createHalver } from './wideband.ts'

/** What was found out about the stream of this call. */
export interface SoundNotes {
  /** As measured from the bytes; the modem's own word for it is the setting, not the truth (modems.md 1.4). */
  readonly rateHz: 8_000 | 16_000
  /** How often the stream had to be moved by one byte. */
  readonly slips: number
}

/** Puts a modem's bytes together into frames of 8 kHz, whatever the modem really sends. */
export interface SoundReader {
  push(bytes: Uint8Array): void
  /** A call begins: what comes next starts a frame. */
  reset(): void
  notes(): SoundNotes
}

/** 8 kHz is 16 000 bytes a second, 16 kHz twice that; a burst after a stall fills one window, not two. */
const WINDOW_MS = 500
const BETWEEN_BYTES_PER_S = 24_000
const WINDOWS = 2

const createRateMeter = (clock: Clock) => {
  let sinceMs: number | null = null
  let bytes = 0
  let other = 0
  let rateHz: SoundNotes['rateHz'] = 8_000
  const note = (count: number) => {
    const nowMs = clock.nowMs()
    sinceMs ??= nowMs
    const tookMs = nowMs - sinceMs
    if (tookMs >= WINDOW_MS) {
      const found = (bytes * 1_000) / tookMs > BETWEEN_BYTES_PER_S ? 16_000 : 8_000
      other = found === rateHz ? 0 : other + 1
      if (other >= WINDOWS) [rateHz, other] = [found, 0]
      sinceMs = nowMs
      bytes = 0
    }
    bytes += count
    return rateHz
  }
  return { note, rateHz: () => rateHz }
}

export const createSoundReader = (clock: Clock, take: (frame: Frame) => void): SoundReader => {
  const held = new Uint8Array(2 * FRAME_BYTES)
  let size = 0
  /** Bytes to pass over, so that the next frame begins where samples do. */
  let skip = 0
  let meter = createRateMeter(clock)
  let halve = createHalver()
  let slip = createSlipWatch()
  const emit = (wanted: number) => {
    skip = slip.note(held.subarray(0, wanted)) ? 1 : 0
    size = 0
    const pcm = fromBytes(held.subarray(0, wanted))
    take(wanted > FRAME_BYTES ? halve(pcm) : pcm)
  }
  const push = (bytes: Uint8Array) => {
    const wanted = meter.note(bytes.length) === 16_000 ? 2 * FRAME_BYTES : FRAME_BYTES
    for (let at = 0; at < bytes.length;) {
      at += skip
      skip = 0
      const part = bytes.subarray(at, at + Math.max(0, wanted - size))
      held.set(part, size)
      size += part.length
      at += part.length
      if (size < wanted) return
      emit(wanted)
    }
  }
  const reset = () => {
    size = 0
    meter = createRateMeter(clock)
    halve = createHalver()
    slip = createSlipWatch()
  }
  return { push, reset, notes: () => ({ rateHz: meter.rateHz(), slips: slip.slips() }) }
}
