/**
 * The store at a size no clinic reaches: `node tools/bench/store.ts [--bookings 1000000] [--folder DIR] [--data DIR] [--json]`
 * fills a store for 50 people, 16 visits a day each, and times what a call waits for. The disk of --folder (by default
 * the temporary one) decides the figures of book(); a store in --data is filled once and kept for the next run.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { openStore } from '../../firmware/store/store.ts'
import type { Log } from '../../firmware/ports/log.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { dayMs, fill, firstDayMs, people, visit, visitsADay } from './busy-clinic.ts'
import { printRows, timeEach } from './figures.ts'
import { searches } from './searches.ts'

const { values } = parseArgs({
  options: {
    bookings: { type: 'string', default: '1000000' },
    folder: { type: 'string' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log('node tools/bench/store.ts [--bookings 1000000] [--folder DIR] [--data DIR] [--json]')
  process.exit(0)
}

const count = Number(values.bookings)
const days = Math.ceil(count / people / visitsADay)

const timed = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
  const startMs = performance.now()
  const result = await work()
  return [result, Math.round(performance.now() - startMs)]
}
const machine = () => `${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`

const none: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => none }
const root = mkdtempSync(join(values.folder ?? tmpdir(), 'ragelis-bench-'))
try {
  const folder = values.data ?? join(root, 'data')
  const [, fillMs] = await timed(async () => fill(folder, count))
  const open = () => openStore({ folder, zone: 'Europe/Vilnius', clock: systemClock, log: none })
  const [store, openMs] = await timed(open)
  // a kept store has what earlier runs booked
  const booked = await store.bookings(firstDayMs + (days - 1) * dayMs, Number.MAX_SAFE_INTEGER)
  const next = Math.max(count, (days - 1) * people * visitsADay + booked.length)
  const loop = monitorEventLoopDelay({ resolution: 1 })
  const takenFor = (length: number) => {
    const fromMs = firstDayMs + Math.floor(Math.random() * days) * dayMs
    return store.taken(fromMs, fromMs + length * dayMs)
  }
  const loadBefore = machine()
  const taken = await timeEach(500, () => takenFor(1))
  const week = await timeEach(100, () => takenFor(7))
  const found = await searches(store, () => firstDayMs + Math.floor(Math.random() * (days - 40)) * dayMs)
  const loadAfter = machine()
  loop.enable()
  const book = await timeEach(2_000, n => store.book(visit(next + n)))
  loop.disable()
  const refused = await timeEach(500, n => store.book(visit(n * 7, 10)).catch(() => undefined))
  const logBytes = statSync(join(folder, 'store.db-wal')).size
  await store[Symbol.asyncDispose]()
  // What a cut leaves behind: a log, here without anything whole in it
  writeFileSync(join(folder, 'store.db-wal'), Buffer.alloc(100))
  const [cut, checkMs] = await timed(open)
  await cut[Symbol.asyncDispose]()
  printRows(
    {
      bookings: count,
      'file, MB': Math.round(statSync(join(folder, 'store.db')).size / 1e6),
      'log at most, MB': Math.round(logBytes / 1e5) / 10,
      'filling, ms': fillMs,
      'open, ms': openMs,
      'open and check after a cut, ms': checkMs,
      'book()': book,
      'book() of a slot that is taken': refused,
      'taken() of a day, 800 visits': taken,
      'taken() of a week, 5 600 visits': week,
      'load before the searches, and after': `${loadBefore}, ${loadAfter}`,
      ...found,
      'main thread late while booking, p99 ms': Math.round(loop.percentile(99) / 1e4) / 100,
    },
    values.json,
  )
} finally {
  rmSync(root, { recursive: true, force: true })
}
