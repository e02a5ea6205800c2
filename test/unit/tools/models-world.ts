import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { modelsCommand } from '../../../tools/command/models.ts'
import type { Clock } from '../../../firmware/time/clock.ts'

/** Bytes that look random and are always the same. */
export const bytesOf = (seed: string, length: number): Buffer => {
  const blocks: Buffer[] = []
  for (let i = 0; i * 32 < length; i += 1) blocks.push(createHash('sha256').update(`${seed}${i}`).digest())
  return Buffer.concat(blocks).subarray(0, length)
}
export const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')

export const big = bytesOf('big', 300_000)
export const voice = bytesOf('voice', 120_000)
export const voiceJson = Buffer.from('{"audio":{"sample_rate":16000}}')

const file = (name: string, data: Buffer, isPinned: boolean) => ({
  name,
  bytes: data.length,
  sha256: isPinned ? sha256(data) : null,
  url: `https://models.invalid/${name}`,
  evidence: 'reported',
  source: 'made for this test',
})
const model = (id: string, files: readonly object[]) => ({
  id,
  title: `The ${id}`,
  kind: 'voice',
  engine: 'piper',
  languages: ['en'],
  ships: false,
  licence: { name: 'CC0-1.0', url: 'https://models.invalid/card' },
  files,
  voice: { rateHz: 16_000, speakers: 1, input: 'espeak' },
  note: 'Made for this test.',
})

/** A catalogue of one big file, a pinned pair, an unpinned pair, and one that ships. */
export const testCatalogue = {
  version: 1,
  models: [
    model('one', [file('big.bin', big, true)]),
    model('pair', [file('voice.onnx', voice, true), file('voice.onnx.json', voiceJson, true)]),
    model('stranger', [file('voice.onnx', voice, false), file('voice.onnx.json', voiceJson, false)]),
    {
      ...model('shipped', []),
      ships: true,
      files: [{ ...file('shipped.onnx', voiceJson, true), url: undefined, path: 'shipped.onnx' }],
    },
  ],
}

/** A clock on which short pauses pass at once, and the wait for a stalled connection only when told. */
export const hurriedClock = () => {
  const pausesMs: number[] = []
  let nowMs = 0
  let stall = () => {}
  const clock: Clock = {
    nowMs: () => nowMs,
    epochMs: () => Date.UTC(2026, 10, 24, 8) + nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason as Error)
        signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
        const pass = () => {
          nowMs += ms
          resolve()
        }
        if (ms >= 30_000) stall = pass
        else {
          pausesMs.push(ms)
          setImmediate(pass)
        }
      }),
  }
  return { clock, pausesMs, passStall: () => stall() }
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void
export interface Asked {
  readonly url: string
  readonly range: string | undefined
  readonly ifRange: string | undefined
}

/** A server on loopback that gives each request the next answer; the last one repeats. */
export const openServer = async (...answers: readonly Answer[]) => {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const { range, 'if-range': ifRange } = request.headers
    asked.push({ url: request.url ?? '', range, ifRange: ifRange as string | undefined })
    answers[Math.min(asked.length, answers.length) - 1]?.(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${port}/`, asked, [Symbol.asyncDispose]: close }
}

export interface Serving {
  readonly etag?: string
  /** Ends the connection after so many bytes of the body. */
  readonly dropAfter?: number
  /** Sends so many bytes and then nothing, and tells. */
  readonly stallAfter?: number
  readonly stalled?: () => void
  /** A server that knows nothing of ranges. */
  readonly ignoresRange?: boolean
  /** Announces another length than it sends. */
  readonly announce?: number
  /** Announces no length. */
  readonly chunked?: boolean
  /** Sends in pieces of so many bytes. */
  readonly pieces?: number
}

const requestedStart = (request: IncomingMessage, { etag = '"v1"', ignoresRange }: Serving): number => {
  const found = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')
  const mayResume = request.headers['if-range'] === undefined || request.headers['if-range'] === etag
  return found && mayResume && !ignoresRange ? Number(found[1]) : 0
}

const sendPieces = async (response: ServerResponse, body: Buffer, pieceBytes: number) => {
  for (let at = 0; at < body.length; at += pieceBytes) {
    if (!response.write(body.subarray(at, at + pieceBytes))) await once(response, 'drain')
    await new Promise(setImmediate)
  }
}

/** Serves data as a good server would, except for what the options ask. */
export const serve =
  (data: Buffer, how: Serving = {}): Answer =>
  (request, response) => {
    const start = requestedStart(request, how)
    if (start > 0 && start >= data.length) {
      response.writeHead(416, { 'content-range': `bytes */${data.length}` }).end()
      return
    }
    const body = data.subarray(start)
    const length = how.chunked ? {} : { 'content-length': how.announce ?? body.length }
    const range = start > 0 ? { 'content-range': `bytes ${start}-${data.length - 1}/${data.length}` } : {}
    const etag = how.ignoresRange ? {} : { etag: how.etag ?? '"v1"' }
    response.writeHead(start > 0 ? 206 : 200, { ...length, ...range, ...etag })
    const cut = how.dropAfter ?? how.stallAfter
    if (cut !== undefined)
      response.write(body.subarray(0, cut), () =>
        how.dropAfter === undefined ? how.stalled?.() : request.socket.destroy(),
      )
    else if (how.pieces !== undefined) void sendPieces(response, body, how.pieces).then(() => response.end())
    else if (how.announce !== undefined && how.announce > body.length)
      response.write(body, () => request.socket.destroy())
    else response.end(body)
  }

/** Every file by its name. */
export const serveFiles =
  (files: Readonly<Record<string, Buffer>>): Answer =>
  (request, response) => {
    const data = files[(request.url ?? '/').slice(1)]
    if (data) serve(data)(request, response)
    else response.writeHead(404, 'Not Found').end()
  }

/** Runs `models ARGS` in a world of its own. */
export const openModels = async (folder: string, signal = new AbortController().signal) => {
  const catalogue = join(folder, 'catalogue.json')
  const installed = join(folder, 'models')
  await mkdir(folder, { recursive: true })
  await writeFile(catalogue, JSON.stringify(testCatalogue))
  await writeFile(join(folder, 'shipped.onnx'), voiceJson)
  const time = hurriedClock()
  const printed: string[] = []
  const exits: number[] = []
  let shown = ''
  const world = {
    catalogue,
    folder: installed,
    clock: time.clock,
    signal,
    print: (line: string) => void printed.push(line),
    screen: { write: (text: string) => void (shown += text), isTerminal: false, columns: 80 },
    exitWith: (code: number) => void exits.push(code),
  }
  const run = (...args: readonly string[]) => {
    const command = modelsCommand(world)
    for (const one of [command, ...command.commands])
      one.configureOutput({
        writeOut: text => void printed.push(text),
        writeErr: text => void (shown += text),
      })
    return command.parseAsync(args, { from: 'user' })
  }
  return { run, installed, catalogue, printed, exits, ...time, shown: () => shown }
}

/** Names below a folder, sorted; none when it is not there. */
export const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(() => [])).toSorted((a, b) => (a < b ? -1 : 1))

export const contentOf = (path: string): Promise<Buffer> => readFile(path)
