import { type ChildProcess, spawn } from 'node:child_process'
import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Fault, isFault } from '../../firmware/fault/fault.ts'

export interface BrokerOptions {
  /** For the broker's settings and what it keeps; the same folder again is the same broker. Made if missing. */
  readonly folder: string
  /** A free one if absent. */
  readonly port?: number
  /** Names and passwords; without any, everybody may connect. */
  readonly users?: Readonly<Record<string, string>>
  /** Paths of PEM files. With `clients`, a client must show a certificate of the same authority. */
  readonly tls?: {
    readonly ca: string
    readonly cert: string
    readonly key: string
    readonly clients?: boolean
  }
  /** 'mosquitto', or the path of another build of it. */
  readonly program?: string
  /** More lines for mosquitto.conf(5), such as 'max_inflight_messages 20'. */
  readonly settings?: readonly string[]
}

/** A real MQTT broker on this machine alone. Disposing it stops it. */
export interface Broker extends AsyncDisposable {
  readonly url: string
  readonly port: number
  readonly pid: number
  /** SIGTERM lets it save what it holds, SIGKILL is a power cut. Resolves once it is gone. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

const host = '127.0.0.1'

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

/** A line of a password file. Source: mosquitto_passwd(1), PBKDF2 with SHA-512 */
const passwordLine = ([name, password]: readonly [string, string]): string => {
  const [rounds, salt] = [1_000, randomBytes(12)]
  const hash = pbkdf2Sync(password, salt, rounds, 64, 'sha512')
  return `${name}:$7$${rounds}$${salt.toString('base64')}$${hash.toString('base64')}\n`
}

/** Source: mosquitto.conf(5) */
const settingsOf = ({ folder, users, tls, settings = [] }: BrokerOptions, port: number): string =>
  [
    // Started as root it would become a user that cannot read the folder
    `user ${userInfo().username}`,
    `listener ${port} ${host}`,
    `allow_anonymous ${users === undefined}`,
    ...(users ? [`password_file ${join(folder, 'passwords')}`] : []),
    ...(tls ? [`cafile ${tls.ca}`, `certfile ${tls.cert}`, `keyfile ${tls.key}`] : []),
    ...(tls?.clients ? ['require_certificate true'] : []),
    'persistence true',
    `persistence_location ${folder}/`,
    // By default it drops what a subscriber that is away has not taken after 1 000 messages
    'max_queued_messages 0',
    'max_inflight_messages 0',
    'log_dest stderr',
    ...settings,
    '',
  ].join('\n')

/** Resolves once it listens. @throws LIBRARY_MISSING, PORT_IN_USE, BROKER_FAILED */
const started = async (child: ChildProcess, folder: string, port: number): Promise<void> => {
  const said: string[] = []
  const running = new Promise<void>(resolve => {
    if (!child.stderr) return
    createInterface({ input: child.stderr }).on('line', line => {
      if (/mosquitto version \S+ running/.test(line)) resolve()
      said.push(line.replace(/^\d+: /, ''))
      if (said.length > 20) said.shift()
    })
  })
  const failed = new Promise<Fault>(resolve => {
    child.once('error', () =>
      resolve(new Fault('LIBRARY_MISSING', { library: 'mosquitto', apt: 'mosquitto' })),
    )
    child.once('close', () => {
      const isTaken = said.some(line => line.includes('Address already in use'))
      const reason =
        said.filter(line => line.startsWith('Error')).join(' ') || said.at(-1) || 'it said nothing'
      resolve(new Fault(isTaken ? 'PORT_IN_USE' : 'BROKER_FAILED', { folder, host, port, reason }))
    })
  })
  const fault = await Promise.race([running, failed])
  if (fault) throw fault
}

const openAt = async (options: BrokerOptions, port: number): Promise<Broker> => {
  const { folder, users, tls, program = 'mosquitto' } = options
  const file = join(folder, 'mosquitto.conf')
  await mkdir(folder, { recursive: true })
  await writeFile(file, settingsOf(options, port))
  if (users)
    await writeFile(join(folder, 'passwords'), Object.entries(users).map(passwordLine), { mode: 0o600 })
  // Debian puts it where only root looks
  const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/usr/local/sbin` }
  const child = spawn(program, ['-c', file], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = new Promise<void>(resolve => child.once('close', () => resolve()))
  await started(child, folder, port)
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    child.kill(signal)
    await gone
  }
  const url = `${tls ? 'mqtts' : 'mqtt'}://${host}:${port}`
  return { url, port, pid: child.pid ?? 0, stop, [Symbol.asyncDispose]: () => stop() }
}

/**
 * Starts mosquitto on the loopback interface. Resolves once it listens. Opening the same folder and port again
 * continues the same broker. @throws LIBRARY_MISSING, PORT_IN_USE, BROKER_FAILED
 */
export const openBroker = async (options: BrokerOptions): Promise<Broker> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await openAt(options, options.port ?? (await freePort()))
    } catch (error) {
      // Somebody else took the free port in between
      if (!isFault(error, 'PORT_IN_USE') || options.port !== undefined || tries >= 5) throw error
    }
  }
}
