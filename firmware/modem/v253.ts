import { farEndPolicy, type FarEndPolicy } from '../audio/far-end.ts'
import { createTranscript } from '../at/transcript.ts'
import { Fault, isFault } from '../fault/fault.ts'
import { createFeed } from '../flow/feed.ts'
import { supervise } from '../flow/supervise.ts'
import type { Abilities, Line, Ring } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import { noAbilities } from './abilities.ts'
import { createStatusBoard } from './line-status.ts'
import { openSerialLink, type ByteLink } from './serial-link.ts'
import { attachV253, type V253Attachment } from './v253/attachment.ts'
import type { SoundMemory } from './v253/sound.ts'

export interface V253Options {
  /** The line's name, for people and for the log. */
  readonly name: string
  /** The modem's port, such as /dev/ttyACM0 or a stable name for it. */
  readonly path: string
  readonly clock: Clock
  readonly log: Log
  /** A call is reported at this RING, so that staff can take it first; never before its caller is known, or the second. Default 1. */
  readonly answerAfterRings?: number
  /** ISO 3166-1: whose line rules the modem is to follow. Default: those it has. */
  readonly country?: string
  /** Dialled in place of a +. Default 00. */
  readonly internationalPrefix?: string
  /**
   * A hook flash parks the other side and takes it back: behind a switchboard, or with the network's service. Nothing tells
   * whether it does. Default false.
   */
  readonly holdsByFlash?: boolean
  /** When the other side is taken to be gone. Default: 45 s of silence of both, 15 minutes in all, and every sign of the line. */
  readonly farEnd?: FarEndPolicy
  /** Resolve at once, and keep trying where the device is missing, busy or not ready. Default: reject. */
  readonly isPatient?: boolean
  readonly openLink?: (path: string, clock: Clock) => Promise<ByteLink>
}

/** A port that is away costs nothing to look for, and whoever replugs a modem stands beside it. */
const pausesMs: readonly number[] = [0, 500, 1_000, 2_000, 5_000]
/** A modem that was set up and worked this long is looked for at once when it goes. */
const STEADY_MS = 5_000

/** The signal's abort, as a promise that never rejects. */
const aborted = (signal: AbortSignal) =>
  new Promise<void>(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
const abilitiesOf = (memory: SoundMemory, holds: boolean): Abilities => ({
  ...noAbilities,
  audio: memory.isDuplex ? 'duplex' : 'by turns',
  dials: true,
  presses: true,
  holds,
})

/**
 * An analogue line on a voice modem of ITU-T V.253 (USR5637, CX93010 and their like): set up, used, and when it is lost opened
 * again until it is back. Whether it carries both ways at once is known from its first call on.
 * @throws LINE_MISSING, LINE_FORBIDDEN, LINE_BUSY, LINE_MUTE, VOICE_MISSING, MODEM_OUTDATED, AT_TIMEOUT, AT_ERROR unless `isPatient`
 */
export const openV253 = async (options: V253Options): Promise<Line> => {
  const { name, path, clock, log, answerAfterRings = 1, openLink = openSerialLink } = options
  const { country, internationalPrefix = '00', holdsByFlash = false, farEnd = farEndPolicy } = options
  const closing = new AbortController()
  const status = createStatusBoard(name)
  const rings = createFeed<Ring>(8)
  const first = Promise.withResolvers<void>()
  const memory: SoundMemory = { isDuplex: true }
  let attached: V253Attachment | undefined
  let isOpen = false

  const run = async (signal: AbortSignal) => {
    const transcript = createTranscript(clock)
    const announce = (ring: Ring) => rings.publish(ring)
    const parts = { path, openLink, clock, log, status, memory, announce, transcript }
    const settings = { answerAfterRings, country, internationalPrefix, holdsByFlash, farEnd }
    const here = await attachV253({ ...parts, ...settings }, signal)
    attached = here
    try {
      here.open()
      isOpen = true
      first.resolve()
      await Promise.race([aborted(signal), aborted(here.lost)])
      if (here.lost.aborted) log.warn({ pii: transcript.report().slice(-40) }, 'the last words of the modem')
    } finally {
      await here[Symbol.asyncDispose]()
      attached = undefined
    }
    here.lost.throwIfAborted()
  }
  const broke = (error: unknown, pauseMs: number) => {
    const reason = error instanceof Error ? error.message : String(error)
    const isNews = reason !== status.get().reason
    status.set({ state: 'failed', fault: isFault(error) ? error.code : 'LINK_LOST', reason })
    const isTold = !options.isPatient && !isOpen // whoever opens the line is told by the rejection
    if (!isTold) log[isNews ? 'warn' : 'debug']({ reason, pauseMs }, 'line lost, trying again')
    first.reject(error)
  }
  const running = supervise(clock, { run, broke, pausesMs, steadyMs: STEADY_MS }, closing.signal)
  const close = async () => {
    closing.abort()
    await running
  }
  /** Aborted by the caller's signal or when the line closes. */
  const until = (signal: AbortSignal) => AbortSignal.any([signal, closing.signal])
  async function* follow(signal: AbortSignal): AsyncGenerator<Ring> {
    const coming = rings.subscribe(until(signal))
    const already = attached?.ringing()
    if (already && !signal.aborted) yield already
    yield* coming
  }
  const here = () => {
    if (!attached) throw new Fault('LINK_LOST', { path })
    return attached
  }
  first.promise.catch(() => undefined)
  if (!options.isPatient) {
    await first.promise.catch(async (error: unknown) => {
      await close()
      throw error
    })
  }
  return {
    name,
    status: status.get,
    abilities: () => (isOpen ? abilitiesOf(memory, holdsByFlash) : noAbilities),
    changes: signal => status.follow(until(signal)),
    rings: follow,
    answer: async (ring, signal) => here().answer(ring, signal),
    dial: async (number, signal) => here().dial(number, signal),
    [Symbol.asyncDispose]: close,
  }
}
