import { Fault, isFault } from '../fault/fault.ts'
import { createAttempt, type Attempt } from './attempt.ts'
import { createExchange, type Exchange, type ExchangeOptions } from './exchange.ts'
import { createJob, createJobQueue, type Ask, type Job, type PayloadAsk } from './job.ts'

export interface AtSessionOptions extends ExchangeOptions {
  /** Asks AT whenever nothing was heard for so long, so that a dead modem is noticed; chan_dongle takes 10 000. */
  readonly keepAliveMs?: number
  /** The modem may have been left in a data call: `wake` tries +++ when nothing else is answered. */
  readonly mayBeInData?: boolean
}

/** Counts since the session began: by them a driver judges the modem's health (modems.md 4, case 49). */
export interface SessionFigures {
  readonly commands: number
  readonly timeouts: number
  /** Commands without an answer since the last that had one. */
  readonly timeoutsInARow: number
  /** Final results that nothing waited for. */
  readonly strayResults: number
  /** Lines dropped since they had no end. */
  readonly overlongLines: number
}

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
  /**
   * Finds the modem: leaves a line half typed, a prompt, a data call, then asks the marker until it is answered.
   * @throws AT_TIMEOUT
   */
  readonly wake: (tries: number) => Promise<void>
  /** Bytes from the modem. */
  readonly feed: (bytes: Uint8Array) => void
  /** Rejects everything that waits, and all that comes later, with this fault. */
  readonly close: (fault: Error) => void
  /** Aborted with that fault. */
  readonly closed: AbortSignal
  readonly figures: () => SessionFigures
}

/** After a time-out. Silent for this many markers more, the modem is taken for dead and the session closes. */
const MARKER_TRIES = 3
/**
 * A modem that says nothing at all for so long, while a hang-up waits behind a command that may take a minute, is asked
 * whether it lives (modems.md 4, case 30).
 */
const OVERTAKE_MS = 5_000
/** chan_dongle's figure for '> '. */
const PROMPT_MS = 5_000
const PROMPT_TRIES = 2

/**
 * One command in flight (ITU-T V.250 §5.6). After a time-out nothing else is sent until the modem has answered a marker,
 * so that a late answer never answers the next command.
 */
