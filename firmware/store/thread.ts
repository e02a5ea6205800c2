import type { Worker } from 'node:worker_threads'
import { Fault, isFault, reviveFault } from '../fault/fault.ts'
import { supervise } from '../flow/supervise.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import { createAsks } from './asks.ts'
import type { Answer, Greeting, Request, Work } from './wire.ts'

export interface Thread extends AsyncDisposable {
  /** Answers come in the order of asking. @throws what the work throws; STORE_FAILED when the thread is gone */
  ask<Name extends keyof Work>(name: Name, ...args: Parameters<Work[Name]>): Promise<ReturnType<Work[Name]>>
}

export interface ThreadOptions {
  readonly folder: string
  readonly start: () => Worker
  readonly clock: Clock
  readonly log: Log
  /** The thread died and is back: what it had done before may not have been answered. */
  readonly restarted: () => void
}

/** Requests wait for a thread that is back within this; in a longer pause they are refused, for a caller waits too. */
const patienceMs = 1_000

/** Resolves with what a thread found once it has opened the store; `ended` resolves when the thread is over. */
const greet = async (worker: Worker, folder: string) => {
  let reason = 'its thread ended'
  worker.on('error', error => (reason = error instanceof Error ? error.message : String(error)))
  const ended = new Promise<Fault>(resolve =>
    worker.once('exit', () => resolve(new Fault('STORE_FAILED', { folder, reason }))),
  )
  const greeting = new Promise<Greeting>(resolve => worker.once('message', resolve))
  const first = await Promise.race([greeting, ended])
  if (isFault(first)) throw first
  if ('fault' in first) throw reviveFault(first.fault)
  return { opened: first.opened, ended }
}

/**
 * Starts the store's thread and keeps it alive until disposed. When it dies, another is started at once and what was
 * not answered is asked again in the same order. Resolves once the store is open. @throws what opening it throws
 */
export const openThread = async (options: ThreadOptions): Promise<Thread> => {
  const { folder, start, clock, log, restarted } = options
  const asks = createAsks(folder)
  const over = new AbortController()
  const ready = Promise.withResolvers<void>()
  let lives = 0
  let post: ((request: Request) => void) | undefined

  const live = async (signal: AbortSignal) => {
    const worker = start()
    const close = () => worker.postMessage({ name: 'close' } satisfies Request)
    signal.addEventListener('abort', close, { once: true })
    const { opened, ended } = await greet(worker, folder)
    worker.on('message', (answer: Answer) => asks.answered(answer))
    post = request => worker.postMessage(request)
    if (!signal.aborted) asks.setBar(undefined)
    asks.all().forEach(post)
    log.info({ folder, ...opened }, 'store opened')
    if ((lives += 1) > 1) restarted()
    ready.resolve()
    const death = await ended
    post = undefined
    signal.removeEventListener('abort', close)
    asks.blame(death)
    throw death
  }
  const broke = (error: unknown, pauseMs: number) => {
    const fault = isFault(error) ? error : new Fault('STORE_FAILED', { folder, reason: String(error) }, error)
    ready.reject(fault)
    // whoever opens it is told by the rejection
    if (lives === 0) over.abort()
    else log.error({ code: fault.code, pauseMs, pii: { reason: fault.message } }, 'store broke')
    if (pauseMs <= patienceMs) return
    asks.setBar(fault)
    asks.refuseAll(fault)
  }

  const ended = supervise(clock, { run: live, broke }, over.signal)
  await ready.promise
  const ask: Thread['ask'] = async (name, ...args) => {
    const { ask, answer } = asks.add(name, args)
    post?.(ask)
    return answer
  }
  const close = async () => {
    const closed = new Fault('STORE_FAILED', { folder, reason: 'it was closed' })
    asks.setBar(closed)
    over.abort()
    await ended
    asks.refuseAll(closed)
  }
  return { ask, [Symbol.asyncDispose]: close }
}
