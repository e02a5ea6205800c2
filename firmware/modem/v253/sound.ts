import { Fault, isFault } from '../../fault/fault.ts'
import { createDuplexPath, type PathOptions } from './duplex.ts'
import { createTurnsPath } from './turns.ts'
import type { VoicePath } from './voice-path.ts'

/** What has been found out about a modem's streams; nothing but a call can tell (modems.md 3.2: `AT+VTR=?` is refused even where it works). */
export interface SoundMemory {
  isDuplex: boolean
  /** When duplex was refused last, by the monotonic clock. */
  refusedMs: number
}
export const soundMemory = (): SoundMemory => ({ isDuplex: true, refusedMs: -Infinity })

export interface SoundOptions extends PathOptions {
  readonly memory: SoundMemory
  /** `AT+VLS` from which it records, when it cannot do both ways. */
  readonly recordFrom: number
}

/** The first try may come before the line is up. */
const tryPausesMs: readonly number[] = [0, 100, 300]
/** A modem that refused duplex in a bad moment is not to go by turns for ever; one that has none is asked once in this time. */
const AGAIN_MS = 10 * 60_000

const tryOpen = async (path: VoicePath): Promise<boolean> => {
  try {
    await path.open()
    return true
  } catch (error) {
    if (isFault(error, 'AT_ERROR')) return false
    throw error
  }
}

/**
 * Opens the sound of a call that is off the hook: both ways at once, or else by turns. @throws AUDIO_REFUSED, AT_TIMEOUT,
 * signal.reason
 */
export const openSound = async (options: SoundOptions, signal: AbortSignal): Promise<VoicePath> => {
  const { memory, clock, port, recordFrom } = options
  const isDue = clock.nowMs() - memory.refusedMs >= AGAIN_MS
  const pausesMs = memory.isDuplex ? tryPausesMs : isDue ? [0] : []
  for (const pauseMs of pausesMs) {
    if (pauseMs > 0) await clock.sleep(pauseMs, signal)
    const path = createDuplexPath(options)
    memory.isDuplex = await tryOpen(path)
    if (memory.isDuplex) return path
    memory.refusedMs = clock.nowMs()
  }
  if (recordFrom !== 1) await port.at.send(`AT+VLS=${recordFrom}`, { urgent: true })
  const path = createTurnsPath(options)
  if (await tryOpen(path)) return path
  throw new Fault('AUDIO_REFUSED', { tries: tryPausesMs.length + 1 })
}
