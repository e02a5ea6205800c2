import { createHash } from 'node:crypto'
import { createFeed } from '../../flow/feed.ts'
import type { MessageStore, ReceivedPart } from '../../ports/message-store.ts'
import type { IncomingMessage } from '../../ports/messages.ts'
import type { Clock } from '../../time/clock.ts'
import { createAssembly, type Assembled } from './assembly.ts'
import type { Delivery } from './incoming.ts'
import { asSent } from './split.ts'

/** Messages that came: on disk before the modem forgets them, each given out until somebody is done with it. */
export interface Inbox {
  /** Parts that an earlier run left without a message. */
  readonly recover: () => Promise<void>
  /** Resolves once it is on disk. */
  readonly take: (line: string, delivery: Delivery, raw: string) => Promise<void>
  readonly takeUnreadable: (line: string, raw: string) => Promise<void>
  /** Gives up waiting for parts that are overdue. */
  readonly expire: () => Promise<void>
  readonly messages: (signal: AbortSignal) => AsyncGenerator<IncomingMessage>
}

const BATCH = 100

/**
 * The same SMS brought twice has the same sender, centre's time, number of the part and content. Two texts alike within
 * one second are taken for one; without a time from the centre none are.
 */
const keyOf = (line: string, { from, sentMs, part, text, trouble }: Delivery, raw: string, nowMs: number) =>
  createHash('sha256')
    .update(JSON.stringify([line, from, sentMs ?? nowMs, part, trouble === null ? text : raw]))
    .digest('hex')

export const createInbox = (store: MessageStore, clock: Clock): Inbox => {
  const assembly = createAssembly()
  const news = createFeed<void>(1)

  const join = async (found: readonly Assembled[]) => {
    for (const { message, keys } of found) await store.joinParts(message, keys)
    if (found.length > 0) news.publish()
  }
  const keep = async (part: ReceivedPart) => {
    if (await store.keepPart(part)) await join(assembly.add(part))
  }
  const take: Inbox['take'] = async (line, delivery, raw) => {
    const { from, sentMs, part, trouble } = delivery
    const receivedMs = clock.epochMs()
    const key = keyOf(line, delivery, raw, receivedMs)
    await keep({ key, line, from, text: delivery.text, sentMs, receivedMs, trouble, part, raw })
  }
  const takeUnreadable: Inbox['takeUnreadable'] = async (line, raw) => {
    const key = createHash('sha256')
      .update(JSON.stringify([line, raw]))
      .digest('hex')
    const receivedMs = clock.epochMs()
    const rest = { from: '', text: '', sentMs: null, part: null, trouble: 'unreadable' } as const
    await keep({ key, line, receivedMs, raw, ...rest })
  }
  const recover = async () => {
    for (const part of await store.looseParts()) await join(assembly.add(part))
  }
  const expire = async () => join(assembly.expire(clock.epochMs()))
  async function* messages(signal: AbortSignal): AsyncGenerator<IncomingMessage> {
    const coming = news.subscribe(signal)[Symbol.asyncIterator]()
    let seen = 0
    while (!signal.aborted) {
      const found = await store.unread(seen, BATCH)
      for (const { seq, message } of found) {
        if (signal.aborted) return
        seen = seq
        yield { ...message, text: asSent(message.text) }
      }
      if (found.length === 0 && (await coming.next()).done) return
    }
  }
  return { recover, take, takeUnreadable, expire, messages }
}
