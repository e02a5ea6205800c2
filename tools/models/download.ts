import type { IncomingMessage } from 'node:http'
import type { Clock } from '../../firmware/time/clock.ts'
import { checkStatus, failed, isWorthAnotherTry, networkFault, request, type Answer } from './http.ts'
import type { Origin, Part } from './part.ts'

/** A file to fetch into a part. */
export interface Download {
  readonly url: URL
  readonly part: Part
  /** The exact length if it is sure (the file is pinned by its hash), else null. */
  readonly pinnedBytes: number | null
  readonly clock: Clock
  readonly moved: (bytes: number, totalBytes: number | null) => void
  /** Told before each pause. */
  readonly broke: (reason: string, pauseMs: number) => void
}

/** Pauses after tries that brought nothing more; after the last one it gives up. */
const pausesMs = [1_000, 2_000, 5_000, 10_000, 20_000]
/** A connection without a byte for this long (at most twice this) is taken as lost. */
const stallMs = 30_000

/** `bytes 100-199/200`; the range is a star when there is nothing there, and so is an unknown total. */
const rangeOf = (response: IncomingMessage) => {
  const found = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(response.headers['content-range'] ?? '')
  const total = found?.[2] === undefined || found[2] === '*' ? null : Number(found[2])
  return { start: found?.[1] === undefined ? null : Number(found[1]), total }
}

/** What If-Range may compare: a strong ETag, else a date (RFC 9110 §13.1.5). */
const validatorOf = ({ headers }: IncomingMessage): string | null => {
  const { etag } = headers
  if (etag !== undefined && !etag.startsWith('W/')) return etag
  return headers['last-modified'] ?? null
}

const lengthOf = ({ headers }: IncomingMessage) =>
  headers['content-length'] === undefined ? null : Number(headers['content-length'])

const isComplete = ({ part, pinnedBytes }: Download) => {
  const total = part.origin?.totalBytes ?? pinnedBytes
  return part.origin !== undefined && total !== null && part.size >= total
}

/** The headers that ask for the rest, if what is there can be trusted to be its beginning. */
const resumeHeaders = ({ part, url }: Download): Record<string, string> => {
  const { origin, size } = part
  if (size === 0 || origin?.validator == null || origin.address !== url.href) return {}
  return { range: `bytes=${size}-`, 'if-range': origin.validator }
}

const checkTotal = (total: number | null, { url, pinnedBytes }: Download) => {
  if (pinnedBytes !== null && total !== null && total !== pinnedBytes)
    throw failed(url, `the server offers ${total} bytes, the catalogue says ${pinnedBytes}`, true)
}

/** Makes the part ready for the body that follows. */
const begin = async (what: Download, { url, response }: Answer, status: 200 | 206): Promise<void> => {
  const range = rangeOf(response)
  const totalBytes = status === 206 ? range.total : lengthOf(response)
  checkTotal(totalBytes, what)
  const encoding = response.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') throw failed(url, `the server sends it as ${encoding}`, true)
  if (status === 206 && range.start === what.part.size) return
  if (status === 206) throw failed(url, 'the server sends another part than the one asked for', true)
  const origin: Origin = { address: what.url.href, validator: validatorOf(response), totalBytes }
  await what.part.restart(origin)
}

/** Only the network's own errors become faults here, so that a full disk is not tried again. */
async function* received({ url, body }: Answer, signal: AbortSignal): AsyncGenerator<Buffer> {
  try {
    yield* body
  } catch (error) {
    throw signal.aborted ? signal.reason : networkFault(url, error)
  }
}

const readBody = async (what: Download, answer: Answer, signal: AbortSignal): Promise<void> => {
  const { url } = answer
  const total = what.part.origin?.totalBytes ?? what.pinnedBytes
  what.moved(what.part.size, total)
  for await (const chunk of received(answer, signal)) {
    await what.part.append(chunk)
    what.moved(what.part.size, total)
  }
  if (total !== null && what.part.size < total) throw failed(url, 'the server ended it too early', false)
  if (total !== null && what.part.size > total) throw failed(url, 'the server sent too much', true)
}

/** There is nothing after what was fetched: either that is all, of which the length was not known, or it changed. */
const settle = async (what: Download, { url, response }: Answer): Promise<void> => {
  const { total } = rangeOf(response)
  checkTotal(total, what)
  if (total === what.part.size && what.part.origin?.totalBytes === null) return
  await what.part.restart({ address: what.url.href, validator: null, totalBytes: null })
  throw failed(url, 'the file there is not the one of which a part was fetched', false)
}

/** Asks once and takes what comes. */
const attempt = async (what: Download, signal: AbortSignal): Promise<void> => {
  const answer = await request(what.url, resumeHeaders(what), signal)
  const status = checkStatus(answer)
  try {
    if (status === 416) return await settle(what, answer)
    await begin(what, answer, status)
    await readBody(what, answer, signal)
  } finally {
    answer.response.destroy()
  }
}

/** Runs an attempt and ends it when no byte arrives. */
const watched = async (what: Download, signal: AbortSignal): Promise<void> => {
  const over = new AbortController()
  const stalled = new AbortController()
  const watch = async () => {
    for (let seen = -1; ;) {
      await what.clock.sleep(stallMs, over.signal)
      if (what.part.size === seen)
        stalled.abort(failed(what.url, `nothing came for ${stallMs / 1_000} s`, false))
      seen = what.part.size
    }
  }
  const watching = watch().catch(() => undefined)
  try {
    await attempt(what, AbortSignal.any([signal, stalled.signal]))
  } finally {
    over.abort()
    await watching
  }
}

/**
 * Fetches until the part is whole, going on where a lost connection stopped. It gives up when the pauses are used up:
 * a try that brings more than was ever had begins them again.
 * @throws signal.reason; DOWNLOAD_FAILED; what the disk throws
 */
export const download = async (what: Download, signal: AbortSignal): Promise<void> => {
  let furthest = what.part.size
  for (let inVain = 0; !isComplete(what);) {
    signal.throwIfAborted()
    try {
      await watched(what, signal)
      if (what.part.origin?.totalBytes === null && what.pinnedBytes === null) return
    } catch (error) {
      if (signal.aborted || !isWorthAnotherTry(error)) throw error
      if (what.part.size > furthest) inVain = 0
      furthest = Math.max(furthest, what.part.size)
      const pauseMs = pausesMs[inVain]
      if (pauseMs === undefined) throw error
      inVain += 1
      what.broke(String(error.detail['reason']), pauseMs)
      await what.clock.sleep(pauseMs, signal)
    }
  }
}
