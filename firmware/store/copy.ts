import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'

const flush = (path: string) => {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/**
 * Puts a consistent copy of an open store at copies/store-v{version}.db under its folder and answers with that path.
 * The copy has its name only once it is whole and on disk. Source: sqlite.org/lang_vacuum.html, VACUUM INTO does not sync.
 */
export const keepCopy = (db: Database, folder: string, version: number): string => {
  const copies = join(folder, 'copies')
  const copy = join(copies, `store-v${version}.db`)
  const partial = `${copy}.partial`
  mkdirSync(copies, { recursive: true, mode: 0o700 })
  rmSync(partial, { force: true })
  db.prepare('vacuum into ?').run(partial)
  flush(partial)
  renameSync(partial, copy)
  flush(copies)
  return copy
}
