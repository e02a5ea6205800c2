import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Type, type Static } from 'typebox'
import { Check } from 'typebox/value'
import { modelPath, type Model, type ModelFolders } from '../../firmware/config/catalogue.ts'
import { sha256Of } from './disk.ts'
import { partBytes } from './part.ts'

/** What INSTALLED/ID/installed.json holds: it is written before the folder gets its name, so it is there or nothing. */
const recordSchema = Type.Object({
  id: Type.String(),
  /** UTC milliseconds since 1970. */
  installedAt: Type.Number(),
  files: Type.Array(
    Type.Object({
      name: Type.String(),
      bytes: Type.Number(),
      sha256: Type.String(),
      /** 'catalogue' when the catalogue named the hash, 'person' when somebody gave it with --trust. */
      trustedBy: Type.Union([Type.Literal('catalogue'), Type.Literal('person')]),
      /** Address or path it came from. */
      from: Type.String(),
    }),
  ),
})
export type InstalledRecord = Static<typeof recordSchema>

export const recordName = 'installed.json'
export const modelFolder = (id: string, installed: string): string => join(installed, id)
/** Where a model is put together. */
export const buildFolder = (id: string, installed: string): string => join(installed, `${id}.part`)

/** undefined when it is not there or cannot be understood. */
export const readRecord = async (id: string, installed: string): Promise<InstalledRecord | undefined> => {
  try {
    const text = await readFile(join(modelFolder(id, installed), recordName), 'utf8')
    const record: unknown = JSON.parse(text)
    return Check(recordSchema, record) ? record : undefined
  } catch {
    return undefined
  }
}

const bytesOf = async (path: string): Promise<number | undefined> => {
  try {
    return (await stat(path)).size
  } catch {
    return undefined
  }
}

export interface Standing {
  readonly state: 'shipped' | 'installed' | 'damaged' | 'not installed'
  /** Bytes that an unfinished installation already has. */
  readonly fetchedBytes: number
}

const fetchedBytes = async (model: Model, installed: string): Promise<number> => {
  const folder = buildFolder(model.id, installed)
  const sizes = await Promise.all(
    model.files.map(async ({ name }) => {
      const path = join(folder, name)
      return (await bytesOf(path)) ?? partBytes(path)
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** How a model stands, by the lengths of its files: quick. `verify` reads them. */
export const standingOf = async (model: Model, folders: ModelFolders): Promise<Standing> => {
  const record = await readRecord(model.id, folders.installed)
  const isThere = (await bytesOf(modelFolder(model.id, folders.installed))) !== undefined
  if (!model.ships && !isThere)
    return { state: 'not installed', fetchedBytes: await fetchedBytes(model, folders.installed) }
  const isWhole = await Promise.all(
    model.files.map(async file => {
      const expected = model.ships ? file.bytes : record?.files.find(({ name }) => name === file.name)?.bytes
      return expected !== undefined && (await bytesOf(modelPath(model, file, folders))) === expected
    }),
  )
  if (!isWhole.every(Boolean)) return { state: 'damaged', fetchedBytes: 0 }
  return { state: model.ships ? 'shipped' : 'installed', fetchedBytes: 0 }
}

/** One file of a model, read again. `found` is null when it is not there. */
export interface Verdict {
  readonly model: string
  readonly file: string
  readonly expected: string | null
  readonly found: string | null
  readonly ok: boolean
}

/** Reads every file of a model again. What the catalogue names counts more than what was recorded. */
export const verifyModel = async (
  model: Model,
  folders: ModelFolders,
  signal: AbortSignal,
): Promise<readonly Verdict[]> => {
  const record = await readRecord(model.id, folders.installed)
  const verdicts: Verdict[] = []
  for (const file of model.files) {
    const path = modelPath(model, file, folders)
    const recorded = record?.files.find(({ name }) => name === file.name)?.sha256
    const expected = file.sha256 ?? recorded ?? null
    const found = (await bytesOf(path)) === undefined ? null : await sha256Of(path, signal)
    const ok = found !== null && found === expected && (model.ships || recorded === expected)
    verdicts.push({ model: model.id, file: path, expected, found, ok })
  }
  return verdicts
}
