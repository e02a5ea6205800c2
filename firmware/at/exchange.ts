import { Fault, isFault } from '../fault/fault.ts'
import { deadline } from '../flow/deadline.ts'
import type { Clock } from '../time/clock.ts'
import { createJob, type Job } from './job.ts'
import { createLineReader } from './lines.ts'
import { CALL_RESULTS, readFinal, type Final } from './result.ts'
import { createRouting, type Unsolicited } from './routing.ts'
import type { Transcript } from './transcript.ts'

export interface ExchangeOptions {
  /** Writes a command, its CR included. A rejection ends the session: it must not wait for ever. */
  readonly write: (text: string) => Promise<void>
  readonly clock: Clock
  readonly unsolicited: readonly Unsolicited[]
  /** Takes each line that answers nothing, in order. Must not throw. */
  readonly event: (line: string) => void
  readonly transcript?: Transcript
  /** A query that any modem of the family answers, by which the session finds its place again. */
  readonly marker?: { readonly command: string; readonly answer: string }
}

/** Any modem since 1999 knows it, with or without a SIM card. Source: 3GPP TS 27.007 §9.1 */
const CMEE_MARKER = { command: 'AT+CMEE?', answer: '+CMEE:' }
const MARKER_TIMEOUT_MS = 1_000
/** How long answers to markers sent more than once may still trickle in. */
const TRICKLE_MS = 300

/**
 * One command on the wire and the lines that come back: echo, answer, final result, and events in between. The job's
 * time-out counts from the write. `ended` stops everything with its reason.
 */
export const createExchange = (options: ExchangeOptions, ended: AbortSignal) => {
  const { write, clock, event, transcript, marker = CMEE_MARKER } = options
  const route = createRouting(options.unsolicited)
  let running: Job | undefined
  let previous = ''

  const finish = (job: Job, final: Final) => {
    running = undefined // at once: a second final result in the same chunk belongs to nobody
    job.finish(final)
  }
  const graceful = async (job: Job, graceMs: number) => {
    await clock.sleep(graceMs, ended).catch(() => undefined)
    if (running !== job) return
    transcript?.note('!', 'no final result came')
    job.isUnfinished = true
    finish(job, { ok: true })
  }
  const answerLine = (job: Job, line: string) => {
    job.add(line)
    if (job.ask.graceMs !== undefined && job.size === 1) void graceful(job, job.ask.graceMs)
  }
  const idleLine = (line: string) => {
    if (!readFinal(line)) event(line)
    else transcript?.note('!', 'a final result that nothing waited for')
  }
  const takeLine = (line: string) => {
    if (ended.aborted) return
    transcript?.note('<', line)
    const job = running
    if (line === job?.command || line === previous) return // echo: ATE0 may take effect a command late
    if (!job) return idleLine(line)
    const final = readFinal(line, job.ask.finals)
    if (final) return job.isOver() ? finish(job, final) : undefined
    const isEvent = CALL_RESULTS.includes(line) || route(line, job.command, job.ask.answers) === 'event'
    return isEvent ? event(line) : answerLine(job, line)
  }

  /** @throws AT_TIMEOUT, the reason of `ended`, or what the write threw */
  const run = async (job: Job): Promise<Final> => {
    const { command, timeoutMs } = job
    const late = () => new Fault('AT_TIMEOUT', { command, timeoutMs })
    ended.throwIfAborted()
    running = job
    transcript?.note('>', command)
    try {
      await write(`${command}\r`)
      return await deadline(clock, timeoutMs, job.final, late, ended)
    } finally {
      if (running === job) running = undefined
      previous = command
    }
  }
  /** Whatever comes now answers a marker that was sent twice. */
  const trickle = async () => {
    running = createJob(marker.command, {}, marker.command)
    await clock.sleep(TRICKLE_MS, ended).catch(() => undefined)
    running = undefined
  }
  /**
   * Sends the marker until it is answered. What comes before its answer belongs to a command given up and is thrown
   * away; events pass as ever. @throws AT_TIMEOUT when it is never answered
   */
  const synchronise = async (tries: number): Promise<void> => {
    for (let tried = 1; ; tried += 1) {
      try {
        await run(createJob(marker.command, { timeoutMs: MARKER_TIMEOUT_MS }, marker.answer))
        return tried > 1 ? await trickle() : undefined
      } catch (error) {
        if (!isFault(error, 'AT_TIMEOUT') || tried >= tries) throw error
      }
    }
  }
  return { run, synchronise, feed: createLineReader(takeLine).push }
}
