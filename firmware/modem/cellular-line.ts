import { createTranscript } from '../at/transcript.ts'
import { Fault, isFault } from '../fault/fault.ts'
import { createFeed } from '../flow/feed.ts'
import { supervise } from '../flow/supervise.ts'
import type { Line, Ring } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import { attach, type Attachment } from './attachment.ts'
import type { Chipset } from './chipset.ts'
import { createStatusBoard } from './line-status.ts'
import { openSerialLink, type ByteLink } from './serial-link.ts'
import type { MessageExchange } from './sms/exchange.ts'

export interface CellularOptions {
  /** The line's name, for people and for the log. */
  readonly name: string
  readonly atPath: string
  readonly pcmPath: string
  readonly clock: Clock
  readonly log: Log
  /** A call is reported at this RING, so that staff can take it first. Default 1. */
  readonly answerAfterRings?: number
  /** Resolve at once, and keep trying where the device is missing, busy or not ready. Default: reject. */
  readonly isPatient?: boolean
  /** Where its text messages go, shared by all lines; without it the modem keeps them. */
  readonly messages?: MessageExchange
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

/** A line on a cellular modem of any family: set up, used, and when it is lost opened again until it is back. */
export const openCellularLine = async (options: CellularOptions, chipset: Chipset): Promise<Line> => {
  const { name, clock, log, answerAfterRings = 1, openLink = openSerialLink } = options
  const closing = new AbortController()
  const status = createStatusBoard(name)
  const rings = createFeed<Ring>(8)
  const first = Promise.withResolvers<void>()
  let attached: Attachment | undefined
  let isOpen = false

  const run = async (signal: AbortSignal) => {
    const announce = (ring: Ring) => rings.publish(ring)
    const transcript = createTranscript(clock)
    const parts = {
      chipset,
      clock,
      log,
      status,
      answerAfterRings,
      announce,
      transcript,
      openLink,
      messages: options.messages,
    }
    const here = await attach({ ...parts, atPath: options.atPath, pcmPath: options.pcmPath }, signal)
    attached = here
    try {
      await here.open()
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
    status.set({ state: 'failed', reason, network: 'unknown', operator: null, signalDbm: null })
    // whoever opens the line is told by the rejection
    const isTold = !options.isPatient && !isOpen
    if (!isTold) log[isNews ? 'warn' : 'debug']({ reason, pauseMs }, 'line lost, trying again')
    if (!isFault(error, 'MODEM_RESTARTED')) first.reject(error) // fresh from the mains: it is about to be ready
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
    changes: signal => status.follow(until(signal)),
    rings: follow,
    answer: async (ring, signal) => {
      if (!attached) throw new Fault('LINK_LOST', { path: options.atPath })
      return attached.answer(ring, signal)
    },
    [Symbol.asyncDispose]: close,
  }
}
