import { oneAtATime } from '../flow/one-at-a-time.ts'
import type { Utterance } from '../ports/voice.ts'
import { promptName } from './prompt-file.ts'
import { openPromptShelf, type PromptShelfCounts, type PromptShelfOptions } from './prompt-shelf.ts'
import { createRecency } from './recency.ts'

/** Rendered prompts, on disk and the hot ones in memory. What is personal is in neither. Nothing here ever throws. */
export interface PromptCache extends AsyncDisposable {
  /** PCM16 mono at 8 000 Hz, the caller's own copy; null when it must be rendered. `voice`: see PromptSource. */
  find(utterance: Utterance, voice: string): Promise<Int16Array | null>
  /** Remembers it at once, and writes it to disk when the disk has time. */
  keep(utterance: Utterance, voice: string, pcm: Int16Array): void
  counts(): PromptCacheCounts
}

export interface PromptCacheCounts extends PromptShelfCounts {
  readonly hits: number
  readonly misses: number
}

export interface PromptCacheOptions extends PromptShelfOptions {
  /** Bound of the copies in memory. */
  readonly memoryBytes?: number
}

/** Nine minutes. */
const MEMORY_BYTES = 8 * 1_024 * 1_024
const WRITES_WAITING = 64

/** Opens the cache; a folder that cannot be used leaves the memory. */
export const openPromptCache = async (options: PromptCacheOptions): Promise<PromptCache> => {
  const shelf = await openPromptShelf(options)
  const hot = createRecency<Int16Array>(options.memoryBytes ?? MEMORY_BYTES, pcm => pcm.byteLength)
  const oneWrite = oneAtATime()
  const counts = { hits: 0, misses: 0 }
  let waiting = 0
  const find: PromptCache['find'] = async ({ text, personal }, voice) => {
    if (personal) return null
    const name = promptName({ voice, text })
    const pcm = hot.get(name) ?? (await shelf.read(name))
    counts[pcm ? 'hits' : 'misses'] += 1
    if (!pcm) return null
    hot.put(name, pcm)
    return pcm.slice()
  }
  const keep: PromptCache['keep'] = ({ text, personal }, voice, pcm) => {
    if (personal || pcm.length === 0) return
    const name = promptName({ voice, text })
    const own = pcm.slice()
    hot.put(name, own)
    if (waiting >= WRITES_WAITING) return shelf.refuse()
    waiting += 1
    void oneWrite(() => shelf.write(name, own)).finally(() => (waiting -= 1))
  }
  return {
    find,
    keep,
    counts: () => ({ ...counts, ...shelf.counts() }),
    [Symbol.asyncDispose]: () => oneWrite(async () => {}),
  }
}
