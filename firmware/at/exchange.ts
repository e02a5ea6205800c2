import { Fault, isFault } from '../fault/fault.ts'
import { deadline } from '../flow/deadline.ts'
import { createAttempt, type Attempt } from './attempt.ts'
import { createJob } from './job.ts'
import { createReceiver, type ReceiverOptions } from './receiver.ts'
import type { Final } from './result.ts'

export interface ExchangeOptions extends Omit<ReceiverOptions, 'strayPrompt'> {
  /** Writes a command, its CR included. A rejection ends the session, and so does one that takes over 3 000 ms. */
  readonly write: (text: string) => Promise<void>
  /** A query that any modem of the family answers, by which the session finds its place again. */
  readonly marker?: { readonly command: string; readonly answer: string | RegExp }
}

/** Any modem since 1999 knows it, with or without a SIM card. Source: 3GPP TS 27.007 §9.1 */
export const CMEE_MARKER = { command: 'AT+CMEE?', answer: '+CMEE:' }
const MARKER_TIMEOUT_MS = 1_000
/** How long answers to markers sent more than once may still trickle in. */
const TRICKLE_MS = 300
/** ModemManager's limit: a port that takes nothing for so long takes nothing later. */
const WRITE_MS = 3_000
/** From ESC to the OK that some firmware leaves out; a call may wait behind it. */
const ESCAPE_MS = 500
/** Silence around the data escape. Source: V.250's predecessor, S12's default */
const GUARD_MS = 1_000
/** From the end of a stream to its final result; CX93001 took 20 ms. */
const TAIL_MS = 2_000

const ESCAPE = '\x1b'
const SUBMIT = '\x1a'
const noPrompt: Final = { ok: false, result: 'no prompt came', code: null, kind: null }
const startsLike = (answer: string | RegExp) =>
  typeof answer === 'string' ? new RegExp(`^${answer.replace(/\W/g, '\\$&')}`) : answer

export type Exchange = ReturnType<typeof createExchange>

/**
 * One command on the wire, from its write to its final result. Time-outs count from the write. `ended` stops everything
 * with its reason.
 */
export const createExchange = (options: ExchangeOptions, ended: AbortSignal) => {
  const { clock, transcript, marker = CMEE_MARKER } = options
  const until = startsLike(marker.answer)

  const write = (text: string) =>
    deadline(clock, WRITE_MS, options.write(text), () => new Fault('LINK_STUCK', { path: 'its AT port' }))
  const writeEscape = async (): Promise<void> => {
    transcript?.note('>', ESCAPE)
    await write(`${ESCAPE}\r`).catch(() => undefined) // the next write meets the same, and tells
  }
  // nothing may be typed into a prompt that comes late (modems.md 4, case 18)
  const receiver = createReceiver({ ...options, strayPrompt: () => void writeEscape() }, ended)
  /** Leaves a prompt, be it still to come. Where there is none, the CR ends a line that holds nothing. */
  const escape = (): Promise<void> => {
    receiver.awaitPrompt()
    return writeEscape()
  }

  const within = <T>(attempt: Attempt, timeoutMs: number, what: Promise<T>): Promise<T> => {
    const { command } = attempt.job
    return deadline(clock, timeoutMs, what, () => new Fault('AT_TIMEOUT', { command, timeoutMs }), ended)
  }
  /** Undefined when the payload was held back. */
  const submit = async (attempt: Attempt, isUnwanted: () => boolean): Promise<Final | undefined> => {
    const { text = '', promptTimeoutMs = 0 } = attempt.job.payload ?? {}
    const isPrompted = await within(attempt, promptTimeoutMs, attempt.prompted)
    if (!isPrompted) {
      const final = await attempt.final
      if (!final.ok) return final
      await escape() // an OK that answers something else: the prompt may still come
      attempt.isUnfinished = true
      return noPrompt
    }
    if (isUnwanted()) {
      await escape()
      await within(attempt, ESCAPE_MS, attempt.final).catch(() => (attempt.isUnfinished = true))
      return undefined
    }
    attempt.isPayloadSent = true
    attempt.job.payload?.sent?.()
    transcript?.note('>', `${text}${SUBMIT}`)
    await write(`${text}${SUBMIT}`)
    return within(attempt, attempt.job.timeoutMs, attempt.final)
  }
  /** Writes the command, and takes what comes for its own until `answer` is done. */
  const onWire = async <T>(attempt: Attempt, answer: () => Promise<T>): Promise<T> => {
    const { command } = attempt.job
    ended.throwIfAborted()
    receiver.begin(attempt)
    transcript?.note('>', command)
    try {
      await write(`${command}\r`)
      return await answer()
    } finally {
      receiver.end(attempt)
    }
  }
  /**
   * The final result; undefined when a payload was held back, as `isUnwanted` told at the prompt.
   * @throws AT_TIMEOUT, LINK_STUCK, the reason of `ended`, or what the write threw
   */
  const run = (attempt: Attempt, isUnwanted = () => false): Promise<Final | undefined> =>
    onWire(attempt, () =>
      attempt.job.payload
        ? submit(attempt, isUnwanted)
        : within(attempt, attempt.job.timeoutMs, attempt.final),
    )
  /** Until the stream that a command opened is over and its final result came. @throws AT_TIMEOUT, the reason of `ended` */
  const drain = async (): Promise<void> => {
    const stream = receiver.streamTail()
    if (!stream) return
    const closed = Promise.withResolvers<never>()
    const stop = () => closed.reject(ended.reason)
    ended.addEventListener('abort', stop, { once: true })
    try {
      ended.throwIfAborted()
      await Promise.race([stream.over, closed.promise])
      await within(stream.tail, TAIL_MS, stream.tail.final)
    } finally {
      ended.removeEventListener('abort', stop)
      receiver.end(stream.tail)
    }
  }
  /** Sends the marker for the nth time; the answers to all n come, unless the modem has thrown some away. */
  const askMarker = async (times: number, givenUp: string | undefined) => {
    const job = createJob(marker.command, { timeoutMs: MARKER_TIMEOUT_MS })
    const attempt = createAttempt(job, { until, times, givenUp })
    await onWire(attempt, async () => {
      await within(attempt, MARKER_TIMEOUT_MS, attempt.found)
      await within(attempt, TRICKLE_MS, attempt.final).catch(() => undefined)
    })
  }
  /**
   * Sends the marker until it is answered. What comes before its answer belongs to a command given up and is thrown
   * away; events pass as ever. @throws AT_TIMEOUT when it is never answered
   */
  const synchronise = async (tries: number, givenUp?: string): Promise<void> => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await askMarker(tried, givenUp)
      } catch (error) {
        if (!isFault(error, 'AT_TIMEOUT') || tried >= tries) throw error
        await escape() // whatever it was that took the marker for its text
      }
    }
  }
  /** Brings a modem that was left in a data call back to commands; on any other it ends a line that means nothing. */
  const escapeData = async (): Promise<void> => {
    await clock.sleep(GUARD_MS, ended)
    transcript?.note('>', '+++')
    await write('+++')
    await clock.sleep(GUARD_MS, ended)
    await escape()
  }
  return { ...receiver, run, drain, synchronise, escape, escapeData }
}
