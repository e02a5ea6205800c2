import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Model, ModelFile } from '../../firmware/config/catalogue.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import type { Clock } from '../../firmware/time/clock.ts'
import { download } from './download.ts'
import { failed } from './http.ts'
import type { InstalledRecord } from './installed.ts'
import type { Part } from './part.ts'
import type { Progress } from './progress.ts'

/** Where the files come from: the catalogue's addresses, a mirror that has them under one address, or a folder. */
export type Source =
  | { readonly at: 'catalogue' }
  | { readonly at: 'mirror'; readonly base: URL }
  | { readonly at: 'folder'; readonly folder: string }

/** One model to install. */
export interface Installation {
  readonly model: Model
  /** The folder of all models. */
  readonly installed: string
  readonly source: Source
  /** Hashes that a person vouches for, for files of which the catalogue names none. */
  readonly trusted: ReadonlySet<string>
  readonly clock: Clock
  readonly progress: Progress
}

/** A file as installed.json records it. */
export type Recorded = InstalledRecord['files'][number]

const addressOf = ({ source }: Installation, file: ModelFile): URL => {
  if (source.at === 'mirror') return new URL(file.name, source.base)
  if (file.url === undefined) throw failed(file.name, 'the catalogue names no address', true)
  return new URL(file.url)
}

/** A file of that name in the folder, or in a folder of the model's name within it. @throws FILE_UNREADABLE */
const findIn = async (folder: string, id: string, name: string) => {
  for (const path of [join(folder, name), join(folder, id, name)]) {
    const found = await stat(path).catch(() => undefined)
    if (found?.isFile()) return { path, bytes: found.size }
  }
  const listing = await readdir(folder).catch(() => undefined)
  const reason = listing === undefined ? 'the folder is not there' : `it is not in ${folder}`
  throw new Fault('FILE_UNREADABLE', { file: name, reason })
}

/** Only errors of this file become faults here: the disk that is written to has its own. */
async function* readFrom(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>
  } catch (cause) {
    throw new Fault('FILE_UNREADABLE', { file: path, reason: (cause as Error).message }, cause)
  }
}

const copyInto = async (
  part: Part,
  from: { path: string; bytes: number },
  what: Installation,
  signal: AbortSignal,
) => {
  await part.restart({ address: from.path, validator: null, totalBytes: from.bytes })
  what.progress.moved(0, from.bytes)
  for await (const chunk of readFrom(from.path)) {
    signal.throwIfAborted()
    await part.append(chunk)
    what.progress.moved(part.size, from.bytes)
  }
}

/**
 * Fills a part from the source and says what it holds.
 * @throws signal.reason; DOWNLOAD_FAILED, FILE_UNREADABLE; what the disk throws
 */
export const fill = async (
  part: Part,
  file: ModelFile,
  what: Installation,
  signal: AbortSignal,
): Promise<Recorded> => {
  let from: string
  if (what.source.at === 'folder') {
    const found = await findIn(what.source.folder, what.model.id, file.name)
    from = found.path
    await copyInto(part, found, what, signal)
  } else {
    const url = addressOf(what, file)
    from = url.href
    const pinnedBytes = file.sha256 === null ? null : file.bytes
    const { moved, broke } = what.progress
    await download({ url, part, pinnedBytes, clock: what.clock, moved, broke }, signal)
  }
  const sha256 = await part.finish()
  const trustedBy = file.sha256 === null ? 'person' : 'catalogue'
  return { name: file.name, bytes: part.size, sha256, trustedBy, from }
}