export const createAtSession = (options: AtSessionOptions): AtSession => {
  const { clock, transcript, keepAliveMs } = options
  const queue = createJobQueue()
  const ended = new AbortController()
  const exchange = createExchange(options, ended.signal)
  const counts = { commands: 0, timeouts: 0, timeoutsInARow: 0 }
  let isBusy = false
  let onWire: Attempt | undefined
  /** Settles when whatever has the wire lets go of it. */
  let turn: Promise<void> = Promise.resolve()

  const close = (fault: Error) => {
    if (ended.signal.aborted) return
    transcript?.note('!', `closed: ${fault.message}`)
    ended.abort(fault)
    for (let job = queue.next(); job; job = queue.next()) job.reject(fault)
  }
  const count = (isLate: boolean) => {
    counts.commands += 1
    counts.timeouts += isLate ? 1 : 0
    counts.timeoutsInARow = isLate ? counts.timeoutsInARow + 1 : 0
  }
  const give = async (job: Job, attempt: Attempt): Promise<'done' | 'put off'> => {
    const { urgent = false, signal } = job.ask
    const isUnwanted = () => (!urgent && queue.hasUrgent()) || signal?.aborted === true
    const final = await exchange.run(attempt, isUnwanted)
    count(false)
    if (final) job.settle(final, attempt.lines)
    if (attempt.isUnfinished) await exchange.synchronise(MARKER_TRIES, job.command)
    else if (final?.ok && job.ask.stream) await exchange.drain()
    return final ? 'done' : 'put off'
  }
  const runOnce = async (job: Job, isLastTry: boolean): Promise<'done' | 'again' | 'put off'> => {
    const attempt = createAttempt(job)
    onWire = attempt
    try {
      return await give(job, attempt)
    } catch (error) {
      const isLate = isFault(error, 'AT_TIMEOUT') && !ended.signal.aborted
      const isAgain = isLate && !isLastTry && !attempt.isPayloadSent
      if (!isAgain) job.reject(error)
      if (!isLate) throw error
      count(true)
      if (job.payload) await exchange.escape()
      await exchange.synchronise(MARKER_TRIES, job.command)
      return isAgain ? 'again' : 'done'
    } finally {
      onWire = undefined
    }
  }
  const run = async (job: Job) => {
    const tries = job.payload ? PROMPT_TRIES : 1
    for (let tried = 1; tried <= tries; tried += 1) {
      const end = await runOnce(job, tried === tries)
      if (end === 'put off') return queue.putBack(job)
      if (end === 'done' || job.ask.signal?.aborted) return
    }
  }
  const work = async () => {
    let job: Job | undefined
    try {
      for (job = queue.next(); job; job = queue.next()) await run(job)
    } catch (error) {
      job?.reject(error)
      close(error as Error)
    }
    isBusy = false // in the same step in which the queue was found empty: nothing may be left in it
  }
  const pump = () => {
    if (isBusy) return
    isBusy = true
    turn = work()
  }
  /** Gives a command up behind which something urgent waits, once the modem is silent. */
  const overtake = async (attempt: Attempt) => {
    const { job } = attempt
    const fromMs = clock.nowMs()
    const isWaiting = () => onWire === attempt && queue.hasUrgent()
    for (;;) {
      const leftMs = Math.max(fromMs, exchange.heardMs()) + OVERTAKE_MS - clock.nowMs()
      if (leftMs <= 0) break
      await clock.sleep(leftMs, ended.signal)
      if (!isWaiting()) return
    }
    attempt.giveUp(new Fault('AT_TIMEOUT', { command: job.command, timeoutMs: OVERTAKE_MS }))
  }
  const put = (job: Job) => {
    if (ended.signal.aborted) job.reject(ended.signal.reason)
    else queue.put(job)
    if (job.ask.urgent && onWire && mayYield(onWire)) overtake(onWire).catch(() => undefined) // the session ended
    pump()
    return job.answer
  }
  const send = (command: string, ask: Ask = {}) => put(createJob(command, ask))
  const sendPayload = (command: string, text: string, ask: PayloadAsk = {}) => {
    const { promptTimeoutMs = PROMPT_MS, payloadSent: sent } = ask
    return put(createJob(command, ask, { text, promptTimeoutMs, sent }))
  }
  const wake = async (tries: number): Promise<void> => {
    if (isBusy) {
      await turn
      return wake(tries)
    }
    isBusy = true
    const over = Promise.withResolvers<void>()
    turn = over.promise
    try {
      await awaken(exchange, tries, options.mayBeInData === true)
    } finally {
      isBusy = false
      over.resolve()
      pump()
    }
  }
  const keepAlive = async (quietMs: number) => {
    while (!ended.signal.aborted) {
      const leftMs = isBusy ? quietMs : exchange.heardMs() + quietMs - clock.nowMs()
      if (leftMs > 0) await clock.sleep(leftMs, ended.signal).catch(() => undefined)
      else await send('AT').catch(() => undefined) // silent: the session closes by itself
    }
  }
  if (keepAliveMs !== undefined) void keepAlive(keepAliveMs)
  const figures = () => ({ ...counts, ...exchange.figures() })
  return { send, sendPayload, wake, feed: exchange.feed, close, closed: ended.signal, figures }
}

/** What is urgent itself has its time, and a message half way out may be told twice if it is given up. */
const mayYield = ({ job }: Attempt) => !job.ask.urgent && !job.payload

/** Silent for so many markers, a modem may be in a data call that a crash left open. */
const PLAIN_TRIES = 3

/** Ends what was left half typed, in a prompt or in a data call, then asks the marker until it is answered. */
const awaken = async (exchange: Exchange, tries: number, mayBeInData: boolean): Promise<void> => {
  const plainTries = mayBeInData ? Math.min(tries, PLAIN_TRIES) : tries
  await exchange.escape()
  try {
    await exchange.synchronise(plainTries)
  } catch (error) {
    if (!isFault(error, 'AT_TIMEOUT') || tries <= plainTries) throw error
    await exchange.escapeData()
    await exchange.synchronise(tries - plainTries)
    await exchange.run(createAttempt(createJob('ATH', {}))) // the data call, if there is one
  }
  if (exchange.isNumeric()) await exchange.run(createAttempt(createJob('ATV1', {})))
}
