import { fork, type ChildProcess } from 'node:child_process'
import process from 'node:process'
import { Fault } from '../fault/fault.ts'
import { deadline } from '../flow/deadline.ts'
import type { Clock } from '../time/clock.ts'
import type { FromProcess, ToProcess } from './protocol.ts'

const CLOSE_WITHIN_MS = 1_000
/** Of what the process wrote to its standard error: the end, where the reason stands. */
const LAST_WORDS = 2_000

export const died = (how: string) => new Fault('SPEECH_DIED', { how })

/** One running speech process. */
export interface Child {
  readonly pid: number | null
  /** Once the process is no more: 'SIGKILL', 'exit code 1'. */
  readonly ended: Promise<string>
  send(message: ToProcess): void
  kill(): void
  lastWords(): string
}

/** Starts one; `take` gets what it says. */
export const startChild = (take: (message: FromProcess) => void): Child => {
  const child: ChildProcess = fork(new URL('./worker.ts', import.meta.url), [String(process.pid)], {
    serialization: 'advanced',
    execArgv: [],
    // recognition runs on these threads, beside the reading of files; the default is four
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const { promise: ended, resolve } = Promise.withResolvers<string>()
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-LAST_WORDS)))
  child.on('message', message => take(message as FromProcess))
  child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  child.once('error', error => resolve(error.message))
  return {
    pid: child.pid ?? null,
    ended,
    // a process that is gone is noticed by its exit
    send: message => void child.send(message, () => {}),
    kill: () => void child.kill('SIGKILL'),
    lastWords: () => words.trim(),
  }
}

/** Asks it to end, and makes it end. */
export const endChild = async (child: Child, clock: Clock) => {
  child.send({ do: 'close' })
  await deadline(clock, CLOSE_WITHIN_MS, child.ended, () => died('too slow')).catch(() => child.kill())
  await child.ended
}
