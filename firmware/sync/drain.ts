import { Fault, faultData } from '../fault/fault.ts'
import { supervise } from '../flow/supervise.ts'
import type { Log } from '../ports/log.ts'
import type { Outbox, OutboxRow } from '../ports/outbox.ts'
import type { Clock } from '../time/clock.ts'
import { sendInOrder } from './in-order.ts'
import type { Link } from './link.ts'
import type { PayloadKind } from './payload.ts'
import type { Recent } from './recent.ts'

export interface Drain {
  readonly outbox: Outbox
  readonly link: Link
  readonly recent: Recent
  readonly topics: Readonly<Record<PayloadKind, string>>
  /** The broker as it may be shown. */
  readonly url: string
  readonly clock: Clock
  readonly log: Log
}

/** Rows read at once. Each batch marks its rows delivered with one commit, so it is also how many are sent twice at worst. */
const batchRows = 256
/** Between tries when nobody listens or the store fails. */
const pausesMs = [1_000, 2_000, 5_000, 15_000, 60_000]

/**
 * Publishes waiting events in order until the link is lost or `signal` is aborted; never throws. An event is marked
 * delivered when it and all before it were acknowledged and somebody's subscription matched.
 *
 * A broker may die with what it had acknowledged still in its memory, and its subscribers' subscriptions with it
 * (mosquitto saves every 30 minutes). So when it has forgotten our session, the events delivered last are sent again,
 * with the same ids; and the first event on a link goes alone until it was heard, so that none is thrown away before
 * the subscribers are back.
 */
export const drain = async (
  { outbox, link, recent, topics, url, clock, log }: Drain,
  signal: AbortSignal,
): Promise<void> => {
  const until = AbortSignal.any([signal, link.lost])
  const additions = outbox.added(until)[Symbol.asyncIterator]()
  if (!link.isResumed) recent.rewind()

  const send = ({ seq, event }: OutboxRow) =>
    link.publish({
      topic: topics[event.kind],
      payload: JSON.stringify(event),
      userProperties: { id: event.id, seq: String(seq) },
    })
  const next = async (count: number) => {
    const again = recent.due(count)
    return again.length > 0 ? again : outbox.pending(count)
  }
  /** @throws EVENTS_UNHEARD, STORE_FULL, STORE_FAILED, the link's fault */
  const deliver = async (rows: readonly OutboxRow[], window: number) => {
    const { heard, error } = await sendInOrder(rows, window, send, until)
    const last = rows[heard - 1]
    recent.heard(rows.slice(0, heard))
    if (last) await outbox.delivered(last.seq)
    if (error !== undefined) throw error
    const missed = rows[heard]
    if (missed && !until.aborted) throw new Fault('EVENTS_UNHEARD', { url, topic: topics[missed.event.kind] })
  }
  const run = async () => {
    for (let window = 1; !until.aborted;) {
      const rows = await next(window === 1 ? 1 : batchRows)
      if (rows.length === 0) await additions.next()
      else await deliver(rows, window)
      if (rows.length > 0) window = Math.min(batchRows, link.receiveMaximum)
    }
  }
  let lastCode: string | undefined
  const broke = (error: unknown, pauseMs: number) => {
    const { code, detail } = faultData(error, 'STORE_FAILED')
    if (code !== lastCode) log.warn({ code, pauseMs, pii: detail }, 'events wait')
    lastCode = code
  }
  await supervise(clock, { run, broke, pausesMs }, until)
}
