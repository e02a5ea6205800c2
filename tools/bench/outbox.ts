/**
 * How fast a box that was away catches up: `node tools/bench/outbox.ts [--events 10000] [--json]` stores so many
 * messages, then opens the connection to a mosquitto on this machine, with tools/sink.ts listening in a process of its
 * own, and times until the last one is marked delivered on disk.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openBroker } from '../../board/virtual/broker.ts'
import type { Log } from '../../firmware/ports/log.ts'
import type { Outbox } from '../../firmware/ports/outbox.ts'
import { openStore } from '../../firmware/store/store.ts'
import { openSync } from '../../firmware/sync/sync.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { printRows } from './figures.ts'

const { values } = parseArgs({
  options: { events: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } },
})
const count = Number(values.events)
const none: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => none }
const clock = systemClock

const startSink = async (url: string) => {
  const path = fileURLToPath(new URL('../sink.ts', import.meta.url))
  const child = spawn(process.execPath, [path, '--url', url, '--site', 'bench'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.stdout.resume()
  const stop = async () => {
    child.kill('SIGTERM')
    await once(child, 'close')
  }
  return { [Symbol.asyncDispose]: stop }
}

/** Events a second, from the opening of the connection until the last is delivered. */
const drainRate = async (folder: string, settings: readonly string[]): Promise<number> => {
  await using open = new AsyncDisposableStack()
  const broker = open.use(await openBroker({ folder: join(folder, 'broker'), settings }))
  open.use(await startSink(broker.url))
  const store = open.use(await openStore({ folder: join(folder, 'box'), zone: 'UTC', clock, log: none }))
  for (let n = 0; n < count; n += 500)
    await Promise.all(
      Array.from({ length: Math.min(500, count - n) }, () =>
        store.saveMessage({
          id: randomUUID(),
          name: 'Ona Kazlauskienė',
          phone: '+37061234567',
          text: 'Prašau perskambinti dėl rytojaus vizito, negalėsiu atvykti.',
          language: 'lt',
          callId: null,
          createdMs: clock.epochMs(),
        }),
      ),
    )
  const all = Promise.withResolvers<void>()
  const delivered: Outbox['delivered'] = async seq => {
    await store.delivered(seq)
    if (seq >= count) all.resolve()
  }
  const startMs = clock.nowMs()
  const outbox = { ...store, delivered }
  open.use(await openSync({ url: broker.url, site: 'bench', box: 'box', outbox, clock, log: none }))
  await all.promise
  return Math.round(count / ((clock.nowMs() - startMs) / 1_000))
}

const root = mkdtempSync(join(tmpdir(), 'ragelis-bench-'))
try {
  const rows = {
    events: count,
    'drained, events a second': await drainRate(join(root, 'free'), []),
    'with 20 unanswered at most': await drainRate(join(root, 'twenty'), ['max_inflight_messages 20']),
  }
  printRows(rows, values.json)
} finally {
  rmSync(root, { recursive: true, force: true })
}
