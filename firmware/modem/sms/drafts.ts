import { oneAtATime } from '../../flow/one-at-a-time.ts'
import type { StoredMessage } from '../../ports/message-store.ts'
import type { MessageDraft, OutgoingMessage } from '../../ports/messages.ts'
import { viewOf } from './outgoing.ts'
import { checkDraft, checkLength, checkRate, readNumber, type SendingPolicy } from './policy.ts'
import type { QueueDesk } from './queue-desk.ts'
import { asSent } from './split.ts'
import { writeSubmit } from './submit.ts'

const DAY_MS = 86_400_000

/** The number that the parts of a long text share: a sender's texts of one day rarely have the same. */
const referenceOf = (id: string) =>
  Array.from(id).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 256, 7)

const toStored = (draft: MessageDraft, createdMs: number): StoredMessage => {
  const { id, validityMs = DAY_MS, line = null } = draft
  const to = readNumber(draft.to)
  const text = asSent(draft.text)
  const pdus = writeSubmit({ to, text, reference: referenceOf(id), validityMs, wantsReport: true })
  const fresh = {
    state: 'queued',
    line: null,
    reference: null,
    sentMs: null,
    tries: 0,
    reason: null,
  } as const
  const parts = pdus.map(({ hex, octets }, n) => {
    const seq = n + 1
    return { ...fresh, messageId: id, seq, pdu: hex, octets, dueMs: createdMs }
  })
  return { id, to, text, line, createdMs, expiresMs: createdMs + validityMs, parts }
}

/** Takes drafts onto the queue, one after another, so that a limit is never passed by two at once. */
export const createDrafts = (desk: QueueDesk, policy: SendingPolicy) => {
  const { store, clock } = desk
  const inTurn = oneAtATime()
  const put = async (draft: MessageDraft): Promise<OutgoingMessage> => {
    const known = await store.outgoingMessage(draft.id)
    if (known) return viewOf(known)
    checkLength(draft.text, policy)
    const message = toStored(draft, clock.epochMs())
    const { to, parts, createdMs } = message
    await checkDraft(draft, parts.length, policy)
    await checkRate(store, to, parts.length, policy, createdMs)
    await store.queueMessage(message)
    desk.changed.publish(viewOf(message))
    desk.news.publish()
    return viewOf(message)
  }
  return { send: (draft: MessageDraft) => inTurn(() => put(draft)) }
}
