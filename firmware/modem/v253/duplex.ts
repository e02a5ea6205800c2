import { FRAME_SAMPLES, silence, toBytes, type Frame } from '../../audio/frame.ts'
import { Fault } from '../../fault/fault.ts'
import type { Clock } from '../../time/clock.ts'
import { createFrameReader } from '../sound/frame-reader.ts'
import { silences } from '../sound/silence.ts'
import { createSpeaker } from '../sound/speaker.ts'
import type { Format } from './capabilities.ts'
import { createCushion } from './cushion.ts'
import type { V253Port } from './port.ts'
import { shield } from './shield.ts'
import type { VoicePath } from './voice-path.ts'

export interface PathOptions {
  readonly port: V253Port
  readonly format: Format
  readonly clock: Clock
  /** Is given each 20 ms as they come; what stands in for sound that does not come is not real. */
  readonly hear: (frame: Frame, isReal: boolean) => void
  /** Is given each frame in the moment it goes to the modem. */
  readonly played: (frame: Frame) => void
}

/** In duplex a modem sends sound all the time, silence too. */
const SILENT_MS = 3_000
/** A modem that leaves the stream by itself is put back into it so often in a call. */
const REENTRIES = 3
/** `<DLE>^`, which alone ends duplex (modems.md 3.2). */
const LEAVE = '^'

/** A frame of the speaker's as samples. */
export const samplesOf = (frame: Uint8Array): Frame =>
  new Int16Array(frame.buffer, frame.byteOffset, FRAME_SAMPLES)
/** Frames of the speaker as the line's own bytes. */
export const coded = (format: Format, frame: Uint8Array): Uint8Array =>
  shield(format.coding.encode(samplesOf(frame)))

/** Bytes of the line as frames of the other side. */
export const createHearing = ({ format, clock, hear }: Pick<PathOptions, 'format' | 'clock' | 'hear'>) => {
  let framesIn = 0
  let heardMs = clock.nowMs()
  const take = (frame: Frame, isReal: boolean) => {
    framesIn += 1
    heardMs = clock.nowMs()
    hear(frame, isReal)
  }
  const reader = createFrameReader(frame => take(frame, true))
  return {
    /** 20 ms of which there is no sound. */
    fill: () => take(silence(), false),
    sound: (bytes: Uint8Array) => reader.push(toBytes(format.coding.decode(bytes))),
    /** What comes next starts a frame, and a new wait for it. */
    reset: () => {
      reader.reset()
      heardMs = clock.nowMs()
    },
    silentMs: () => clock.nowMs() - heardMs,
    framesIn: () => framesIn,
  }
}

/**
 * Both ways at once: `AT+VTR`, one byte a sample each way. There is no echo cancellation in it: one's own voice comes back from
 * the line's hybrid.
 */
export const createDuplexPath = (options: PathOptions): VoicePath => {
  const { port, format, clock } = options
  const ear = createHearing(options)
  const breaking = new AbortController()
  let played: ((frame: Frame) => void) | undefined
  const cushion = createCushion(frame => {
    const samples = samplesOf(frame)
    options.played(samples)
    played?.(samples)
    return port.write(coded(format, frame))
  })
  const speaker = createSpeaker(clock, cushion.put)
  const troubles = { underruns: 0, overruns: 0, damages: 0 }
  let flow: { readonly stop: AbortController; readonly stopped: Promise<unknown> } | undefined
  let entering: Promise<unknown> = Promise.resolve()
  let reentries = 0
  let isOver = false

  const end = () => {
    isOver = true
    flow?.stop.abort()
    speaker.end()
  }
  const breakOff = (error: unknown) => {
    if (!isOver) breaking.abort(error)
    end()
  }
  const watch = async (signal: AbortSignal) => {
    for await (const silentMs of silences(clock, ear.framesIn, signal))
      if (silentMs >= SILENT_MS)
        return breakOff(new Fault('AUDIO_SILENT', { silentMs: Math.round(silentMs) }))
  }
  const pauseFlow = async () => {
    const running = flow
    flow = undefined
    running?.stop.abort()
    await running?.stopped
  }
  /** The modem left by itself: its inactivity timer, or a mistake of its own. */
  const reenter = async () => {
    reentries += 1
    try {
      await entering
      await pauseFlow()
      await port.leave(LEAVE) // its last result is still to come
      if (reentries > REENTRIES) throw new Fault('AUDIO_REFUSED', { tries: reentries })
      if (!isOver) await open()
    } catch (error) {
      breakOff(error)
    }
  }
  const enter = async () => {
    ear.reset()
    cushion.reset()
    await port.enter('AT+VTR', { sound: ear.sound, ended: () => void reenter() })
    if (!port.isStreaming()) return // left again already
    const stop = new AbortController()
    watch(stop.signal).catch(() => undefined)
    flow = { stop, stopped: speaker.run(stop.signal).catch(breakOff) }
  }
  const open = () => {
    const entered = enter()
    entering = entered.catch(() => undefined)
    return entered
  }
  const close = async () => {
    await entering
    await pauseFlow()
    await port.leave(LEAVE)
  }
  const note: VoicePath['note'] = event => {
    troubles[`${event}s`] += 1
    if (event === 'underrun') cushion.ranDry()
  }
  return {
    say: speaker.say,
    onPlayed: listen => void (played = listen),
    open,
    close,
    drain: speaker.drain,
    clear: speaker.clear,
    end,
    note,
    counts: () => ({ framesIn: ear.framesIn(), ...speaker.counts() }),
    troubles: () => troubles,
    lateness: speaker.lateness,
    broken: breaking.signal,
  }
}
