import { readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Model, ModelFile } from '../../firmware/config/catalogue.ts'
import { Fault } from '../../firmware/fault/fault.ts'
import { checkRoom, diskFault, makeFolder, sha256Of, syncPath, writeSynced, type Room } from './disk.ts'
import { buildFolder, modelFolder, recordName, type InstalledRecord } from './installed.ts'
import { keepPart, openPart, partBytes, refusePart } from './part.ts'
import { fill, type Installation, type Recorded } from './source.ts'

/** Fills the part of a file; what an earlier try left is thrown away once if the whole does not fit. */
const fillPart = async (path: string, file: ModelFile, what: Installation, signal: AbortSignal) => {
  await using part = await openPart(path, signal)
  const recorded = await fill(part, file, what, signal)
  if (file.sha256 === null || recorded.sha256 === file.sha256 || !part.resumed) return recorded
  what.progress.says(`${file.name}: what an earlier try left does not fit; fetching it again from the start`)
  await part.restart({ address: '', validator: null, totalBytes: null })
  return await fill(part, file, what, signal)
}

/** @throws MODEL_DAMAGED when even what was fetched afresh is not what the catalogue names */
const fetchFile = async (file: ModelFile, what: Installation, signal: AbortSignal): Promise<Recorded> => {
  const { model, installed, progress } = what
  const path = join(buildFolder(model.id, installed), file.name)
  progress.begins(file.name)
  const recorded = await fillPart(path, file, what, signal).finally(progress.ends)
  if (file.sha256 === null || recorded.sha256 === file.sha256) return recorded
  const aside = join(installed, `${file.name}.refused`)
  await refusePart(path, aside)
  const [expected, found] = [file.sha256, recorded.sha256]
  throw new Fault('MODEL_DAMAGED', { model: model.id, file: aside, expected, found })
}

/** A file that an earlier, interrupted installation had already finished. */
const finished = async (
  file: ModelFile,
  what: Installation,
  signal: AbortSignal,
): Promise<Recorded | undefined> => {
  const path = join(buildFolder(what.model.id, what.installed), file.name)
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile() || file.sha256 === null) return undefined
  const sha256 = await sha256Of(path, signal)
  if (sha256 !== file.sha256) await rm(path)
  return sha256 === file.sha256
    ? { name: file.name, bytes: found.size, sha256, trustedBy: 'catalogue', from: 'an earlier try' }
    : undefined
}

const missingBytes = async ({ model, installed }: Installation): Promise<number> => {
  let bytes = 0
  for (const file of model.files) {
    const path = join(buildFolder(model.id, installed), file.name)
    const isDone = (await stat(path).catch(() => undefined)) !== undefined
    if (!isDone) bytes += Math.max(0, file.bytes - (await partBytes(path)))
  }
  return bytes
}

/** @throws MODEL_UNTRUSTED naming every hash nobody vouches for; what was fetched stays for the next run */
const checkTrust = ({ model, trusted, progress }: Installation, files: readonly Recorded[]): void => {
  const strange = files.filter(({ trustedBy, sha256 }) => trustedBy === 'person' && !trusted.has(sha256))
  for (const { name, sha256 } of strange) {
    const source = model.files.find(file => file.name === name)?.source
    progress.says(`${name}\n  sha256 ${sha256}\n  ${source}`)
  }
  if (strange.length === 0) return
  const found = strange.map(({ sha256 }) => sha256).join(',')
  throw new Fault('MODEL_UNTRUSTED', { model: model.id, found })
}

/** Gives the finished folder its name in one step; a damaged one of that name makes way first. */
const putInPlace = async (id: string, installed: string): Promise<void> => {
  const [built, target] = [buildFolder(id, installed), modelFolder(id, installed)]
  const old = join(installed, `${id}.old`)
  await rm(old, { recursive: true, force: true })
  await rename(target, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rename(built, target)
  await syncPath(installed)
  await rm(old, { recursive: true, force: true })
}

const build = async (what: Installation, signal: AbortSignal): Promise<InstalledRecord> => {
  const { model, installed, clock } = what
  const folder = buildFolder(model.id, installed)
  const files: Recorded[] = []
  const parts: string[] = []
  for (const file of model.files) {
    const done = await finished(file, what, signal)
    files.push(done ?? (await fetchFile(file, what, signal)))
    if (!done) parts.push(file.name)
  }
  checkTrust(what, files)
  for (const name of parts) await keepPart(join(folder, name))
  const record = { id: model.id, installedAt: clock.epochMs(), files }
  await writeSynced(join(folder, recordName), `${JSON.stringify(record, null, 2)}\n`)
  await syncPath(folder)
  await putInPlace(model.id, installed)
  return record
}

/**
 * Installs all files of a model or none. What a broken try had fetched is used by the next.
 * @throws signal.reason; MODEL_NO_ROOM, MODEL_DAMAGED, MODEL_UNTRUSTED, DOWNLOAD_FAILED, FILE_UNREADABLE,
 * FOLDER_UNWRITABLE
 */
export const installModel = async (what: Installation, signal: AbortSignal): Promise<InstalledRecord> => {
  const { model, installed } = what
  const folder = buildFolder(model.id, installed)
  const room = async (): Promise<Room> => ({
    model: model.id,
    folder: installed,
    leastBytes: await missingBytes(what),
  })
  await makeFolder(installed)
  await checkRoom(await room())
  await makeFolder(folder)
  try {
    return await build(what, signal)
  } catch (error) {
    await rmdir(folder).catch(() => undefined) // an empty one says nothing
    throw await diskFault(error, await room())
  }
}

/** Takes a model away, with what unfinished and refused tries left. True when there was anything. */
export const removeModel = async (model: Model, installed: string): Promise<boolean> => {
  const names = [
    model.id,
    `${model.id}.part`,
    `${model.id}.old`,
    ...model.files.map(file => `${file.name}.refused`),
  ]
  const there = new Set(await readdir(installed).catch(() => []))
  const mine = names.filter(name => there.has(name))
  for (const name of mine) await rm(join(installed, name), { recursive: true, force: true })
  if (mine.length > 0) await syncPath(installed)
  return mine.length > 0
}
