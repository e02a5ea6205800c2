import { isFault } from '../fault/fault.ts'
import { createExchange, type ExchangeOptions } from './exchange.ts'
import { createJob, createJobQueue, type Ask, type Job } from './job.ts'

export type AtSessionOptions = ExchangeOptions

/** One conversation with a modem's AT port. Made anew whenever the port is opened. */
export interface AtSession {
  /**
   * Sends one command when those before it are done. The lines of its answer, without echo, events and final result.
   * @throws AT_ERROR, AT_TIMEOUT, signal.reason, or the fault that closed the session
   */
  readonly send: (command: string, ask?: Ask) => Promise<readonly string[]>
  /** Finds the modem: a bare CR to end a line half typed, then the marker until it is answered. @throws AT_TIMEOUT */
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
  const run = async (job: Job) => {
    try {
      job.settle(await exchange.run(job))
      if (job.isUnfinished) await exchange.synchronise(MARKER_TRIES)
    } catch (error) {
      job.reject(error)
      if (ended.signal.aborted || !isFault(error, 'AT_TIMEOUT')) throw error
      await exchange.synchronise(MARKER_TRIES)
    }
  }
  const pump = async () => {
    if (isBusy) return
    isBusy = true
    try {
      for (let job = queue.next(); job; job = queue.next()) await run(job)
    } catch (error) {
      close(error as Error)
    }
    isBusy = false
  }
  const send = (command: string, ask: Ask = {}): Promise<readonly string[]> => {
    const job = createJob(command, ask)
    if (ended.signal.aborted) job.reject(ended.signal.reason)
    else queue.put(job)
    void pump()
    return job.answer
  }
  const wake = async (tries: number) => {
    isBusy = true
    try {
      await options.write('\r')
      await exchange.synchronise(tries)
    } finally {
      isBusy = false
    }
    void pump()
  }
  return { send, wake, feed: exchange.feed, close, closed: ended.signal }
}
