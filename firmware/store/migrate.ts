import type { Database } from 'better-sqlite3'
import { Fault } from '../fault/fault.ts'

/** The version of a file's tables; 0 for an empty file. */
export const versionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }))

/**
 * Brings a file to the newest version, each step in a transaction of its own. Before the first step of a file that
 * holds something, `keepCopy` is told the version it had. @throws STORE_NEWER; whatever SQLite or `keepCopy` throws
 */
export const migrate = (
  db: Database,
  migrations: readonly string[],
  keepCopy: (version: number) => void,
): void => {
  const from = versionOf(db)
  if (from > migrations.length) throw new Fault('STORE_NEWER', { found: from, known: migrations.length })
  if (from > 0 && from < migrations.length) keepCopy(from)
  for (const [index, sql] of migrations.entries()) {
    if (index < from) continue
    const step = db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${index + 1}`)
    })
    step.immediate()
  }
}
