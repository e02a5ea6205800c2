import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, statfs, writeFile } from 'node:fs/promises'
import { Fault, isFault } from '../../firmware/fault/fault.ts'
import { formatBytes } from './amount.ts'

/** Feeds a file to a hash. @throws signal.reason, and what the file system throws */
export const hashInto = async (hash: Hash, path: string, signal: AbortSignal): Promise<void> => {
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    signal.throwIfAborted()
    hash.update(chunk)
  }
}

/** The sha256 of a file, 64 hexadecimal digits. @throws as hashInto */
export const sha256Of = async (path: string, signal: AbortSignal): Promise<string> => {
  const hash = createHash('sha256')
  await hashInto(hash, path, signal)
  return hash.digest('hex')
}

/** Makes what was written, renamed or removed in a folder, or the content of a file, survive a power cut. */
export const syncPath = async (path: string): Promise<void> => {
  await using handle = await open(path, 'r')
  await handle.sync()
}

/** Writes a small file so that it is whole on disk when this resolves. */
export const writeSynced = async (path: string, text: string): Promise<void> =>
  writeFile(path, text, { flush: true })

/** @throws FOLDER_UNWRITABLE */
export const makeFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new Fault('FOLDER_UNWRITABLE', { folder, reason: (cause as Error).message }, cause)
  })
}

/** Bytes a user may still write under a folder that exists. */
export const freeBytes = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** What a model needs of a folder; `leastBytes` is what was still to be written when the disk was full. */
export interface Room {
  readonly model: string
  readonly folder: string
  readonly leastBytes: number
}

const noRoom = async ({ model, folder, leastBytes }: Room, cause?: unknown) => {
  const free = formatBytes(await freeBytes(folder))
  return new Fault('MODEL_NO_ROOM', { model, folder, needed: formatBytes(leastBytes), free }, cause)
}

/** Space that is left for the rest of the box: an installation must not fill its disk to the last byte. */
const spareBytes = 1_000_000

/** @throws MODEL_NO_ROOM before a byte is fetched */
export const checkRoom = async (room: Room): Promise<void> => {
  const needed = { ...room, leastBytes: room.leastBytes + spareBytes }
  if ((await freeBytes(room.folder)) < needed.leastBytes) throw await noRoom(needed)
}

/** Errors of the file system in words: a full disk is MODEL_NO_ROOM, one that refuses FOLDER_UNWRITABLE. */
export const diskFault = async (error: unknown, room: Room): Promise<unknown> => {
  if (isFault(error) || !(error instanceof Error)) return error
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return noRoom(room, error)
  const isRefusal = code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'EIO'
  if (isRefusal) return new Fault('FOLDER_UNWRITABLE', { folder: room.folder, reason: error.message }, error)
  return error
}
