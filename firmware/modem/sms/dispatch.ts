import { isFault } from '../../fault/fault.ts'
import { oneAtATime } from '../../flow/one-at-a-time.ts'
import type { OutgoingPart } from '../../ports/message-store.ts'
import type { Refused } from './device.ts'
import { lineOf, nextPart } from './outgoing.ts'
import { BATCH, CUT_OFF, type QueueDesk } from './queue-desk.ts'
import { judge, pauseAfter, type Verdict } from './refusal.ts'

/** What a line is to do next: send this, or ask again after a while. */
export type Todo = { readonly part: OutgoingPart } | { readonly waitMs: number }

const IDLE_MS = 60_000

/** The modem's own words are the reason; a person reads them. */
const wordsOf = (error: unknown): string => {
  if (isFault(error, 'AT_ERROR')) return String(error.detail['result'])
  return error instanceof Error ? error.message : String(error)
}

/** Gives parts to lines, and writes down what became of them: 'sending' before the modem hears of it, its answer after. */
export const createDispatch = ({ store, clock, taken, change }: QueueDesk) => {
  const inTurn = oneAtATime()

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
  const begin = async ({ messageId, seq }: OutgoingPart, line: string) => {
    try {
      await change({ messageId, seq, state: 'sending', line, sentMs: clock.epochMs() })
    } catch (error) {
      taken.delete(messageId)
      throw error
    }
  }
  const refuse = async ({ messageId, seq, tries: before }: OutgoingPart, { error, isOut }: Refused) => {
    const verdict = judge(error, isOut)
    const tries = before + (verdict === 'line' ? 0 : 1)
    const reason = wordsOf(error)
    const of = { messageId, seq, tries }
    if (verdict === 'never') await change({ ...of, state: 'failed', reason })
    else if (verdict === 'uncertain')
      await change({ ...of, state: 'uncertain', reason: `${CUT_OFF} (${reason})` })
    else {
      const dueMs = clock.epochMs() + pauseAfter(verdict, tries)
      await change({ ...of, state: 'queued', line: null, dueMs, reason })
    }
    return verdict
  }
  const settle = async (
    part: OutgoingPart,
    result: { readonly reference: number | null } | Refused,
  ): Promise<Verdict | 'sent'> => {
    const { messageId, seq } = part
    try {
      if ('error' in result) return await refuse(part, result)
      await change({ messageId, seq, state: 'sent', reference: result.reference, reason: null })
      return 'sent'
    } finally {
      taken.delete(messageId)
    }
  }
  return { next: (line: string) => inTurn(() => choose(line)), begin, settle }
}
