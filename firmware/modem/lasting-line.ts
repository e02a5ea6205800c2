import { createTranscript, type Transcript } from '../at/transcript.ts'
import { Fault, isFault } from '../fault/fault.ts'
import { createFeed } from '../flow/feed.ts'
import { supervise } from '../flow/supervise.ts'
import type { Line, Ring } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import type { StatusBoard } from './line-status.ts'

/** A modem from the moment it is set up until it is lost. Disposing it hangs up and closes its ports. */
export interface Attached extends AsyncDisposable, Pick<Line, 'answer' | 'dial'> {
  /** Aborted with the fault when the modem is lost. */
  readonly lost: AbortSignal
  /** Calls count from here on, and can be answered; one that rings already is found by asking. */
  readonly open: () => Promise<void> | void
  readonly ringing: () => Ring | null
}

/** What an attached modem is given. */
export interface Attaching {
  readonly announce: (ring: Ring) => void
  readonly transcript: Transcript
}

export interface LastingLineOptions<A extends Attached> extends Pick<Line, 'name' | 'abilities'> {
  /** The port that says for a person which modem is meant. */
  readonly path: string
  readonly clock: Clock
  readonly log: Log
  readonly status: StatusBoard
  /** Resolve at once, and keep trying where the device is missing, busy or not ready. Default: reject. */
  readonly isPatient?: boolean | undefined
  /** Opens the ports and sets the modem up. */
  readonly attach: (given: Attaching, signal: AbortSignal) => Promise<A>
  readonly opened?: (here: A) => void
  readonly broke?: (error: unknown) => void
}

/** A port that is away costs nothing to look for, and whoever replugs a modem stands beside it. */
const pausesMs: readonly number[] = [0, 500, 1_000, 2_000, 5_000]
/** A modem that was set up and worked this long is looked for at once when it goes. */
const STEADY_MS = 5_000

/** Resolves at the first abort of any, and leaves nothing behind on those that live on. */
const firstAborted = async (signals: readonly AbortSignal[]): Promise<void> => {
  const over = new AbortController()
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const signal of signals)
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true, signal: over.signal })
  await promise
  over.abort()
}

/** A line that outlives its modem: set up, used, and when it is lost opened again until it is back. @throws what `attach` throws */
export const openLastingLine = async <A extends Attached>(options: LastingLineOptions<A>): Promise<Line> => {
  const { name, path, clock, log, status, abilities } = options
  const closing = new AbortController()
  const rings = createFeed<Ring>(8)
  const first = Promise.withResolvers<void>()
  let attached: A | undefined
  let isOpen = false

  const run = async (signal: AbortSignal) => {
    const transcript = createTranscript(clock)
    const here = await options.attach({ announce: rings.publish, transcript }, signal)
    attached = here
    try {
      // before anybody can ring: a restart that is due comes first
      options.opened?.(here)
      await here.open()
      isOpen = true
      first.resolve()
      await firstAborted([signal, here.lost])
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
    const fault = isFault(error) ? error.code : 'LINK_LOST'
    status.set({ state: 'failed', fault, reason, network: 'unknown', operator: null, signalDbm: null })
    // whoever opens the line is told by the rejection
    const isTold = !options.isPatient && !isOpen
    if (!isTold) log[isNews ? 'warn' : 'debug']({ reason, pauseMs }, 'line lost, trying again')
    options.broke?.(error)
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
    abilities,
    changes: signal => status.follow(until(signal)),
    rings: follow,
    answer: async (ring, signal) => here().answer(ring, signal),
    dial: async (number, signal) => here().dial(number, signal),
    [Symbol.asyncDispose]: close,
  }
}
