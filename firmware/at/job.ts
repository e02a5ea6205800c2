import { Fault } from '../fault/fault.ts'
import type { Final } from './result.ts'

/** How to send one command. */
export interface Ask {
  /** From the write to the final result. Default 5 000. */
  readonly timeoutMs?: number
  /** Goes before all that is not: answering and hanging up. */
  readonly urgent?: boolean
  /** Takes it back while it waits; once written, only its answer is given up. */
  readonly signal?: AbortSignal
  /** Results besides OK and errors that end it, as refusals; see CALL_RESULTS. */
  readonly finals?: readonly string[]
  /** Names its answer may carry besides its own: '+ICCID' for AT+CICCID. */
  readonly answers?: readonly string[]
  /** For a query whose OK some firmware forgets: taken as done this long after its answer's first line. */
  readonly graceMs?: number
}

/** One command on its way. */
export interface Job {
  readonly command: string
  readonly ask: Ask
  readonly timeoutMs: number
  /** What the sender gets. */
  readonly answer: Promise<readonly string[]>
  /** What the modem said last. */
  readonly final: Promise<Final>
  /** Set when it was taken as done without a final result. */
  isUnfinished: boolean
  readonly size: number
  add(line: string): void
  /** True when a final result is its own: always, unless it waits for an answer by name. */
  isOver(): boolean
  finish(final: Final): void
  /** Answers the sender by the final result. */
  settle(final: Final): void
  reject(error: unknown): void
}

const TIMEOUT_MS = 5_000
/** A full SIM card lists 500 messages in 1 000 lines; more is a fault of the modem. */
const ANSWER_LINES = 2_000

/** @param until a marker: final results count only once a line of this start was seen */
export const createJob = (command: string, ask: Ask, until?: string): Job => {
  const answer = Promise.withResolvers<readonly string[]>()
  const final = Promise.withResolvers<Final>()
  const lines: string[] = []
  const { signal, timeoutMs = TIMEOUT_MS } = ask
  const takeBack = () => answer.reject(signal?.reason)
  const release = () => signal?.removeEventListener('abort', takeBack)
  if (signal?.aborted) takeBack()
  else signal?.addEventListener('abort', takeBack, { once: true })
  answer.promise.then(release, release)
  return {
    command,
    ask,
    timeoutMs,
    answer: answer.promise,
    final: final.promise,
    isUnfinished: false,
    get size() {
      return lines.length
    },
    add: line => void (lines.length < ANSWER_LINES && lines.push(line)),
    isOver: () => until === undefined || lines.some(line => line.startsWith(until)),
    finish: final.resolve,
    settle: result => {
      if (result.ok) answer.resolve(lines)
      else answer.reject(new Fault('AT_ERROR', { command, result: result.result, code: result.code }))
    },
    reject: answer.reject,
  }
}

/** Commands that wait; urgent ones go before the others, each kind in the order it came. */
export const createJobQueue = (limit = 64) => {
  const jobs: Job[] = []
  const put = (job: Job) => {
    const { command, ask } = job
    if (jobs.length >= limit) return job.reject(new Fault('AT_ERROR', { command, result: 'too many wait' }))
    const behind = ask.urgent ? jobs.findIndex(other => !other.ask.urgent) : -1
    if (behind === -1) jobs.push(job)
    else jobs.splice(behind, 0, job)
  }
  /** The next that is still wanted. */
  const next = (): Job | undefined => {
    let job = jobs.shift()
    while (job?.ask.signal?.aborted) job = jobs.shift()
    return job
  }
  return { put, next }
}
