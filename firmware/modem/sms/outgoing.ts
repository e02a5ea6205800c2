import type { OutgoingPart, StoredMessage } from '../../ports/message-store.ts'
import type { MessageState, OutgoingMessage } from '../../ports/messages.ts'

/** What a person must know first comes first. */
const stateOf = (parts: readonly OutgoingPart[]): MessageState => {
  const states = parts.map(part => part.state)
  if (states.includes('failed')) return 'failed'
  if (states.includes('uncertain')) return 'uncertain'
  if (states.every(state => state === 'delivered')) return 'delivered'
  if (states.every(state => state === 'sent' || state === 'delivered')) return 'sent'
  return states.every(state => state === 'queued') ? 'queued' : 'sending'
}

/** A stored message as the core sees it. */
export const viewOf = ({ id, to, text, line, createdMs, parts }: StoredMessage): OutgoingMessage => {
  const state = stateOf(parts)
  const first = parts.find(part => part.state === state && part.reason !== null)
  const reason = first?.reason ?? parts.find(part => part.reason !== null)?.reason ?? null
  return { id, to, text, line, createdMs, state, reason, parts: parts.length }
}

/** The line that has sent some of it already: the rest must come from the same number to be put together. */
export const lineOf = (message: StoredMessage): string | null =>
  message.line ?? message.parts.find(part => part.line !== null && part.state !== 'queued')?.line ?? null

/** The part to send next; null while one before it is open to doubt, has failed, or is not due. */
export const nextPart = (message: StoredMessage, line: string, nowMs: number): OutgoingPart | null => {
  const { parts } = message
  if ((lineOf(message) ?? line) !== line || message.expiresMs <= nowMs) return null
  if (parts.some(part => part.state !== 'queued' && part.state !== 'sent' && part.state !== 'delivered'))
    return null
  const part = parts.find(found => found.state === 'queued')
  return part && part.dueMs <= nowMs ? part : null
}
