import type { AtSession } from '../../at/session.ts'
import { Fault, isFault } from '../../fault/fault.ts'
import type { Clock } from '../../time/clock.ts'

const AUDIO_MS = 2_000

/** True when it was accepted. @throws what is no refusal */
export const accepts = async (at: AtSession, command: string, signal?: AbortSignal): Promise<boolean> => {
  try {
    await at.send(command, { timeoutMs: AUDIO_MS, urgent: true, ...(signal ? { signal } : {}) })
    return true
  } catch (error) {
    if (isFault(error, 'AT_ERROR')) return false
    throw error
  }
}
/** The lines of an answer; none where the command is refused. @throws what is no refusal */
export const ask = async (at: AtSession, command: string): Promise<readonly string[]> => {
  try {
    return await at.send(command, { timeoutMs: AUDIO_MS })
  } catch (error) {
    if (isFault(error, 'AT_ERROR')) return []
    throw error
  }
}

const OFF = 'AT+QPCMV=0'
/** Voice over USB by serial port: s16le, 8 000 Hz only, on the NMEA interface. */
const ON = 'AT+QPCMV=1,0'
/** A change of mode while audio is on is refused, so it is always switched off first; that it was off is no fault. */
const switchOn = async (at: AtSession, signal?: AbortSignal): Promise<boolean> => {
  await accepts(at, OFF, signal)
  return accepts(at, ON, signal)
}

/** After a refusal while it rang; a modem tired for longer than this stays so. */
const tryPausesMs: readonly number[] = [0, 100, ...Array.from({ length: 7 }, () => 500)]

const probePausesMs: readonly number[] = [0, 500, 1_500]

/**
 * QPCMV's serial mode. Its state is never asked for: in a call the answer cannot be told from the flow control, and the
 * test form lists modes that the firmware then refuses. What is accepted is on. Source: modems.md 2.2, field reports
 */
export const createSerialAudio = () => {
  let isOn = false
  const turnOff = async (at: AtSession): Promise<void> => {
    isOn = false
    await accepts(at, OFF)
  }
  /** Before the call is taken or dialled, as early as chan_quectel does; some firmware refuses it while it rings. */
  const arm = async (at: AtSession, signal: AbortSignal): Promise<void> => {
    isOn = await switchOn(at, signal)
  }
  /** The number of tries it took; one before the call does not count. @throws AUDIO_REFUSED, signal.reason */
  const open = async (at: AtSession, clock: Clock, signal: AbortSignal): Promise<number> => {
    if (isOn) return 1
    for (const [i, pauseMs] of tryPausesMs.entries()) {
      if (pauseMs > 0) await clock.sleep(pauseMs, signal)
      isOn = await switchOn(at, signal)
      if (isOn) return i + 1
    }
    throw new Fault('AUDIO_REFUSED', { tries: tryPausesMs.length })
  }
  /**
   * Whether the modem has this mode at all: found by setting it, since firmware without audio lists it as well. Fresh from
   * the mains it may refuse for a while, so it is asked more than once.
   */
  const probe = async (at: AtSession, clock: Clock): Promise<boolean> => {
    for (const pauseMs of probePausesMs) {
      if (pauseMs > 0) await clock.sleep(pauseMs, at.closed)
      const isThere = await switchOn(at)
      await turnOff(at)
      if (isThere) return true
    }
    return false
  }
  return { arm, open, close: turnOff, probe }
}
