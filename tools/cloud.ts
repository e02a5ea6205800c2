import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { mailbox } from '../firmware/flow/mailbox.ts'
import type { CloudEvent } from '../firmware/ports/outbox.ts'

/** What the cloud's side printed: an event it had not seen before. */
export interface CloudArrival {
  readonly on: 'booking' | 'message' | 'call'
  readonly box: string
  readonly seq: number
  readonly event: CloudEvent
}

/** The cloud's side of a site as a process of its own (sink.ts): a subscriber that knows nothing of the box. */
export interface Cloud extends AsyncDisposable {
  readonly arrivals: AsyncIterable<CloudArrival>
}

const program = fileURLToPath(new URL('./sink.ts', import.meta.url))

/** Resolves once it is subscribed. */
export const openCloud = async (url: string, site: string): Promise<Cloud> => {
  const child = spawn(process.execPath, [program, '--url', url, '--site', site], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const arrivals = mailbox<CloudArrival>({ limit: 10_000, full: 'drop oldest' })
  const subscribed = Promise.withResolvers<void>()
  createInterface({ input: child.stdout }).on('line', line => {
    const one = JSON.parse(line) as { readonly on: string }
    if (one.on === 'subscribed') subscribed.resolve()
    if (one.on === 'booking' || one.on === 'message' || one.on === 'call') arrivals.put(one as CloudArrival)
  })
  const ended = new Promise<void>(resolve => {
    child.once('close', () => {
      arrivals.close()
      subscribed.reject(new Error('the subscriber ended before it was subscribed'))
      resolve()
    })
  })
  await subscribed.promise
  const close = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { arrivals, [Symbol.asyncDispose]: close }
}
