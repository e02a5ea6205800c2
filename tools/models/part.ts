import { createHash } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { hashInto, writeSynced } from './disk.ts'

/** Where the bytes of a part come from, and how to ask for the rest of the very same ones. */
export interface Origin {
  readonly address: string
  /** A strong ETag or a Last-Modified date; null when the server gives neither: then it cannot be resumed. */
  readonly validator: string | null
  /** null when the sender does not say. */
  readonly totalBytes: number | null
}

/** A file that is being fetched: NAME.part, with its origin in NAME.part.json beside it; an empty one leaves nothing. */
export interface Part extends AsyncDisposable {
  /** Bytes written so far, in this run or an earlier one. */
  readonly size: number
  /** True when bytes of an earlier run are in it. */
  readonly resumed: boolean
  readonly origin: Origin | undefined
  /** Empties it: what follows comes from here. */
  restart(origin: Origin): Promise<void>
  append(chunk: Uint8Array): Promise<void>
  /** All of it is there, whatever length was announced. Makes it last and returns its sha256. */
  finish(): Promise<string>
}

const originPath = (path: string) => `${path}.part.json`
const partPath = (path: string) => `${path}.part`

const readOrigin = async (path: string): Promise<Origin | undefined> => {
  try {
    return JSON.parse(await readFile(originPath(path), 'utf8')) as Origin
  } catch {
    return undefined
  }
}

/** Opens the part of `path` or begins one. A part whose origin is lost is begun anew. */
export const openPart = async (path: string, signal: AbortSignal): Promise<Part> => {
  let origin = await readOrigin(path)
  const handle = await open(partPath(path), origin === undefined ? 'w+' : 'a+')
  await handle.close()
  const file = await open(partPath(path), 'r+')
  let { size } = await file.stat()
  let resumed = size > 0
  let hash = createHash('sha256')
  if (resumed) await hashInto(hash, partPath(path), signal)

  const setOrigin = async (from: Origin) => {
    origin = from
    await writeSynced(originPath(path), JSON.stringify(from))
  }
  const restart = async (from: Origin) => {
    await file.truncate(0)
    size = 0
    resumed = false
    hash = createHash('sha256')
    await setOrigin(from)
  }
  const append = async (chunk: Uint8Array) => {
    for (let done = 0; done < chunk.length;) {
      const { bytesWritten } = await file.write(chunk, done, chunk.length - done, size + done)
      done += bytesWritten
    }
    hash.update(chunk)
    size += chunk.length
  }
  const finish = async () => {
    await file.sync()
    if (origin !== undefined && origin.totalBytes !== size) await setOrigin({ ...origin, totalBytes: size })
    return hash.copy().digest('hex')
  }
  const close = async () => {
    await file.close()
    if (size > 0) return
    await rm(partPath(path), { force: true })
    await rm(originPath(path), { force: true })
  }
  let closed: Promise<void> | undefined
  return {
    get size() {
      return size
    },
    get resumed() {
      return resumed
    },
    get origin() {
      return origin
    },
    restart,
    append,
    finish,
    [Symbol.asyncDispose]: () => (closed ??= close()),
  }
}

/** Gives the part its name; the folder is to be synced by whoever put the last file there. */
export const keepPart = async (path: string): Promise<void> => {
  await rename(partPath(path), path)
  await rm(originPath(path), { force: true })
}

/** Puts a part that is not what it should be aside, under another name, so that it can be looked at. */
export const refusePart = async (path: string, aside: string): Promise<void> => {
  await rm(aside, { force: true, recursive: true })
  await rename(partPath(path), aside)
  await rm(originPath(path), { force: true })
}

/** Bytes of a part on disk, without opening it for writing. */
export const partBytes = async (path: string): Promise<number> => {
  try {
    await using file = await open(partPath(path), 'r')
    return (await file.stat()).size
  } catch {
    return 0
  }
}
