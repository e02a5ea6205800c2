import { createTranscript } from '../at/transcript.ts'
import { Fault, isFault } from '../fault/fault.ts'
import { createFeed } from '../flow/feed.ts'
import { supervise } from '../flow/supervise.ts'
import type { Line, Ring } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import { noAbilities } from './abilities.ts'
import { attach, type Attachment } from './attachment.ts'
import { createCreditWatch, type CreditSettings } from './credit.ts'
import { createHealer } from './healer.ts'
import { createPin } from './pin.ts'
import type { Rider } from './rider.ts'
import type { Chipset } from './chipset.ts'
import { createStatusBoard } from './line-status.ts'
import { createTroubles } from './trouble.ts'
import { openSerialLink, type ByteLink } from './serial-link.ts'

export interface CellularOptions {
  /** The line's name, for people and for the log. */
  readonly name: string
  readonly atPath: string
  /** Null for a modem without a port for sound. */
  readonly pcmPath: string | null
  readonly clock: Clock
  readonly log: Log
  /** A call is reported at this RING, so that staff can take it first. Default 1. */
  readonly answerAfterRings?: number
  /** Resolve at once, and keep trying where the device is missing, busy or not ready. Default: reject. */
  readonly isPatient?: boolean
  /** Whatever else uses the same modem, such as text messages. */
  readonly riders?: readonly Rider[]
  /** Two letters: whose exchange's tones to expect in calls that we make. Default LT. */
  readonly country?: string
  /** Of its SIM card, four to eight digits. Entered once, and only while two tries are left. */
  readonly pin?: string
  /** How to learn what a prepaid card still holds. */
  readonly credit?: CreditSettings
  /** Takes the modem from the mains and back, where something can; see powerCommand. */
  readonly powerCycle?: (signal: AbortSignal) => Promise<void>
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
  let abilities = noAbilities
  let isOpen = false
  let mutes = 0
  const { powerCycle } = options
  const troubles = createTroubles(status)
  const pin = createPin(options.pin ?? null)
  const isIdle = () => attached?.isIdle() ?? false
  const found = (fault: Fault | null) => troubles.about('credit', fault)
  const credit = options.credit ? [createCreditWatch({ ...options.credit, clock, log, found, isIdle })] : []
  const healer = createHealer({
    clock,
    log,
    restart: chipset.restart ?? null,
    ...(powerCycle ? { powerCycle } : {}),
  })

  const run = async (signal: AbortSignal) => {
    await healer.mute(mutes, signal)
    const announce = (ring: Ring) => rings.publish(ring)
    const transcript = createTranscript(clock)
    const riders = [...(options.riders ?? []), ...credit]
    const parts = {
      chipset,
      clock,
      log,
      status,
      answerAfterRings,
      announce,
      transcript,
      openLink,
      riders,
      judged: healer.judge,
      country: options.country ?? 'LT',
      pin,
      troubles,
    }
    const here = await attach({ ...parts, atPath: options.atPath, pcmPath: options.pcmPath }, signal)
    attached = here
    abilities = here.abilities()
    try {
      await here.open()
      isOpen = true
      mutes = 0
      void healer.watch(here.at, here.isIdle)
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
    const fault = isFault(error) ? error.code : 'LINK_LOST'
    status.set({ state: 'failed', fault, reason, network: 'unknown', operator: null, signalDbm: null })
    // whoever opens the line is told by the rejection
    const isTold = !options.isPatient && !isOpen
    if (!isTold) log[isNews ? 'warn' : 'debug']({ reason, pauseMs }, 'line lost, trying again')
    mutes = isFault(error, 'LINE_MUTE') ? mutes + 1 : mutes
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
    abilities: () => abilities,
    changes: signal => status.follow(until(signal)),
    rings: follow,
    answer: async (ring, signal) => {
      if (!attached) throw new Fault('LINK_LOST', { path: options.atPath })
      return attached.answer(ring, signal)
    },
    dial: async (number, signal) => {
      if (!attached) throw new Fault('LINK_LOST', { path: options.atPath })
      return attached.dial(number, signal)
    },
    [Symbol.asyncDispose]: close,
  }
}
