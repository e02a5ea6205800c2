import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import t from 'tap'
import { openDatabase } from '../../../firmware/store/database.ts'
import { migrations } from '../../../firmware/store/migrations.ts'
import { createWork } from '../../../firmware/store/work.ts'
import { bookingEvent } from '../../../firmware/store/cloud-event.ts'
import { sampleBooking, visit } from './sample.ts'

// Real processes and disks on a machine that may be busy
t.setTimeout(300_000)

const book = (folder: string, count: number) => {
  using database = openDatabase(folder)
  const work = createWork(database.db, folder)
  for (let n = 0; n < count; n += 1) {
    const booking = visit(n)
    const event = bookingEvent({ id: `event-${n}`, at: '2026-11-24T08:00:00+02:00' }, booking)
    work.book(booking, { event, atMs: 0 })
  }
}

await t.test('commits are synced, keys are checked, the log is ahead of the file', async t => {
  using database = openDatabase(t.testdir())
  const pragma = (name: string) => database.db.pragma(name, { simple: true })
  t.equal(pragma('journal_mode'), 'wal')
  t.equal(pragma('synchronous'), 2, 'FULL')
  t.equal(pragma('foreign_keys'), 1)
  t.equal(pragma('user_version'), migrations.length)
})

await t.test('the folder is made, for this user alone', async t => {
  const folder = join(t.testdir(), 'deep', 'store')
  openDatabase(folder)[Symbol.dispose]()
  t.equal(statSync(folder).mode & 0o777, 0o700)
})

await t.test('the database itself refuses an overlap, whoever writes to it', async t => {
  const folder = t.testdir()
  using database = openDatabase(folder)
  const { db } = database
  const work = createWork(db, folder)
  const first = sampleBooking()
  const second = sampleBooking({ startMs: first.endMs })
  for (const [n, booking] of [first, second].entries())
    work.book(booking, { event: bookingEvent({ id: `event-${n}`, at: '' }, booking), atMs: 0 })
  const change = db.prepare('update booking set startMs = startMs - 60000 where id = ?')
  t.throws(() => change.run(second.id), { code: 'SQLITE_CONSTRAINT_TRIGGER' })
  db.prepare("update booking set status = 'cancelled' where id = ?").run(first.id)
  t.equal(change.run(second.id).changes, 1, 'a cancelled visit takes no time')
  const back = db.prepare("update booking set status = 'booked' where id = ?")
  t.throws(
    () => back.run(first.id),
    { code: 'SQLITE_CONSTRAINT_TRIGGER' },
    'nor may it come back over another',
  )
})

await t.test('looking for an overlap and for time taken reads an index, not the table', async t => {
  using database = openDatabase(t.testdir())
  const plan = (sql: string) =>
    (database.db.prepare(`explain query plan ${sql}`).all() as { detail: string }[]).map(row => row.detail)
  for (const [column, also] of [
    ['staff', ''],
    ['room', 'and room is not null'],
  ])
    t.match(
      plan(
        `select keptMs from booking where ${column} = 'x' ${also} and holds and startMs < 9 order by startMs desc limit 1`,
      ),
      [`SEARCH booking USING INDEX booking_by_${column} (${column}=? AND startMs<?)`],
    )
  t.match(
    plan(
      `select staff, room, startMs, keptMs from booking where holds and startMs > 1 and startMs < 9 and keptMs > 2
       order by startMs, staff`,
    )[0],
    /SEARCH booking USING INDEX booking_by_start \(startMs>\? AND startMs<\?\)/,
  )
  for (const [which, index] of [
    ['holds', 'staff'],
    ['not holds', 'off_by_staff'],
  ])
    t.match(
      plan(`select id from booking where staff = 'x' and startMs >= 1 and startMs < 9 and ${which}`)[0],
      new RegExp(
        `SEARCH booking USING (COVERING )?INDEX booking_(by_)?${index} \\(staff=\\? AND startMs>\\? AND startMs<\\?\\)`,
      ),
    )
})

await t.test('a folder has one owner', async t => {
  const folder = t.testdir()
  {
    using first = openDatabase(folder)
    t.ok(first.db.open)
    t.throws(() => openDatabase(folder), { code: 'STORE_BUSY', detail: { folder } })
    const reader = new SQLite(join(folder, 'store.db'), { readonly: true })
    t.strictSame(
      reader.prepare('select count(*) from booking').pluck().get(),
      0,
      'but may be read, as by a backup',
    )
    reader.close()
  }
  openDatabase(folder)[Symbol.dispose]()
})

await t.test('a store of a later version is left as it is', async t => {
  const folder = t.testdir()
  openDatabase(folder, [...migrations, 'create table later (x)'])[Symbol.dispose]()
  const before = readFileSync(join(folder, 'store.db'))
  t.throws(() => openDatabase(folder), {
    code: 'STORE_NEWER',
    detail: { found: migrations.length + 1, known: migrations.length },
  })
  t.ok(readFileSync(join(folder, 'store.db')).equals(before))
})

await t.test('a damaged store is found when the last owner was cut off', async t => {
  const folder = t.testdir()
  book(folder, 500)
  const file = join(folder, 'store.db')
  const damaged = readFileSync(file)
  damaged.fill(0x5a, 4_096 * 6, 4_096 * 8)
  writeFileSync(file, damaged)
  // A log with nothing whole in it is what a cut can leave
  writeFileSync(`${file}-wal`, Buffer.alloc(100))
  t.throws(() => openDatabase(folder), { code: 'STORE_DAMAGED', detail: { folder } })
})

await t.test('a file that is no store is called damaged, not overwritten', async t => {
  const folder = t.testdir({ 'store.db': 'these are not the tables you are looking for'.repeat(100) })
  t.throws(() => openDatabase(folder), { code: 'STORE_DAMAGED' })
  t.match(readFileSync(join(folder, 'store.db'), 'utf8'), /^these are not/)
})

await t.test('a folder that cannot be is STORE_FAILED', async t => {
  const folder = join(t.testdir({ file: '' }), 'file')
  t.throws(() => openDatabase(folder), { code: 'STORE_FAILED', detail: { folder } })
})

await t.test('only a store that was cut off is checked', async t => {
  const folder = t.testdir({ cut: {} })
  const opened = (at: string) => {
    using database = openDatabase(at)
    return database.opened
  }
  t.match(opened(folder), { from: 0, wasCut: false })
  t.match(opened(folder), { from: migrations.length, wasCut: false })
  const cut = join(folder, 'cut')
  const database = openDatabase(folder)
  const booking = sampleBooking()
  createWork(database.db, folder).book(booking, {
    event: bookingEvent({ id: 'event', at: '' }, booking),
    atMs: 0,
  })
  for (const file of ['store.db', 'store.db-wal']) copyFileSync(join(folder, file), join(cut, file))
  database[Symbol.dispose]()
  t.notOk(existsSync(join(folder, 'store.db-wal')), 'closing empties the log')
  t.match(opened(cut), { wasCut: true })
})

await t.test('tidying moves what was committed into the file', async t => {
  const folder = t.testdir()
  using database = openDatabase(folder)
  database.db.prepare(`insert into message (id, text, language, createdMs) values ('m', 'x', 'lt', 0)`).run()
  const before = statSync(join(folder, 'store.db')).size
  database.tidy()
  t.ok(statSync(join(folder, 'store.db')).size > before)
})
