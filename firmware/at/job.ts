import { Fault } from '../fault/fault.ts'
import type { Final } from './result.ts'

/** How to send one command. */
export interface Ask {
  /** From the write to the final result. Default 5 000; 75 000 for a payload, from the writing of that. */
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
  /**
   * For a command that answers CONNECT and then sends bytes that are no lines (AT+VTR): takes those as they come, until it
   * returns the bytes behind the stream's end, which are lines again. The command is done at CONNECT, the next one goes
   * out after the stream's own final result.
   */
  readonly stream?: (bytes: Uint8Array) => Uint8Array | undefined
}

/** How to send one command whose payload the modem asks for with '> '. */
export interface PayloadAsk extends Ask {
  /** From the write of the command to the prompt. Default 5 000. */
  readonly promptTimeoutMs?: number
  /** Told just before the payload is written: until then nothing has gone out, whatever comes. */
  readonly payloadSent?: () => void
}

/** What goes out at the prompt, without the 0x1A that ends it. */
export interface Payload {
  readonly text: string
  readonly promptTimeoutMs: number
  readonly sent: (() => void) | undefined
}

/** One command on its way. */
export interface Job {
  readonly command: string
  readonly ask: Ask
  readonly timeoutMs: number
  readonly payload: Payload | undefined
  /** What the sender gets. */
  readonly answer: Promise<readonly string[]>
  /** Answers the sender by the final result and the lines before it. */
  settle(final: Final, lines: readonly string[]): void
  reject(error: unknown): void
}

const TIMEOUT_MS = 5_000
/** A network that does not take a message says so after 60 s (A7672 on SMS over IMS). */
const PAYLOAD_TIMEOUT_MS = 75_000

export const createJob = (command: string, ask: Ask, payload?: Payload): Job => {
  const answer = Promise.withResolvers<readonly string[]>()
  const { signal, timeoutMs = payload ? PAYLOAD_TIMEOUT_MS : TIMEOUT_MS } = ask
  const takeBack = () => answer.reject(signal?.reason)
  const release = () => signal?.removeEventListener('abort', takeBack)
  if (signal?.aborted) takeBack()
  else signal?.addEventListener('abort', takeBack, { once: true })
  answer.promise.then(release, release)
  return {
    command,
    ask,
    timeoutMs,
    payload,
    answer: answer.promise,
    settle: (final, lines) => {
      if (final.ok) answer.resolve(lines)
      else {
        const { result, code, kind } = final
        answer.reject(new Fault('AT_ERROR', { command, result, code, kind }))
      }
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
  /** Behind the urgent ones, before all others: it was its turn. */
  const putBack = (job: Job) => {
    const behind = jobs.findIndex(other => !other.ask.urgent)
    jobs.splice(behind === -1 ? jobs.length : behind, 0, job)
  }
  /** The next that is still wanted. */
  const next = (): Job | undefined => {
    let job = jobs.shift()
    while (job?.ask.signal?.aborted) job = jobs.shift()
    return job
  }
  const hasUrgent = () => jobs.some(job => job.ask.urgent === true && !job.ask.signal?.aborted)
  return { put, putBack, next, hasUrgent }
}
