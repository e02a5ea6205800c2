import type { IncomingMessage } from 'node:http'

/** Bytes that may wait to be read before the server is held back. */
const waitingBytes = 1 << 20

const lost = (): NodeJS.ErrnoException => Object.assign(new Error('closed'), { code: 'ECONNRESET' })

/**
 * The body of an answer, up to the very last byte that came before its connection broke, and then the error. Reading
 * the stream itself would lose what it holds when it breaks: over a bad line that is most of each try. To be called as
 * soon as the answer is there, as a connection can break before anybody reads.
 */
export const openBody = (response: IncomingMessage): AsyncIterable<Buffer> => {
  const chunks: Buffer[] = []
  let waiting = 0
  let ended: { readonly error?: unknown } | undefined
  let wake = () => {}
  const end = (how: { readonly error?: unknown }) => {
    ended ??= how
    wake()
  }
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    waiting += chunk.length
    if (waiting > waitingBytes) response.pause()
    wake()
  })
  response.on('end', () => end({}))
  response.on('error', error => end({ error }))
  response.on('close', () => end({ error: lost() }))

  async function* read(): AsyncGenerator<Buffer> {
    for (;;) {
      const chunk = chunks.shift()
      if (chunk !== undefined) {
        waiting -= chunk.length
        yield chunk
      } else if (ended === undefined) {
        response.resume()
        await new Promise<void>(resolve => (wake = resolve))
      } else if ('error' in ended) throw ended.error
      else return
    }
  }
  return read()
}
