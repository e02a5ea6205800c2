import { Fault } from '../../fault/fault.ts'
import type { MessageStore } from '../../ports/message-store.ts'
import type { MessageDraft } from '../../ports/messages.ts'

/** What the box may send. Every SMS counts: a long text is several. */
export interface SendingPolicy {
  /** Numbers that may be written to, or how they begin: '+370'. Empty is nobody. */
  readonly allow: readonly string[]
  /** Whether another number, as it will be sent to, may be written to: somebody the clinic has dealings with. */
  readonly knows?: (to: string) => Promise<boolean>
  /** SMS in one text. */
  readonly mostParts: number
  readonly perHour: number
  readonly perDay: number
  readonly perNumberAndDay: number
}

/** For one clinic: more than a busy day needs, less than a mistake may cost. */
export const defaultPolicy: Omit<SendingPolicy, 'allow'> = {
  mostParts: 6,
  perHour: 120,
  perDay: 600,
  perNumberAndDay: 20,
}

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000]

const invalid = (reason: string) => new Fault('MESSAGE_INVALID', { reason })

/** Digits and a leading plus; spaces, dashes, dots and brackets are how people write them. @throws MESSAGE_INVALID */
export const readNumber = (written: string): string => {
  const bare = written.replaceAll(/[\s().\-/\u00a0]/g, '')
  const number = bare.startsWith('00') ? `+${bare.slice(2)}` : bare
  if (!/^(?:\+[1-9]\d{6,14}|\d{3,15})$/.test(number)) throw invalid(`"${written}" is no telephone number`)
  return number
}

/** Of the default alphabet; each may have been written as two. */
const MOST_LETTERS = 2 * 160

/** Before any work is put into it. @throws MESSAGE_INVALID when no coding could make it short enough */
export const checkLength = (text: string, { mostParts }: SendingPolicy): void => {
  if (text.length > mostParts * MOST_LETTERS)
    throw invalid(`it has ${text.length} letters, far more than ${mostParts} SMS hold. Write less`)
}

/** @throws MESSAGE_INVALID, MESSAGE_FORBIDDEN */
export const checkDraft = async (
  draft: MessageDraft,
  parts: number,
  policy: SendingPolicy,
): Promise<void> => {
  if (draft.text.trim() === '') throw invalid('it is empty')
  if (parts > policy.mostParts)
    throw invalid(`it is ${parts} SMS long, and ${policy.mostParts} are allowed. Write less`)
  const to = readNumber(draft.to)
  const isAllowed = policy.allow.some(start => start !== '' && to.startsWith(start.replaceAll(/\s/g, '')))
  if (!isAllowed && !(await policy.knows?.(to))) throw new Fault('MESSAGE_FORBIDDEN', { to })
}

/** Counted on disk, so a restart begins no new hour. @throws MESSAGE_LIMIT */
export const checkRate = async (
  store: MessageStore,
  to: string,
  parts: number,
  { perHour, perDay, perNumberAndDay }: SendingPolicy,
  nowMs: number,
): Promise<void> => {
  const hour = await store.sentSince(nowMs - HOUR_MS, to)
  const day = await store.sentSince(nowMs - DAY_MS, to)
  const limits = [
    [hour.all, perHour, 'an hour'],
    [day.all, perDay, 'a day'],
    [day.toNumber, perNumberAndDay, `a day to ${to}`],
  ] as const
  for (const [sent, limit, per] of limits)
    if (sent + parts > limit) throw new Fault('MESSAGE_LIMIT', { limit, per, sent })
}
