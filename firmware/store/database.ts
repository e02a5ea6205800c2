import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import SQLite, { type Database } from 'better-sqlite3'
import { Fault } from '../fault/fault.ts'
import { keepCopy } from './copy.ts'
import { takeLock } from './lock.ts'
import { migrate, versionOf } from './migrate.ts'
import { migrations } from './migrations.ts'
import { storeFault } from './sqlite-fault.ts'
import type { Opened } from './wire.ts'

export interface OpenDatabase extends Disposable {
  readonly db: Database
  readonly opened: Opened
  /**
   * Moves what was committed from the log into the file: at a moment when nobody waits, so that no booking has to do
   * it for a thousand others (SQLite does it in the commit that fills the log). A failure is no loss: the log stays.
   */
  tidy(): void
}

/** A person with sqlite3 may hold the file for a moment. */
const busyMs = 5_000

const setUp = (db: Database) => {
  db.pragma('journal_mode = wal')
  // Each commit is on disk before it returns. SQLite's default for WAL would only order the writes
  db.pragma('synchronous = full')
  db.pragma('foreign_keys = on')
  db.pragma('trusted_schema = off')
}

const tidy = (db: Database) => {
  try {
    db.pragma('wal_checkpoint(passive)')
  } catch {
    // A full disk: the next commit says so
  }
}

/** @throws STORE_DAMAGED with the first complaints of SQLite */
const check = (db: Database, folder: string) => {
  const found = db.pragma('quick_check(3)') as { readonly quick_check: string }[]
  const complaints = found.map(row => row.quick_check).filter(complaint => complaint !== 'ok')
  if (complaints.length > 0) throw new Fault('STORE_DAMAGED', { folder, reason: complaints.join('; ') })
}

const openFile = (folder: string, versions: readonly string[]): OpenDatabase => {
  const file = join(folder, 'store.db')
  // The last one to close a store removes its log: one that is still there was cut off
  const wasCut = (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
  const db = new SQLite(file, { timeout: busyMs })
  try {
    if (wasCut) check(db, folder)
    const from = versionOf(db)
    if (from <= versions.length) setUp(db)
    migrate(db, versions, version => void keepCopy(db, folder, version))
    return {
      db,
      tidy: () => tidy(db),
      opened: { from, version: versionOf(db), wasCut },
      [Symbol.dispose]: () => void db.close(),
    }
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Opens `store.db` in a folder, made if it is missing, for this process alone: checked when the last owner was cut off,
 * brought to the newest version. Synchronous: for the store's thread. Disposing it empties the log into the file.
 * @throws STORE_BUSY, STORE_NEWER, STORE_DAMAGED, STORE_FULL, STORE_FAILED
 */
export const openDatabase = (folder: string, versions: readonly string[] = migrations): OpenDatabase => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const lock = takeLock(join(folder, 'store.lock'), folder)
    try {
      const file = openFile(folder, versions)
      const close = () => {
        file[Symbol.dispose]()
        lock[Symbol.dispose]()
      }
      return { ...file, [Symbol.dispose]: close }
    } catch (error) {
      lock[Symbol.dispose]()
      throw error
    }
  } catch (error) {
    throw storeFault(error, folder)
  }
}
