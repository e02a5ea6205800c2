import type { Frame } from '../audio/frame.ts'
import { Fault } from '../fault/fault.ts'
import { mailbox } from '../flow/mailbox.ts'
import type { TalkCounts } from '../ports/line.ts'
import type { Clock } from '../time/clock.ts'
import { createFlowGate } from './flow-gate.ts'
import { createFrameReader } from './frame-reader.ts'
import type { Lateness } from './lateness.ts'
import type { ByteLink } from './serial-link.ts'
import { createSpeaker } from './speaker.ts'

/** The audio of one call over a port of its own: s16le, 8 000 Hz, mono, both ways. Source: SIMCom's USB audio application note */
export interface AudioPath extends AsyncDisposable {
  readonly heard: AsyncIterable<Frame>
  readonly say: (frame: Frame) => Promise<void>
  /** Forgets what came before the call; from here on what comes is the caller. */
  readonly listen: () => void
  /** From here on a frame goes out every 20 ms. */
  readonly speak: () => void
  /** The device's flow control: false holds what is to be said, true lets it go. */
  readonly flow: (mayWrite: boolean) => void
  /** Lets what is queued be heard, for 140 ms at most. */
  readonly drain: () => Promise<void>
  /** Ends `heard` and the speaking. */
  readonly stop: () => void
  readonly counts: () => TalkCounts
  readonly lateness: Lateness
  /** Aborted with LINK_LOST, LINK_STUCK or AUDIO_SILENT when the audio breaks. */
  readonly broken: AbortSignal
}

/** One second of the caller waits for a reader; older frames give way. */
const HEARD_LIMIT = 50
/** A modem in a call sends a frame every 20 ms, silence too. */
const SILENT_MS = 3_000
const WATCH_MS = 500
/** A modem's buffer is played empty well within this. */
const HOLD_MS = 2_000

export const createAudioPath = (link: ByteLink, clock: Clock): AudioPath => {
  const stopping = new AbortController()
  const breaking = new AbortController()
  const heard = mailbox<Frame>({ limit: HEARD_LIMIT, full: 'drop oldest' })
  const gate = createFlowGate(clock, HOLD_MS)
  const write = async (frame: Uint8Array) => {
    await gate.pass()
    if (!stopping.signal.aborted) await link.write(frame)
  }
  const speaker = createSpeaker(clock, write)
  let framesIn = 0
  let heardMs = 0
  let isListening = false
  const reader = createFrameReader(frame => {
    framesIn += 1
    heardMs = clock.nowMs()
    heard.put(frame)
  })
  const stop = () => {
    stopping.abort()
    heard.close()
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
    heardMs = clock.nowMs()
    for (;;) {
      await clock.sleep(WATCH_MS, stopping.signal)
      const silentMs = clock.nowMs() - heardMs
      if (silentMs >= SILENT_MS)
        return breakOff(new Fault('AUDIO_SILENT', { silentMs: Math.round(silentMs) }))
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
  const counts = () => ({ framesIn, ...speaker.counts(), dropped: heard.dropped })
  pump().catch(breakOff)
  return {
    heard,
    say: speaker.say,
    listen,
    speak,
    flow: gate.set,
    drain: speaker.drain,
    stop,
    counts,
    lateness: speaker.lateness,
    broken: breaking.signal,
    [Symbol.asyncDispose]: async () => {
      stop()
      await link[Symbol.asyncDispose]()
    },
  }
}
