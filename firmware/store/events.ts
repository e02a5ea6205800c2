import type { Database } from 'better-sqlite3'
import type { CloudEvent, OutboxRow } from '../ports/outbox.ts'
import type { NewEvent } from './wire.ts'

/**
 * Delivered events are kept so that a person can see what was sent: this many at most, and not longer than this, since
 * they hold names and numbers. Events that wait are never dropped.
 */
const keptRows = 10_000
const keptMs = 30 * 86_400_000

/** The table of events for the cloud. */
export const createEvents = (db: Database) => {
  const insert = db.prepare<[string, string, number, string]>(
    'insert into outbox (eventId, kind, createdMs, event) values (?, ?, ?, ?)',
  )
  const pending = db.prepare<[number], { readonly seq: number; readonly event: string }>(
    'select seq, event from outbox where seq > (select seq from delivery) order by seq limit ?',
  )
  const waiting = db.prepare<[], number>('select count(*) from outbox where seq > (select seq from delivery)')
  // Never past the last event: one that is stored later would otherwise count as delivered
  const deliver = db.prepare<[number]>(
    `update delivery set seq = max(seq, min(?, coalesce((select max(seq) from outbox), seq)))`,
  )
  const prune = db.prepare<[number, number]>(
    `delete from outbox where seq <= (select seq from delivery)
     and (seq <= (select seq from delivery) - ? or createdMs < ?)`,
  )
  return {
    add: ({ event, atMs }: NewEvent) => void insert.run(event.id, event.kind, atMs, JSON.stringify(event)),
    pending: (limit: number): OutboxRow[] =>
      pending.all(limit).map(({ seq, event }) => ({ seq, event: JSON.parse(event) as CloudEvent })),
    waiting: () => waiting.pluck().get() ?? 0,
    deliver: (seq: number, nowMs: number) => {
      deliver.run(seq)
      prune.run(keptRows, nowMs - keptMs)
    },
  }
}
