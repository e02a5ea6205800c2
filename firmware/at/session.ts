import { isFault } from '../fault/fault.ts'
import { createAttempt } from './attempt.ts'
import { createExchange, type ExchangeOptions } from './exchange.ts'
import { createJob, createJobQueue, type Ask, type Job, type PayloadAsk } from './job.ts'

export type AtSessionOptions = ExchangeOptions

/** One conversation with a modem's AT port. Made anew whenever the port is opened. */
export interface AtSession {
  /**
   * Sends one command when those before it are done. The lines of its answer, without echo, events and final result.
   * @throws AT_ERROR, AT_TIMEOUT, signal.reason, or the fault that closed the session
   */
  readonly send: (command: string, ask?: Ask) => Promise<readonly string[]>
  /**
   * Sends a command that asks for a payload ('AT+CMGS=23', then a PDU as hex): waits for '> ', writes the payload and
   * Ctrl-Z. A prompt that does not come is escaped and asked for once more; while the payload is not written, something
   * urgent goes first. After an AT_TIMEOUT the message may have gone out or not.
   * @throws AT_ERROR, AT_TIMEOUT, signal.reason, or the fault that closed the session
   */
  readonly sendPayload: (command: string, payload: string, ask?: PayloadAsk) => Promise<readonly string[]>
  /** Finds the modem: ends what was left half typed, then the marker until it is answered. @throws AT_TIMEOUT */
  readonly wake: (tries: number) => Promise<void>
  /** Bytes from the modem. */
  readonly feed: (bytes: Uint8Array) => void
  /** Rejects everything that waits, and all that comes later, with this fault. */
  readonly close: (fault: Error) => void
  /** Aborted with that fault. */
  readonly closed: AbortSignal
}

/** After a time-out. Silent for this many markers more, the modem is taken for dead and the session closes. */
const MARKER_TRIES = 3
/** chan_dongle's figure for '> '. */
const PROMPT_MS = 5_000
const PROMPT_TRIES = 2

/**
 * One command in flight (ITU-T V.250 §5.6). After a time-out nothing else is sent until the modem has answered a marker,
 * so that a late answer never answers the next command.
 */
export const createAtSession = (options: AtSessionOptions): AtSession => {
  const queue = createJobQueue()
  const ended = new AbortController()
  const exchange = createExchange(options, ended.signal)
  let isBusy = false

  const close = (fault: Error) => {
    if (ended.signal.aborted) return
    options.transcript?.note('!', `closed: ${fault.message}`)
    ended.abort(fault)
    for (let job = queue.next(); job; job = queue.next()) job.reject(fault)
  }
  const runOnce = async (job: Job, isLastTry: boolean): Promise<'done' | 'again' | 'put off'> => {
    const attempt = createAttempt(job)
    const isUnwanted = () => queue.hasUrgent() || job.ask.signal?.aborted === true
    try {
      const final = await exchange.run(attempt, isUnwanted)
      if (!final) return 'put off'
      job.settle(final, attempt.lines)
      if (attempt.isUnfinished) await exchange.synchronise(MARKER_TRIES)
      else if (final.ok && job.ask.stream) await exchange.drain()
    } catch (error) {
      const isLate = isFault(error, 'AT_TIMEOUT') && !ended.signal.aborted
      const isAgain = isLate && !isLastTry && !attempt.isPayloadSent
      if (!isAgain) job.reject(error)
      if (!isLate) throw error
      if (job.payload) await exchange.escape()
      await exchange.synchronise(MARKER_TRIES)
      if (isAgain) return 'again'
    }
    return 'done'
  }
  const run = async (job: Job) => {
    const tries = job.payload ? PROMPT_TRIES : 1
    for (let tried = 1; tried <= tries; tried += 1) {
      const end = await runOnce(job, tried === tries)
      if (end === 'put off') return queue.putBack(job)
      if (end === 'done' || job.ask.signal?.aborted) return
    }
  }
  const pump = async () => {
    if (isBusy) return
    isBusy = true
    let job: Job | undefined
    try {
      for (job = queue.next(); job; job = queue.next()) await run(job)
    } catch (error) {
      job?.reject(error)
      close(error as Error)
    }
    isBusy = false
  }
  const put = (job: Job) => {
    if (ended.signal.aborted) job.reject(ended.signal.reason)
    else queue.put(job)
    void pump()
    return job.answer
  }
  const send = (command: string, ask: Ask = {}) => put(createJob(command, ask))
  const sendPayload = (command: string, text: string, ask: PayloadAsk = {}) => {
    const { promptTimeoutMs = PROMPT_MS, payloadSent: sent } = ask
    return put(createJob(command, ask, { text, promptTimeoutMs, sent }))
  }
  const wake = async (tries: number) => {
    isBusy = true
    try {
      await exchange.escape()
      await exchange.synchronise(tries)
      if (exchange.isNumeric()) await exchange.run(createAttempt(createJob('ATV1', {})))
    } finally {
      isBusy = false
    }
    void pump()
  }
  return { send, sendPayload, wake, feed: exchange.feed, close, closed: ended.signal }
}
