import SQLite from 'better-sqlite3'
import { Fault } from '../fault/fault.ts'

/** Long enough for two that start together to sort it out, short enough to say at once that one must stop. */
const waitMs = 250

/**
 * Makes this process the only owner of a folder until the lock is disposed or the process ends. The lock is an open
 * BEGIN EXCLUSIVE on a database of its own: the kernel drops it when the process ends, however it ends, so there is
 * nothing to clean up after kill -9 or a power cut, and no process id to mistake for another's. It is not on the store itself, so
 * that a backup or a person with sqlite3 may read the store while the box runs. Nothing else in this process may open
 * the file: POSIX drops a process's locks when it closes any descriptor of it. @throws STORE_BUSY
 */
export const takeLock = (path: string, folder: string): Disposable => {
  const db = new SQLite(path, { timeout: waitMs })
  try {
    db.exec('begin exclusive')
  } catch (error) {
    db.close()
    const isBusy = error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')
    throw isBusy ? new Fault('STORE_BUSY', { folder }) : error
  }
  return { [Symbol.dispose]: () => void db.close() }
}
