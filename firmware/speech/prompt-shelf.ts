import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import { promptBytes, readPrompt, writePrompt } from './prompt-file.ts'
import { createRecency, type Recency } from './recency.ts'

export interface PromptShelfOptions {
  readonly folder: string
  /** Bound of all files together; the prompt longest unused makes room. */
  readonly maxBytes: number
  readonly clock: Clock
  readonly log: Log
}

/** Prompts on disk, by name. Never throws: what the disk refuses is counted, and told of once. */
export interface PromptShelf {
  /** Null when there is none; what is no whole prompt is deleted. */
  read(name: string): Promise<Int16Array | null>
  write(name: string, pcm: Int16Array): Promise<void>
  /** Counts a prompt that is not written for another reason than the disk's. */
  refuse(): void
  counts(): PromptShelfCounts
}

export interface PromptShelfCounts {
  readonly files: number
  readonly bytes: number
  /** Files that were not whole prompts; deleted. */
  readonly damaged: number
  /** Prompts not written (full disk, no rights, too many waiting): rendered anew after a restart. */
  readonly unwritten: number
}

interface Entry {
  readonly bytes: number
  /** When the file's own time was last moved on. */
  readonly touchedMs: number
}

const DAY_MS = 86_400_000
const OURS = /^[0-9a-f]{64}\.pcm$/
const UNFINISHED = /^[0-9a-f]{64}\.pcm\.tmp$/

/** What is there, oldest first. Names that are not ours are not touched: the folder may be somebody's by mistake. */
const scan = async (folder: string): Promise<readonly (readonly [string, Entry])[]> => {
  await mkdir(folder, { recursive: true })
  const names = await readdir(folder)
  for (const name of names.filter(name => UNFINISHED.test(name)))
    await rm(join(folder, name), { force: true })
  const found: (readonly [string, Entry])[] = []
  for (const name of names.filter(name => OURS.test(name))) {
    const { size, mtimeMs } = await stat(join(folder, name))
    found.push([name.slice(0, 64), { bytes: size, touchedMs: mtimeMs }])
  }
  return found.toSorted(([, a], [, b]) => a.touchedMs - b.touchedMs)
}

/** Opens a folder of prompts, making it if need be. */
export const openPromptShelf = async ({
  folder,
  maxBytes,
  clock,
  log,
}: PromptShelfOptions): Promise<PromptShelf> => {
  const pathOf = (name: string) => join(folder, `${name}.pcm`)
  const index: Recency<Entry> = createRecency(maxBytes, entry => entry.bytes)
  const counts = { damaged: 0, unwritten: 0 }
  const failed = (error: unknown) => {
    counts.unwritten += 1
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    if (counts.unwritten === 1) log.warn({ folder, code }, 'prompts cannot be kept on disk; going on without')
  }
  const forget = async (name: string) => {
    index.remove(name)
    await rm(pathOf(name), { force: true }).catch(failed)
  }
  const enter = async (name: string, entry: Entry) => {
    for (const gone of index.put(name, entry)) await forget(gone)
  }
  /** Its use is written down once a day at most: an SD card wears. */
  const touch = async (name: string, { bytes, touchedMs }: Entry) => {
    const nowMs = clock.epochMs()
    if (nowMs - touchedMs < DAY_MS) return
    index.put(name, { bytes, touchedMs: nowMs })
    await utimes(pathOf(name), nowMs / 1_000, nowMs / 1_000).catch(failed)
  }
  const read = async (name: string): Promise<Int16Array | null> => {
    const entry = index.get(name)
    if (!entry) return null
    const pcm = await readPrompt(pathOf(name)).catch(() => 'damaged' as const)
    if (pcm === 'damaged') counts.damaged += 1
    if (pcm === 'damaged' || pcm === null) {
      await forget(name)
      return null
    }
    await touch(name, entry)
    return pcm
  }
  const write = async (name: string, pcm: Int16Array) => {
    if (index.has(name) || promptBytes(pcm) > maxBytes) return
    try {
      await writePrompt(pathOf(name), pcm)
      await enter(name, { bytes: promptBytes(pcm), touchedMs: clock.epochMs() })
    } catch (error) {
      failed(error)
    }
  }
  const refuse = () => failed({ code: 'too many waiting' })
  for (const [name, entry] of await scan(folder).catch((error: unknown) => (failed(error), [])))
    await enter(name, entry)
  const countsNow = () => ({ ...counts, files: index.size, bytes: index.bytes })
  return { read, write, refuse, counts: countsNow }
}
