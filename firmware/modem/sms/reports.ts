import type { OutgoingPart, PartChange, StoredMessage } from '../../ports/message-store.ts'
import type { Report } from './incoming.ts'

/** How far the box's clock and the service centre's may be apart, and how long a message may wait for the network. */
const CLOCKS_MS = 15 * 60_000

const isNear = (part: OutgoingPart, report: Report) =>
  report.sentMs === null || part.sentMs === null || Math.abs(report.sentMs - part.sentMs) <= CLOCKS_MS
const latest = (a: OutgoingPart, b: OutgoingPart) => (b.sentMs ?? 0) - (a.sentMs ?? 0)

/**
 * The SMS that a report is about, among those sent to its number: by line and reference, of several (a modem counts to
 * 255) the latest. One whose reference was never learnt, because the modem or the power went before it answered, is
 * recognised by its recipient and the time: the earliest, for the network reports in order.
 */
export const matchReport = (
  line: string,
  report: Report,
  messages: readonly StoredMessage[],
): OutgoingPart | null => {
  const parts = messages.flatMap(message => message.parts).filter(part => part.line === line)
  const known = parts
    .filter(part => part.state === 'sent' && part.reference === report.reference)
    .sort(latest)
  if (known[0]) return known[0]
  const open = parts.filter(
    part =>
      (part.state === 'uncertain' || (part.state === 'sent' && part.reference === null)) &&
      isNear(part, report),
  )
  return open.sort((a, b) => latest(b, a))[0] ?? null
}

/** What a report makes of its SMS; that the network tries at all settles a doubt whether it went out. */
export const changeBy = (report: Report, { messageId, seq }: OutgoingPart): PartChange => {
  const { fate, reason, reference } = report
  if (fate === 'trying') return { messageId, seq, state: 'sent', reference, reason }
  return { messageId, seq, state: fate, reference, reason: fate === 'delivered' ? null : reason }
}
