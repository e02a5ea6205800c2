import { Readable } from 'node:stream'
import { Fault } from '../fault/fault.ts'
import { mailbox } from '../flow/mailbox.ts'
import type { Live } from '../ports/live.ts'
import type { Clock } from '../time/clock.ts'
import { pace } from '../time/pace.ts'
import type { BoxState } from './api.ts'

/** How long a browser waits before it comes back, ms. */
const RETRY_MS = 1_000
/** Middle-boxes and sleeping laptops drop a silent connection; a comment keeps it. */
const KEEP_ALIVE_MS = 15_000
/** Events that may wait for one reader before it is cut off; it comes back and is given the state. */
const BACKLOG = 256

export interface EventSourceOptions {
  readonly live: Pick<Live, 'follow'>
  readonly state: () => BoxState
  readonly clock: Clock
}

/** One event of the stream. JSON has no raw line break, so one data line is enough. Source: HTML §9.2.6 */
const write = (event: string, id: number, data: unknown): string =>
  `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`

async function* lines(
  { live, state, clock }: EventSourceOptions,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const box = mailbox<string>({ limit: BACKLOG, full: 'drop newest' })
  const over = new AbortController()
  const until = AbortSignal.any([signal, over.signal])
  let id = 0
  const put = (text: string) => {
    // a gap would leave the reader with a wrong picture for good; a fresh start does not
    if (!box.put(text)) box.close(new Fault('READER_SLOW', { waiting: BACKLOG }))
  }
  const follow = async (events: AsyncIterable<unknown>) => {
    for await (const event of events) put(write('live', (id += 1), event))
    box.close()
  }
  const keepAlive = async () => {
    for await (const _ of pace(clock, KEEP_ALIVE_MS, until)) put(': still here\n\n')
  }
  // nothing may happen between these two: what follows the state must be all that it lacks
  const events = live.follow(until)
  put(`retry: ${RETRY_MS}\n${write('state', id, state())}`)
  const work = Promise.all([follow(events), keepAlive()])
  work.catch(error => box.close(error))
  try {
    yield* box
  } finally {
    over.abort()
    await work.catch(() => undefined)
  }
}

/**
 * The box's present as server-sent events: first `state` (BoxState), then `live` (LiveEvent) for each change, a comment
 * each 15 s. Ends when the signal aborts; fails with READER_SLOW when the reader leaves more than 256 events waiting.
 */
export const eventStream = (options: EventSourceOptions, signal: AbortSignal): Readable =>
  Readable.from(lines(options, signal))
