import { mailbox } from '../../firmware/flow/mailbox.ts'
import type { LiveEvent } from '../../firmware/ports/live.ts'

/** One server-sent event. Source: HTML §9.2.6 */
interface SentEvent {
  readonly event: string
  readonly data: string
}

async function* sentEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<SentEvent> {
  let text = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + chunk).split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map(line => {
          const at = line.indexOf(':')
          return [line.slice(0, at), line.slice(at + 1).trimStart()] as const
        }),
      )
      const data = fields.get('data')
      if (data !== undefined) yield { event: fields.get('event') ?? 'message', data }
    }
  }
}

/** What happens in a box from now on, over its own HTTP interface; resolves once it is being told. Ends with the box. */
export const followBox = async (url: string, signal: AbortSignal): Promise<AsyncIterable<LiveEvent>> => {
  const response = await fetch(new URL('/api/events', url), { signal })
  if (!response.ok || !response.body) throw new Error(`${url}/api/events answered ${response.status}`)
  const events = sentEvents(response.body)
  await events.next()
  const box = mailbox<LiveEvent>({ limit: 10_000, full: 'drop oldest' })
  const read = async () => {
    for await (const { event, data } of events) if (event === 'live') box.put(JSON.parse(data) as LiveEvent)
  }
  read().then(
    () => box.close(),
    () => box.close(),
  )
  return box
}
