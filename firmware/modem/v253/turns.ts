import { Fault } from '../../fault/fault.ts'
import { createSpeaker } from '../sound/speaker.ts'
import { coded, createHearing, samplesOf, type PathOptions } from './duplex.ts'
import type { VoicePath } from './voice-path.ts'

/** So many ticks without a word and the turn is theirs again: 200 ms. */
const TURN_TICKS = 10
/** A goodbye may have to wait for the modem to change over. */
const DRAIN_MS = 600
const DRAIN_STEP_MS = 20
const SILENT_MS = 3_000
const WATCH_MS = 500

/**
 * One way at a time, for a modem without `AT+VTR`: it records (`AT+VRX`) until something is to be said, plays (`AT+VTX`) until that
 * has been said, and records again. Keys still come while it plays, the caller's voice does not: silence is heard in its place
 * (modems.md 3.6). Changing over costs a few hundred milliseconds.
 */
export const createTurnsPath = (options: PathOptions): VoicePath => {
  const { port, format, clock } = options
  const ear = createHearing(options)
  const breaking = new AbortController()
  const troubles = { underruns: 0, overruns: 0, damages: 0 }
  let wake = () => {}
  let waiting = 0
  let idleTicks = 0
  let isOver = false
  let closing: AbortController | undefined
  let running: Promise<unknown> = Promise.resolve()
  let turn = new AbortController()

  const speaker = createSpeaker(clock, async frame => {
    idleTicks = waiting > 0 ? 0 : idleTicks + 1
    waiting = Math.max(0, waiting - 1)
    ear.fill()
    if (idleTicks > TURN_TICKS) turn.abort()
    options.played(samplesOf(frame))
    await port.write(coded(format, frame))
  })
  const end = () => {
    isOver = true
    closing?.abort()
    speaker.end()
    wake()
  }
  const breakOff = (error: unknown) => {
    if (!isOver) breaking.abort(error)
    end()
  }
  const hasWords = () => waiting > 0 && !isOver
  /** Resolves when there is something to say, or the stream is over. */
  const untilWords = async (over: AbortSignal) => {
    while (!hasWords() && !over.aborted) {
      const woken = new Promise<void>(resolve => (wake = resolve))
      await Promise.race([woken, clock.sleep(WATCH_MS, over).catch(() => undefined)])
      const silentMs = Math.round(ear.silentMs())
      if (silentMs >= SILENT_MS) throw new Fault('AUDIO_SILENT', { silentMs })
    }
  }
  const listen = async (signal: AbortSignal, ready: () => void) => {
    ear.reset()
    const left = new AbortController()
    await port.enter('AT+VRX', { sound: ear.sound, ended: () => left.abort() })
    ready()
    await untilWords(AbortSignal.any([signal, left.signal]))
    await port.leave('!')
  }
  const speak = async (signal: AbortSignal) => {
    turn = new AbortController()
    idleTicks = 0
    await port.enter('AT+VTX', { sound: () => undefined, ended: () => turn.abort() })
    await speaker.run(AbortSignal.any([signal, turn.signal]))
    await port.leave('\x03', true)
  }
  const takeTurns = async (signal: AbortSignal, ready: () => void) => {
    while (!signal.aborted) {
      await listen(signal, ready)
      if (hasWords() && !signal.aborted) await speak(signal)
    }
  }
  const open = async () => {
    const ready = Promise.withResolvers<void>()
    closing = new AbortController()
    const turns = takeTurns(closing.signal, ready.resolve)
    running = turns.catch(breakOff)
    await Promise.race([ready.promise, turns])
  }
  const close = async () => {
    closing?.abort()
    wake()
    await running
  }
  const say: VoicePath['say'] = frame => {
    if (!isOver) waiting += 1
    wake()
    return speaker.say(frame)
  }
  const drain = async () => {
    for (let ms = 0; ms < DRAIN_MS && hasWords(); ms += DRAIN_STEP_MS) await clock.sleep(DRAIN_STEP_MS)
  }
  return {
    say,
    open,
    close,
    drain,
    clear: () => {
      waiting = 0
      speaker.clear()
    },
    end,
    note: event => void (troubles[`${event}s`] += 1),
    counts: () => ({ framesIn: ear.framesIn(), ...speaker.counts() }),
    troubles: () => troubles,
    lateness: speaker.lateness,
    broken: breaking.signal,
  }
}
