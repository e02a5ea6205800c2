import { access, constants, mkdir, readdir, readFile, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../firmware/time/clock.ts'
import { lookAround, type Attached, type LookOptions } from '../line/attached.ts'
import { bad, good, warn, type Finding } from './check.ts'

/** Looks at the machine under the box. */

const mib = 1_024 * 1_024
const can = (path: string, mode: number): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  )

export const lookAtMachine = async (): Promise<readonly Finding[]> => {
  const memory = Math.round(totalmem() / mib)
  const cores = availableParallelism()
  const year = new Date(systemClock.epochMs()).getUTCFullYear()
  return [
    good('program', `Node ${process.versions.node} on ${process.arch}`),
    cores >= 2
      ? good('processor', `${cores} cores`)
      : warn('processor', 'one core', 'calls will be slow; two are the least'),
    memory >= 900
      ? good('memory', `${memory} MiB`)
      : warn('memory', `${memory} MiB`, 'one GiB is the least for the starter'),
    year >= 2026 && year < 2100
      ? good('clock', new Date(systemClock.epochMs()).toISOString())
      : bad('clock', `it is ${year}`, 'set the time: visits would be booked on wrong days'),
  ]
}

const leastFreeMiB = 200

export const lookAtData = async (folder: string): Promise<readonly Finding[]> => {
  try {
    await mkdir(folder, { recursive: true })
  } catch {
    return [
      bad('data folder', `${folder} cannot be made`, 'name another with --data, or give this user the right'),
    ]
  }
  if (!(await can(folder, constants.W_OK)))
    return [bad('data folder', `${folder} is not writable`, `sudo chown $USER ${folder}`)]
  const { bavail, bsize } = await statfs(folder)
  const freeMiB = Math.round((bavail * bsize) / mib)
  return [
    freeMiB >= leastFreeMiB
      ? good('data folder', `${folder}, ${freeMiB} MiB free`)
      : bad(
          'data folder',
          `only ${freeMiB} MiB free in ${folder}`,
          'free some space: a full disk cannot take a booking',
        ),
  ]
}

export const lookAtPort = async (port: number): Promise<readonly Finding[]> => {
  const server = createServer()
  const error = await new Promise<Error | null>(resolve => {
    server.once('error', resolve)
    server.listen(port, '127.0.0.1', () => resolve(null))
  })
  server.close()
  return [
    error
      ? warn(
          'page',
          `port ${port} is in use`,
          'perhaps the box is already running; else choose another with --port',
        )
      : good('page', `port ${port} is free`),
  ]
}

const modemManager = async (): Promise<boolean> => {
  const processes = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const names = await Promise.all(
    processes.map(pid => readFile(join('/proc', pid, 'comm'), 'utf8').catch(() => '')),
  )
  return names.some(name => name.trim() === 'ModemManager')
}

/** A modem that is attached, in a line; what is wrong with it, each in another. */
const findingsOf = ({ socket, says, ports, troubles }: Attached): readonly Finding[] => {
  const holder = ports.find(({ role }) => role === 'at')?.heldBy[0]
  const by = holder ? `, in use by ${holder.name}` : ''
  const found = `${says} in USB socket ${socket}${by}`
  if (troubles.length === 0) return [good('modem', found)]
  return troubles.map(trouble => {
    const [what = '', remedy = ''] = trouble.split(/: (.*)/s)
    return bad('modem', `${found}: ${what}`, remedy || 'run: ragelis line list')
  })
}

/** Modems on USB, and ModemManager, which takes them away. */
export const lookAtModems = async (options: LookOptions = {}): Promise<readonly Finding[]> => {
  const known = (await lookAround(options)).filter(one => one.profile !== null)
  const managed = await modemManager()
  return [
    ...(known.length === 0
      ? [
          warn(
            'modem',
            'none that the box knows is plugged in',
            'plug one in by USB (see: ragelis line list); without one there is the virtual line',
          ),
        ]
      : known.flatMap(findingsOf)),
    ...(managed
      ? [
          bad(
            'ModemManager',
            'it is running and takes the modem away',
            'sudo systemctl mask --now ModemManager',
          ),
        ]
      : []),
  ]
}
