import { statfsSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { Fault, isFault } from '../fault/fault.ts'

/** Less free than this and a failed write is put down to the disk being full. */
const scarceBytes = 64 * 1_024

const isFull = (folder: string): boolean => {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < scarceBytes
  } catch {
    return false
  }
}

/**
 * An error of SQLite or of the file system as a fault: SLOT_TAKEN, STORE_FULL, STORE_BUSY, STORE_DAMAGED, else
 * STORE_FAILED. A full disk also shows as a failed write or as shared memory that cannot grow (SQLITE_IOERR_SHMSIZE),
 * so for those the file system is asked. Source: sqlite.org/rescode.html
 */
export const storeFault = (error: unknown, folder: string): Fault => {
  if (isFault(error)) return error
  const reason = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_CONSTRAINT_TRIGGER' && reason === 'slot taken') return new Fault('SLOT_TAKEN')
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new Fault('STORE_FULL', { folder }, error)
  if (/^SQLITE_(IOERR|CANTOPEN)/.test(code) && isFull(folder))
    return new Fault('STORE_FULL', { folder }, error)
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return new Fault('STORE_DAMAGED', { folder, reason }, error)
  const isSqlite = error instanceof SQLite.SqliteError
  return new Fault('STORE_FAILED', { folder, reason: isSqlite ? `${reason} (${code})` : reason }, error)
}
