import { FRAME_SAMPLES } from '../../audio/frame.ts'
import { Fault } from '../../fault/fault.ts'
import type { TalkCounts } from '../../ports/line.ts'
import type { Clock } from '../../time/clock.ts'
import { createFlowGate } from './flow-gate.ts'
import type { Lateness } from './lateness.ts'
import type { ByteLink } from '../serial-link.ts'
import { silences } from './silence.ts'
import { createSoundReader, type SoundNotes } from './sound-reader.ts'
import { createSpeaker } from './speaker.ts'
import { createStrand, type Strand } from '../cellular/strand.ts'
import { createDoubler } from './wideband.ts'

/** The audio of a line's calls over a port of its own: s16le mono both ways, one call at a time. Source: modems.md 1.4 */
export interface AudioPath extends AsyncDisposable {
  /** A call's share of it. */
  readonly strand: () => Strand
  /** From here on this call is the one that is heard and speaks; null: all are on hold. */
  readonly carry: (strand: Strand | null) => void
  readonly isCarrying: (strand: Strand) => boolean
  /** Forgets what came before the call; from here on what comes is the other side. */
  readonly listen: () => void
  /** From here on a frame goes out every 20 ms. */
  readonly speak: () => void
  /** The device's flow control: false holds what is to be said, true lets it go. */
  readonly flow: (mayWrite: boolean) => void
  /** Lets what is queued be heard, for 140 ms at most. */
  readonly drain: () => Promise<void>
  /** Ends the listening and the speaking. */
  readonly stop: () => void
  readonly counts: () => Omit<TalkCounts, 'dropped'>
  readonly notes: () => SoundNotes
  readonly lateness: Lateness
  /** Aborted with LINK_LOST, LINK_STUCK or AUDIO_SILENT when the audio breaks. */
  readonly broken: AbortSignal
}

export interface AudioPathOptions {
  readonly link: ByteLink
  readonly clock: Clock
  /** Nothing came for a second: the first rung of the ladder, before the call is given up. */
  readonly revive?: () => Promise<void>
}

/** A modem in a call sends a frame every 20 ms, silence too. */
const SILENT_MS = 3_000
const REVIVE_MS = 1_000
/** A modem's buffer is played empty well within this. */
const HOLD_MS = 2_000

export const createAudioPath = ({ link, clock, revive }: AudioPathOptions): AudioPath => {
  const stopping = new AbortController()
  const breaking = new AbortController()
  const double = createDoubler()
  const gate = createFlowGate(clock, HOLD_MS)
  const write = async (frame: Uint8Array) => {
    await gate.pass()
    if (stopping.signal.aborted) return
    current?.played(new Int16Array(frame.buffer, frame.byteOffset, FRAME_SAMPLES))
    await link.write(reader.notes().rateHz === 16_000 ? double(frame) : frame)
  }
  const speaker = createSpeaker(clock, write)
  let current: Strand | null = null
  let framesIn = 0
  let isListening = false
  const reader = createSoundReader(clock, frame => {
    framesIn += 1
    current?.hear(frame)
  })
  const stop = () => {
    stopping.abort()
    speaker.end()
    gate.set(true)
  }
  const breakOff = (error: unknown) => {
    if (!stopping.signal.aborted) breaking.abort(error)
    stop()
  }
  const pump = async () => {
    for await (const bytes of link.bytes) if (isListening && !stopping.signal.aborted) reader.push(bytes)
  }
  const watch = async () => {
    let isRevived = false
    // on hold some firmware sends nothing
    const count = () => (current === null ? null : framesIn)
    for await (const silentMs of silences(clock, count, stopping.signal)) {
      if (silentMs >= SILENT_MS)
        return breakOff(new Fault('AUDIO_SILENT', { silentMs: Math.round(silentMs) }))
      if (silentMs < REVIVE_MS) isRevived = false
      else if (!isRevived) {
        isRevived = true
        void revive?.().catch(() => undefined) // the watch goes on, and ends the call if it did not help
      }
    }
  }
  const listen = () => {
    reader.reset()
    isListening = true
  }
  const speak = () => {
    speaker.run(stopping.signal).catch(breakOff)
    watch().catch(() => undefined)
  }
  const carry = (strand: Strand | null) => {
    if (strand !== current) speaker.clear()
    current = strand
  }
  const path: AudioPath = {
    // a path that broke takes frames at line pace until its talk has ended: at once, whoever says them would spin
    strand: () => createStrand(clock, speaker.say, strand => strand === current && !stopping.signal.aborted),
    carry,
    isCarrying: strand => strand === current,
    listen,
    speak,
    flow: gate.set,
    drain: speaker.drain,
    stop,
    counts: () => ({ framesIn, ...speaker.counts() }),
    notes: reader.notes,
    lateness: speaker.lateness,
    broken: breaking.signal,
    [Symbol.asyncDispose]: async () => {
      stop()
      await link[Symbol.asyncDispose]()
    },
  }
  pump().catch(breakOff)
  return path
}
