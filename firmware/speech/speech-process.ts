import { once } from 'node:events'
import { deadline } from '../flow/deadline.ts'
import { supervise } from '../flow/supervise.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import { died, endChild, startChild, type Child } from './child.ts'
import type { Answer, FromProcess, Opened, Request, SpeechParts } from './protocol.ts'
import { createRequests, type Requests } from './requests.ts'

/** The speech process as its owner sees it: there, or being started again. */
export interface SpeechProcess extends AsyncDisposable {
  /** Resolves when it is ready for the first time. @throws SPEECH_DIED when it was closed before */
  readonly ready: Promise<Opened>
  /**
   * Asks for something; `take` gets the audio as it comes. Waits for a process that is being started, 10 s at most.
   * @throws signal.reason at once when aborted; SPEECH_DIED; the fault it is answered with
   */
  ask(request: Request, signal: AbortSignal, take?: (pcm: Int16Array) => void): Promise<Answer>
  state(): SpeechProcessState
}

export interface SpeechProcessState {
  readonly state: 'starting' | 'ready' | 'closed'
  readonly pid: number | null
  readonly restarts: number
  /** How it opened the last time; null before the first. */
  readonly opened: Opened | null
}

export interface SpeechProcessOptions {
  readonly parts: SpeechParts
  readonly clock: Clock
  readonly log: Log
  /** Before each start after a death; see flow/supervise. */
  readonly pausesMs?: readonly number[] | undefined
  /** A process that says nothing for so long of what it was asked is ended, and started again. */
  readonly stalledMs?: number | undefined
}

const READY_WITHIN_MS = 10_000
/** Twice what the slowest box takes for the longest utterance. */
const STALLED_MS = 30_000

const promised = <T>() => {
  const gate = Promise.withResolvers<T>()
  // whoever awaits it learns of its end; if nobody does, that is no error
  gate.promise.catch(() => undefined)
  return gate
}

/** How it ended, or null when it was to be stopped first. */
const endOf = (child: Child, signal: AbortSignal): Promise<string | null> => {
  const over = new AbortController()
  const stopped = once(signal, 'abort', { signal: over.signal }).then(
    () => null,
    () => null,
  )
  return Promise.race([child.ended, stopped]).finally(() => over.abort())
}

/** Ends a process whose native code hangs: nothing else would. */
const endStalled = async (
  child: Child,
  requests: Requests,
  options: SpeechProcessOptions,
  over: AbortSignal,
) => {
  const { clock, log, stalledMs = STALLED_MS } = options
  while (requests.quietMs() < stalledMs) await clock.sleep(stalledMs / 4, over)
  log.error({ stalledMs }, 'speech process does not answer and is ended')
  child.kill()
}

/** One process after another, and what is known of the present one. */
const createLife = (options: SpeechProcessOptions) => {
  const { parts, clock, log } = options
  const first = promised<Opened>()
  let gate = promised<Requests>()
  let state: SpeechProcessState = { state: 'starting', pid: null, restarts: 0, opened: null }

  const take = (requests: Requests, message: FromProcess) => {
    if (message.on === 'log') return log[message.level](message.fields, message.message)
    if (message.on !== 'ready') return requests.take(message)
    const { on: _, ...opened } = message
    state = { ...state, state: 'ready', opened }
    first.resolve(opened)
    gate.resolve(requests)
  }
  const run = async (signal: AbortSignal) => {
    const child = startChild(message => take(requests, message))
    const requests = createRequests(message => child.send(message), clock)
    state = { ...state, pid: child.pid }
    child.send({ do: 'open', parts })
    const over = new AbortController()
    const watched = endStalled(child, requests, options, over.signal).catch(() => undefined)
    const how = await endOf(child, signal)
    over.abort()
    await watched
    // who waits at a gate that never opened waits for the next process
    if (state.state === 'ready') gate = promised()
    state = { ...state, state: 'starting', pid: null }
    requests.failAll(died(how ?? 'closed'))
    if (how === null) return endChild(child, clock)
    log.warn({ how, pii: { lastWords: child.lastWords() } }, 'speech process ended')
    throw died(how)
  }
  const broke = (_: unknown, pauseMs: number) => {
    state = { ...state, restarts: state.restarts + 1 }
    log.info({ pauseMs, restarts: state.restarts }, 'speech process is being started again')
  }
  const close = () => {
    state = { ...state, state: 'closed' }
    first.reject(died('closed'))
    gate.reject(died('closed'))
  }
  return { run, broke, close, ready: first.promise, requests: () => gate.promise, state: () => state }
}

/** Starts the process and keeps it running. */
export const openSpeechProcess = (options: SpeechProcessOptions): SpeechProcess => {
  const { clock, pausesMs } = options
  const stop = new AbortController()
  const life = createLife(options)
  const supervision = { run: life.run, broke: life.broke, ...(pausesMs && { pausesMs }) }
  const kept = supervise(clock, supervision, stop.signal)
  const ask: SpeechProcess['ask'] = async (request, signal, take = () => {}) => {
    signal.throwIfAborted()
    const late = () => died(`not ready within ${READY_WITHIN_MS} ms`)
    const requests = await deadline(clock, READY_WITHIN_MS, life.requests(), late, signal)
    return requests.ask(request, signal, take)
  }
  const close = async () => {
    stop.abort()
    await kept
    life.close()
  }
  let closed: Promise<void> | undefined
  return {
    ready: life.ready,
    ask,
    state: life.state,
    [Symbol.asyncDispose]: () => (closed ??= close()),
  }
}
