import { createFeed, type Feed } from '../../flow/feed.ts'
import type { MessageStore, PartChange, StoredMessage } from '../../ports/message-store.ts'
import type { OutgoingMessage } from '../../ports/messages.ts'
import type { Clock } from '../../time/clock.ts'
import { viewOf } from './outgoing.ts'

/** What everyone at the queue shares. */
export interface QueueDesk {
  readonly store: MessageStore
  readonly clock: Clock
  readonly changed: Feed<OutgoingMessage>
  /** Something may be due. */
  readonly news: Feed<void>
  /** Messages of which a line has a part in its hands. */
  readonly taken: Set<string>
  /** On disk, and then told. */
  readonly change: (to: PartChange) => Promise<void>
  /** Fails every part that is still to go out, or may have. */
  readonly failOpen: (message: StoredMessage, reason: string) => Promise<void>
}

/** How many messages are looked at in one go. */
export const BATCH = 200
export const CUT_OFF = 'the power or the modem went while it was being sent; nobody knows whether it went out'

export const createQueueDesk = (store: MessageStore, clock: Clock): QueueDesk => {
  const changed = createFeed<OutgoingMessage>()
  const change = async (to: PartChange) => {
    await store.changePart(to)
    const message = await store.outgoingMessage(to.messageId)
    if (message) changed.publish(viewOf(message))
  }
  const failOpen = async ({ parts }: StoredMessage, reason: string) => {
    for (const { messageId, seq, state } of parts)
      if (state === 'queued' || state === 'uncertain')
        await change({ messageId, seq, state: 'failed', reason })
  }
  return { store, clock, changed, news: createFeed<void>(1), taken: new Set(), change, failOpen }
}
