import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import SQLite from 'better-sqlite3'
import t, { type Test } from 'tap'
import { bookingEvent } from '../../../firmware/store/cloud-event.ts'
import { openDatabase } from '../../../firmware/store/database.ts'
import { createWork } from '../../../firmware/store/work.ts'
import { compiledEnv, visit } from './sample.ts'

// Real processes on a machine that may be busy
t.setTimeout(300_000)

const writerPath = fileURLToPath(new URL('writer.ts', import.meta.url))

/** What a disk would hold if the power went at this moment. */
const copyStore = (from: string, to: string) => {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  for (const file of ['store.db', 'store.db-wal'])
    if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file))
}

/** The visits of a store in the order they were booked, once it is checked that it is whole and each has one event. */
const inspect = (t: Test, folder: string, when: string): string[] => {
  const db = new SQLite(join(folder, 'store.db'))
  db.pragma('synchronous = off')
  try {
    if (db.pragma('quick_check', { simple: true }) !== 'ok') t.fail(`damaged ${when}`)
    if (db.pragma('user_version', { simple: true }) === 0) return []
    const booked = db.prepare('select id from booking order by rowid').pluck().all() as string[]
    const told = db.prepare("select event ->> '$.booking.id' from outbox order by seq").pluck().all()
    if (JSON.stringify(booked) !== JSON.stringify(told))
      t.fail(`a booking without its event, or the reverse, ${when}`)
    return booked
  } finally {
    db.close()
  }
}
const missing = (wanted: readonly string[], found: readonly string[]) => {
  const there = new Set(found)
  return wanted.filter(id => !there.has(id))
}

await t.test('a commit that is cut after any of its writes is there whole or not at all', async t => {
  const folder = t.testdir({ live: {}, cut: {} })
  const [live, cut] = [join(folder, 'live'), join(folder, 'cut')]
  using database = openDatabase(live)
  const work = createWork(database.db, live)
  const log = join(live, 'store.db-wal')
  const bookings = Array.from({ length: 12 }, (_, n) => visit(n))
  const commits = bookings.map((booking, n) => {
    work.book(booking, { event: bookingEvent({ id: `event-${n}`, at: '' }, booking), atMs: 0 })
    return { id: booking.id, logBytes: statSync(log).size }
  })
  const whole = readFileSync(log)
  const [headerBytes, frameBytes] = [32, 24 + 4_096] // sqlite.org/fileformat2.html#walformat
  const cutAt = (bytes: number, how: string, tail = Buffer.alloc(0)) => {
    copyStore(live, cut)
    writeFileSync(join(cut, 'store.db-wal'), Buffer.concat([whole.subarray(0, bytes), tail]))
    const found = inspect(t, cut, `${how} ${bytes} bytes`)
    const ids = commits.map(commit => commit.id)
    t.strictSame(found, ids.slice(0, found.length), 'the first so many, in order')
    const due = commits.filter(commit => commit.logBytes <= bytes).map(commit => commit.id)
    t.strictSame(missing(due, found), [], 'whatever was said to be booked')
  }
  for (let bytes = 0; bytes <= whole.length; bytes += bytes === 0 ? headerBytes : frameBytes) {
    cutAt(bytes, 'cut after')
    cutAt(Math.min(whole.length, bytes + 700), 'torn after')
    cutAt(bytes, 'followed by the garbage of an unwritten sector after', Buffer.alloc(frameBytes, 0xa5))
  }
  t.ok(whole.length / frameBytes > 40, 'each commit is several writes')
})

/** A process that books until it is killed. */
const startWriter = (folder: string, first: number) => {
  const child = spawn(process.execPath, [writerPath, folder, String(first)], {
    env: compiledEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, lines }
}
const kill = async (child: ChildProcess) => {
  const gone = once(child, 'close')
  child.kill('SIGKILL')
  await gone
}
const rest = async (lines: AsyncIterator<string>) => {
  const read: string[] = []
  for (let next = await lines.next(); !next.done; next = await lines.next()) read.push(next.value)
  return read
}

await t.test(
  '60 kills at random moments: what was said to be booked is there, once, with one event',
  async t => {
    const lanes = 3
    const names = Array.from({ length: lanes }, (_, lane) => `lane-${lane}`)
    const root = t.testdir(Object.fromEntries(names.map(name => [name, {}])))
    const printed: number[] = []
    const lane = async (folder: string) => {
      const said: string[] = []
      for (let run = 0; run < 60 / lanes; run += 1) {
        const { child, lines } = startWriter(folder, run * 2_000)
        // Some die while they start, most at a random number of bookings later
        const reads = run % 7 === 6 ? 0 : Math.floor(Math.random() * 50)
        for (let n = 0; n < reads; n += 1) said.push((await lines.next()).value ?? '')
        await kill(child)
        said.push(...(await rest(lines)))
        const wanted = said.filter(line => line !== 'open' && line.length === 36)
        copyStore(folder, `${folder}-copy`)
        const found = inspect(t, `${folder}-copy`, `after kill ${run}`)
        t.strictSame(missing(wanted, found), [], `kill ${run}`)
        t.equal(new Set(found).size, found.length)
        if (run === 60 / lanes - 1) printed.push(wanted.length)
      }
    }
    await Promise.all(names.map(name => lane(join(root, name))))
    const total = printed.reduce((sum, n) => sum + n, 0)
    t.ok(total > 300, `${total} bookings were told of`)
    t.comment(`${total} bookings told of, none lost`)
  },
)

await t.test("a folder is another process's until that ends, however it ends", async t => {
  const folder = t.testdir()
  const { child, lines } = startWriter(folder, 0)
  await lines.next()
  t.throws(() => openDatabase(folder), { code: 'STORE_BUSY', detail: { folder } })
  await kill(child)
  using database = openDatabase(folder)
  t.match(database.opened, { wasCut: true })
})

/** Resolves when every thread of a process stands still. Source: proc(5), state T */
const stop = async (pid: number) => {
  process.kill(pid, 'SIGSTOP')
  const states = () =>
    readdirSync(`/proc/${pid}/task`).map(task =>
      readFileSync(`/proc/${pid}/task/${task}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .charAt(0),
    )
  while (states().some(state => state !== 'T')) await new Promise(resolve => setImmediate(resolve))
}

const noProc = existsSync('/proc/self/task') ? false : 'needs /proc'
await t.test('the power may go at any moment of two thousand bookings', { skip: noProc }, async t => {
  const folder = t.testdir({ live: {}, cut: {} })
  const [live, cut] = [join(folder, 'live'), join(folder, 'cut')]
  const { child, lines } = startWriter(live, 0)
  t.teardown(() => kill(child))
  const said: string[] = []
  const read = async (count: number) => {
    for (let n = 0; n < count; n += 1) said.push((await lines.next()).value ?? '')
  }
  await read(1)
  const logBytes: number[] = []
  for (let moment = 0; moment < 25; moment += 1) {
    await read(Math.floor(Math.random() * 160))
    await stop(child.pid ?? 0)
    copyStore(live, cut)
    process.kill(child.pid ?? 0, 'SIGCONT')
    logBytes.push(statSync(join(cut, 'store.db-wal')).size)
    t.strictSame(missing(said.slice(1), inspect(t, cut, `at moment ${moment}`)), [])
  }
  t.ok(Math.max(...logBytes) > 4_000_000, 'the log grew until it was emptied into the file')
})
