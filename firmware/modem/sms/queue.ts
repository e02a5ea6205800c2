import { Fault, isFault } from '../../fault/fault.ts'
import { createFeed } from '../../flow/feed.ts'
import { oneAtATime } from '../../flow/one-at-a-time.ts'
import type { MessageStore, OutgoingPart, PartChange, StoredMessage } from '../../ports/message-store.ts'
import type { MessageDraft, Messages, OutgoingMessage } from '../../ports/messages.ts'
import type { Clock } from '../../time/clock.ts'
import type { Refused } from './device.ts'
import type { Report } from './incoming.ts'
import { lineOf, nextPart, viewOf } from './outgoing.ts'
import { checkDraft, checkRate, readNumber, type SendingPolicy } from './policy.ts'
import { judge, pauseAfter, type Verdict } from './refusal.ts'
import { changeBy, matchReport } from './reports.ts'
import { asSent } from './split.ts'
import { writeSubmit } from './submit.ts'

/** What a line is to do next: send this, or ask again after a while. */
export type Todo = { readonly part: OutgoingPart } | { readonly waitMs: number }

/** Messages on their way out, shared by all lines. Whatever it does is on disk before the modem hears of it. */
export interface Queue extends Pick<Messages, 'send' | 'changes' | 'outgoing' | 'decide'> {
  /** What was being sent when an earlier run ended may have gone out or not. */
  readonly recover: () => Promise<void>
  /** The part is this line's alone until it is settled. */
  readonly next: (line: string) => Promise<Todo>
  readonly begin: (part: OutgoingPart, line: string) => Promise<void>
  readonly settle: (
    part: OutgoingPart,
    result: { readonly reference: number | null } | Refused,
  ) => Promise<Verdict | 'sent'>
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

const DAY_MS = 86_400_000
const IDLE_MS = 60_000
const BATCH = 200
/** Last digits by which messages to one number are found, whatever form it has. */
const TELLING_DIGITS = 8

const CUT_OFF = 'the power or the modem went while it was being sent; nobody knows whether it went out'
const wordsOf = (error: unknown) =>
  isFault(error, 'AT_ERROR')
    ? String(error.detail['result'])
    : error instanceof Error
      ? error.message
      : String(error)

/** References of long texts; a sender's last 256 are told apart. */
const referenceOf = (id: string) =>
  Array.from(id).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 256, 7)

export const createQueue = ({ store, clock, policy }: QueueOptions): Queue => {
  const changed = createFeed<OutgoingMessage>()
  const news = createFeed<void>(1)
  const taken = new Set<string>()
  const oneDraft = oneAtATime()
  const oneChoice = oneAtATime()

  const tell = async (messageId: string) => {
    const message = await store.outgoingMessage(messageId)
    if (message) changed.publish(viewOf(message))
  }
  const change = async (to: PartChange) => {
    await store.changePart(to)
    await tell(to.messageId)
  }
  const toStored = (draft: MessageDraft): StoredMessage => {
    const { id, validityMs = DAY_MS, line = null } = draft
    const to = readNumber(draft.to)
    const text = asSent(draft.text)
    const createdMs = clock.epochMs()
    const pdus = writeSubmit({ to, text, reference: referenceOf(id), validityMs, wantsReport: true })
    const fresh = {
      state: 'queued',
      line: null,
      reference: null,
      sentMs: null,
      tries: 0,
      reason: null,
    } as const
    const parts = pdus.map(({ hex, octets }, n) => ({
      ...fresh,
      messageId: id,
      seq: n + 1,
      pdu: hex,
      octets,
      dueMs: createdMs,
    }))
    return { id, to, text, line, createdMs, expiresMs: createdMs + validityMs, parts }
  }
  const put = async (draft: MessageDraft) => {
    const known = await store.outgoingMessage(draft.id)
    if (known) return viewOf(known)
    const message = toStored(draft)
    checkDraft(draft, message.parts.length, policy)
    await checkRate(store, message.to, message.parts.length, policy, message.createdMs)
    await store.queueMessage(message)
    changed.publish(viewOf(message))
    news.publish()
    return viewOf(message)
  }
  const recover = async () => {
    for (const { parts } of await store.outgoingIn(['sending'], BATCH))
      for (const { messageId, seq, state } of parts)
        if (state === 'sending')
          await store.changePart({ messageId, seq, state: 'uncertain', reason: CUT_OFF })
  }
  const choose = async (line: string): Promise<Todo> => {
    const nowMs = clock.epochMs()
    let waitMs = IDLE_MS
    for (const message of await store.outgoingIn(['queued'], BATCH)) {
      if (taken.has(message.id)) continue
      const part = nextPart(message, line, nowMs)
      if (part) {
        taken.add(message.id)
        return { part }
      }
      const due = message.parts.find(found => found.state === 'queued')?.dueMs ?? nowMs
      if (due > nowMs && (lineOf(message) ?? line) === line) waitMs = Math.min(waitMs, due - nowMs)
    }
    return { waitMs }
  }
  const begin: Queue['begin'] = async ({ messageId, seq }, line) => {
    await change({ messageId, seq, state: 'sending', line, sentMs: clock.epochMs() })
  }
  const refuse = async ({ messageId, seq, tries }: OutgoingPart, { error, isOut }: Refused) => {
    const verdict = judge(error, isOut)
    const reason = wordsOf(error)
    const isCounted = verdict !== 'line'
    const next = tries + (isCounted ? 1 : 0)
    if (verdict === 'never') await change({ messageId, seq, state: 'failed', tries: next, reason })
    else if (verdict === 'uncertain')
      await change({ messageId, seq, state: 'uncertain', tries: next, reason: `${CUT_OFF} (${reason})` })
    else {
      const dueMs = clock.epochMs() + pauseAfter(verdict, next)
      await change({ messageId, seq, state: 'queued', line: null, tries: next, dueMs, reason })
    }
    return verdict
  }
  const settle: Queue['settle'] = async (part, result) => {
    try {
      if ('error' in result) return await refuse(part, result)
      const { messageId, seq } = part
      await change({ messageId, seq, state: 'sent', reference: result.reference, reason: null })
      return 'sent'
    } finally {
      taken.delete(part.messageId)
    }
  }
  const report: Queue['report'] = async (line, found) => {
    const digits = found.to.replaceAll(/\D/g, '').slice(-TELLING_DIGITS)
    const messages = digits === '' ? [] : await store.awaitingReport(digits, BATCH)
    const part = matchReport(line, found, messages)
    if (part) await change(changeBy(found, part))
    news.publish()
  }
  const failOpen = async ({ parts }: StoredMessage, reason: string) => {
    for (const { messageId, seq, state } of parts)
      if (state === 'queued' || state === 'uncertain')
        await change({ messageId, seq, state: 'failed', reason })
  }
  const expire = async () => {
    for (const message of await store.outgoingIn(['queued'], BATCH)) {
      if (taken.has(message.id)) continue
      if (message.parts.some(part => part.state === 'failed'))
        await failOpen(message, 'another part of it failed')
      else if (
        message.expiresMs <= clock.epochMs() &&
        !message.parts.some(part => part.state === 'uncertain')
      )
        await failOpen(message, 'it could not be sent in time')
    }
  }
  const decide: Queue['decide'] = async (id, what) => {
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
  return {
    send: draft => oneDraft(() => put(draft)),
    changes: signal => changed.subscribe(signal),
    outgoing: async limit => (await store.outgoingMessages(limit)).map(viewOf),
    decide,
    recover,
    next: line => oneChoice(() => choose(line)),
    begin,
    settle,
    report,
    expire,
    news: signal => news.subscribe(signal),
  }
}
