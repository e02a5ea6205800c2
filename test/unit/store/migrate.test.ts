import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import t from 'tap'
import { openDatabase } from '../../../firmware/store/database.ts'
import { migrations } from '../../../firmware/store/migrations.ts'

const schemaOf = (folder: string): string => {
  using database = openDatabase(folder)
  return JSON.stringify(database.db.prepare('select type, name, sql from sqlite_schema order by name').all())
}
/** A second and third version such as the future may bring. */
const future = [
  ...migrations,
  'alter table message add column readMs integer',
  `create table waitlist (id text primary key) strict; insert into waitlist select id from message`,
]
const put = `insert into message (id, text, language, createdMs) values ('m', 'x', 'lt', 0)`

await t.test('each migration is a file, in order', async t => {
  const folder = new URL('../../../firmware/store/migration/', import.meta.url)
  const files = readdirSync(folder).sort()
  const texts = await Promise.all(
    files.map(async file => ((await import(new URL(file, folder).href)) as { sql: string }).sql),
  )
  t.strictSame(texts, migrations)
  files.forEach((file, index) => t.ok(file.startsWith(String(index + 1).padStart(4, '0'))))
})

for (const versions of [migrations, future])
  for (let from = 0; from <= versions.length; from += 1)
    await t.test(`from version ${from} to ${versions.length} of ${versions.length}`, async t => {
      const folder = t.testdir({ fresh: {}, old: {} })
      const [fresh, old] = [join(folder, 'fresh'), join(folder, 'old')]
      openDatabase(fresh, versions)[Symbol.dispose]()
      openDatabase(old, versions.slice(0, from))[Symbol.dispose]()
      openDatabase(old, versions)[Symbol.dispose]()
      using database = openDatabase(old, versions)
      t.match(database.opened, { from: versions.length, version: versions.length })
      database[Symbol.dispose]()
      if (versions === migrations) t.equal(schemaOf(old), schemaOf(fresh))
    })

await t.test('what was stored comes along, and a copy of the version before is kept', async t => {
  const folder = t.testdir()
  {
    using first = openDatabase(folder)
    first.db.exec(put)
  }
  using database = openDatabase(folder, future)
  t.strictSame(database.db.prepare('select id from waitlist').pluck().all(), ['m'])
  const copies = readdirSync(join(folder, 'copies'))
  t.strictSame(copies, [`store-v${migrations.length}.db`])
  const copy = new SQLite(join(folder, 'copies', copies[0] ?? ''), { readonly: true })
  t.equal(copy.pragma('user_version', { simple: true }), migrations.length)
  t.strictSame(copy.prepare('select id from message').pluck().all(), ['m'])
  t.strictSame(copy.pragma('integrity_check', { simple: true }), 'ok')
  copy.close()
})

await t.test('a migration that fails changes nothing, and goes on from there when it is mended', async t => {
  const folder = t.testdir()
  {
    using first = openDatabase(folder)
    first.db.exec(put)
  }
  const broken = [...future.slice(0, -1), `${future.at(-1)}; insert into nowhere values (1)`]
  t.throws(() => openDatabase(folder, broken), { code: 'STORE_FAILED', detail: { reason: /nowhere/ } })
  {
    using half = openDatabase(folder, future.slice(0, -1))
    t.equal(half.opened.from, future.length - 1, 'the steps before it hold')
    t.strictSame(half.db.prepare("select name from sqlite_schema where name = 'waitlist'").all(), [])
  }
  using whole = openDatabase(folder, future)
  t.equal(whole.opened.version, future.length)
})

await t.test('an empty folder is brought up without a copy', async t => {
  const folder = t.testdir()
  openDatabase(folder, future)[Symbol.dispose]()
  t.strictSame(readdirSync(folder).sort(), ['store.db', 'store.lock'])
})
