import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import type { CloudEvent } from '../../../firmware/ports/outbox.ts'
import { openStore } from '../../../firmware/store/store.ts'
import { openSync, type Sync, type SyncOptions, type SyncState } from '../../../firmware/sync/sync.ts'
import { type Clock, systemClock } from '../../../firmware/time/clock.ts'
import { compiledEnv, keepingLog } from '../store/sample.ts'

/** The real clock, with pauses a twentieth as long: the network is real, waiting for it need not be. */
export const briskClock: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(ms / 20, signal),
}

/** Mosquitto comes with the set-up; where it is missing these tests say so instead of failing. */
export const needsBroker = spawnSync('mosquitto', ['-h'], {
  env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
}).error
  ? 'needs mosquitto: apt-get install mosquitto'
  : false

export const openBoxStore = async (t: Test, folder: string) => {
  const store = await openStore({ folder, zone: 'Europe/Vilnius', clock: systemClock, log: keepingLog().log })
  t.teardown(() => store[Symbol.asyncDispose]())
  return store
}

/** The sync of box-1 of the site vilnius. */
export const openBoxSync = async (
  t: Test,
  options: Partial<SyncOptions> & Pick<SyncOptions, 'url' | 'outbox'>,
) => {
  const { log, lines } = keepingLog()
  const sync = await openSync({
    site: 'vilnius',
    box: 'box-1',
    clock: briskClock,
    log,
    willDelayS: 0,
    ...options,
  })
  t.teardown(() => sync[Symbol.asyncDispose]())
  return { sync, lines }
}

/** Resolves once the sync is in a state. */
export const reaches = async (sync: Sync, wanted: SyncState): Promise<void> => {
  const stop = new AbortController()
  const changes = sync.changes(stop.signal)
  if (sync.state() !== wanted) for await (const state of changes) if (state === wanted) break
  stop.abort()
}

export type SinkLine =
  | { readonly on: 'subscribed' }
  | {
      readonly on: 'booking' | 'message' | 'call'
      readonly box: string
      readonly seq: number
      readonly event: CloudEvent
    }
  | { readonly on: 'duplicate'; readonly box: string; readonly seq: number; readonly id: string }
  | {
      readonly on: 'status'
      readonly box: string
      readonly status: { readonly state: string; readonly why: string }
    }
  | {
      readonly on: 'health'
      readonly box: string
      readonly health: { readonly lines: readonly { readonly line: string; readonly state: string }[] }
    }
  | { readonly on: 'invalid'; readonly topic: string; readonly problems: readonly string[] }

const sinkPath = fileURLToPath(new URL('../../../tools/sink.ts', import.meta.url))

/** The cloud's side in a process of its own. */
export const openSink = async (t: Test, url: string, ...more: readonly string[]) => {
  const child = spawn(process.execPath, [sinkPath, '--url', url, '--site', 'vilnius', ...more], {
    env: compiledEnv,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const gone = once(child, 'close')
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
  }
  t.teardown(stop)
  const lines: SinkLine[] = []
  let wake = () => {}
  createInterface({ input: child.stdout }).on('line', line => {
    lines.push(JSON.parse(line) as SinkLine)
    wake()
  })
  /** Resolves once what was printed is as wanted. */
  const until = async (wanted: (lines: readonly SinkLine[]) => boolean) => {
    while (!wanted(lines)) await new Promise<void>(resolve => (wake = resolve))
  }
  await until(lines => lines.some(line => line.on === 'subscribed'))
  return { lines, until, stop }
}

/** A certificate authority, and certificates of it for the broker and for a box: paths of PEM files. */
export const makeCertificates = (folder: string) => {
  mkdirSync(folder, { recursive: true })
  const at = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => {
    const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const authority = (name: string) =>
    openssl(
      'req',
      '-x509',
      ...key,
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      at(`${name}.key`),
      '-out',
      at(`${name}.pem`),
    )
  const signed = (name: string) => {
    openssl('req', ...key, '-subj', `/CN=${name}`, '-keyout', at(`${name}.key`), '-out', at(`${name}.csr`))
    openssl(
      'x509',
      '-req',
      '-in',
      at(`${name}.csr`),
      '-CA',
      at('authority.pem'),
      '-CAkey',
      at('authority.key'),
      '-CAcreateserial',
      '-days',
      '2',
      '-extfile',
      at('names'),
      '-out',
      at(`${name}.pem`),
    )
    return { cert: at(`${name}.pem`), key: at(`${name}.key`) }
  }
  writeFileSync(at('names'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n')
  authority('authority')
  authority('stranger')
  return {
    ca: at('authority.pem'),
    strangerCa: at('stranger.pem'),
    broker: signed('broker'),
    box: signed('box'),
  }
}
