import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Fault } from '../../firmware/fault/fault.ts'

export interface BoxProcessOptions {
  readonly atPath: string
  readonly audioPath: string
  readonly dataFolder: string
  readonly clinicFile: string
  /** MQTT address, if it is to have a cloud. */
  readonly broker?: string | undefined
  readonly site?: string
  readonly model?: string | undefined
  readonly threads?: number | undefined
  /** Wall time of the clinic that the box is to believe it is. */
  readonly at?: string | undefined
  readonly webPort?: number
  /** What the box writes to its log. */
  readonly log?: (line: string) => void
}

/** The box as a process of its own, as it runs on the shelf. Disposing it asks it to close. */
export interface BoxProcess extends AsyncDisposable {
  readonly url: string
  readonly pid: number
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>
  kill(signal: NodeJS.Signals): void
}

const flags = (options: BoxProcessOptions): readonly string[] => [
  '--line',
  `${options.atPath},${options.audioPath}`,
  '--data',
  options.dataFolder,
  '--clinic',
  options.clinicFile,
  '--port',
  String(options.webPort ?? 0),
  ...(options.broker === undefined ? [] : ['--broker', options.broker]),
  ...(options.site === undefined ? [] : ['--site', options.site]),
  ...(options.model === undefined ? [] : ['--model', options.model]),
  ...(options.threads === undefined ? [] : ['--threads', String(options.threads)]),
  ...(options.at === undefined ? [] : ['--at', options.at]),
]

/** The first line of a box that is ready, or the last words of one that never was. */
const untilReady = async (
  child: ChildProcess,
  said: readonly string[],
): Promise<{ readonly url: string }> => {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const ended = once(child, 'close').then(() => null)
  const first = (async () => {
    for await (const line of lines) return JSON.parse(line) as { readonly url: string }
    return null
  })()
  const ready = await Promise.race([first, ended])
  if (ready) return ready
  await ended
  throw new Fault('BOX_FAILED', { reason: said.findLast(line => line !== '') ?? 'it said nothing' })
}

const program = fileURLToPath(new URL('../ragelis.ts', import.meta.url))

/** Starts `ragelis start`. @throws BOX_FAILED with its last words */
export const startBox = async (options: BoxProcessOptions): Promise<BoxProcess> => {
  const child = spawn(process.execPath, [program, 'start', '--json', ...flags(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  createInterface({ input: child.stderr }).on('line', line => {
    said.push(line)
    if (said.length > 100) said.shift()
    options.log?.(line)
  })
  const ended = new Promise<number | NodeJS.Signals>(resolve => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 1))
  })
  const { url } = await untilReady(child, said)
  const close = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return {
    url,
    pid: child.pid ?? 0,
    ended,
    kill: signal => void child.kill(signal),
    [Symbol.asyncDispose]: close,
  }
}
