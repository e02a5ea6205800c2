import { join } from 'node:path'
import { existsSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { Fault, isFault } from '../fault/fault.ts'
import type { ReportStore } from '../ports/report-store.ts'
import { versionOf } from './migrate.ts'
import { migrations } from './migrations.ts'
import { createReportFacts } from './reports.ts'
import { storeFault } from './sqlite-fault.ts'

/** Reads a store beside the box that owns it, or while there is none. It never writes, and waits for nobody. */
export type StoreReader = Pick<ReportStore, 'reportFacts'> & Disposable

/**
 * Opens `store.db` of a folder to be read. In write-ahead mode readers and the writer do not hinder each other.
 * Source: sqlite.org/wal.html section 2.2.
 * @throws STORE_MISSING, STORE_NEWER, STORE_OLDER, STORE_FAILED
 */
export const openStoreReader = (folder: string): StoreReader => {
  const file = join(folder, 'store.db')
  if (!existsSync(file)) throw new Fault('STORE_MISSING', { folder })
  try {
    const db = new SQLite(file, { readonly: true })
    const found = versionOf(db)
    if (found !== migrations.length) {
      db.close()
      throw new Fault(found > migrations.length ? 'STORE_NEWER' : 'STORE_OLDER', {
        folder,
        found,
        known: migrations.length,
      })
    }
    const read = createReportFacts(db)
    return {
      reportFacts: async (fromMs, toMs) => read(fromMs, toMs),
      [Symbol.dispose]: () => void db.close(),
    }
  } catch (error) {
    throw isFault(error) ? error : storeFault(error, folder)
  }
}
