import { Fault } from '../../fault/fault.ts'
import type { MessageStore } from '../../ports/message-store.ts'
import type { Messages } from '../../ports/messages.ts'
import type { Clock } from '../../time/clock.ts'
import { TELLING_DIGITS } from './address.ts'
import { createDispatch } from './dispatch.ts'
import { createDrafts } from './drafts.ts'
import type { Report } from './incoming.ts'
import { viewOf } from './outgoing.ts'
import type { SendingPolicy } from './policy.ts'
import { BATCH, createQueueDesk, CUT_OFF, type QueueDesk } from './queue-desk.ts'
import { changeBy, matchReport } from './reports.ts'

/** Messages on their way out, shared by all lines. Whatever it does is on disk before a modem hears of it. */
export interface Queue
  extends Pick<Messages, 'send' | 'changes' | 'outgoing' | 'decide'>, ReturnType<typeof createDispatch> {
  /** What was being sent when an earlier run ended may have gone out or not. */
  readonly recover: () => Promise<void>
  readonly report: (line: string, report: Report) => Promise<void>
  /** Fails what is of no use any more. */
  readonly expire: () => Promise<void>
  /** Something may be due. */
  readonly news: (signal: AbortSignal) => AsyncIterable<void>
}

export interface QueueOptions {
  readonly store: MessageStore
  readonly clock: Clock
  readonly policy: SendingPolicy
}

/** In full: nothing is sending yet, so each batch makes the next one smaller. */
const recover = async (store: MessageStore): Promise<void> => {
  for (;;) {
    const found = await store.outgoingIn(['sending'], BATCH)
    if (found.length === 0) return
    for (const { messageId, seq, state } of found.flatMap(({ parts }) => parts))
      if (state === 'sending') await store.changePart({ messageId, seq, state: 'uncertain', reason: CUT_OFF })
  }
}

const expire = async ({ store, clock, taken, failOpen }: QueueDesk): Promise<void> => {
  for (const message of await store.outgoingIn(['queued'], BATCH)) {
    const states = new Set(message.parts.map(part => part.state))
    if (taken.has(message.id)) continue
    if (states.has('failed')) await failOpen(message, 'another part of it failed')
    else if (message.expiresMs <= clock.epochMs() && !states.has('uncertain'))
      await failOpen(message, 'it could not be sent in time')
  }
}

const decide = async (
  { store, clock, news, change, failOpen }: QueueDesk,
  ...[id, what]: Parameters<Messages['decide']>
): Promise<void> => {
  const message = await store.outgoingMessage(id)
  const open = message?.parts.filter(part => part.state === 'uncertain' || part.state === 'failed') ?? []
  if (!message || open.length === 0) throw new Fault('MESSAGE_UNKNOWN', { id })
  if (what === 'give up') return failOpen(message, 'given up by hand')
  const nowMs = clock.epochMs()
  await store.extendMessage(id, nowMs + message.expiresMs - message.createdMs)
  const fresh = {
    state: 'queued',
    line: null,
    reference: null,
    tries: 0,
    dueMs: nowMs,
    reason: null,
  } as const
  for (const { messageId, seq } of open) await change({ messageId, seq, ...fresh })
  news.publish()
}

const report = async ({ store, news, change }: QueueDesk, line: string, found: Report): Promise<void> => {
  const digits = found.to.replaceAll(/\D/g, '').slice(-TELLING_DIGITS)
  const messages = digits === '' ? [] : await store.awaitingReport(digits, BATCH)
  const part = matchReport(line, found, messages)
  if (part) await change(changeBy(found, part))
  news.publish() // it may have settled a doubt that held the rest of a long text
}

export const createQueue = ({ store, clock, policy }: QueueOptions): Queue => {
  const desk = createQueueDesk(store, clock)
  return {
    ...createDrafts(desk, policy),
    ...createDispatch(desk),
    changes: signal => desk.changed.subscribe(signal),
    outgoing: async limit => (await store.outgoingMessages(limit)).map(viewOf),
    decide: (id, what) => decide(desk, id, what),
    recover: () => recover(store),
    report: (line, found) => report(desk, line, found),
    expire: () => expire(desk),
    news: signal => desk.news.subscribe(signal),
  }
}
