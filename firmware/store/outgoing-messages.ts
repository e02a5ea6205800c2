import type { Database } from 'better-sqlite3'
import type { OutgoingPart, PartChange, PartState, SentCount, StoredMessage } from '../ports/message-store.ts'

type MessageRow = Omit<StoredMessage, 'parts'>

const messageFields = 'id, recipient as "to", text, line, createdMs, expiresMs'
const partFields =
  'messageId, seq, pdu, octets, state, line, reference, sentMs, tries, dueMs, reason' as const
const changeable = ['line', 'reference', 'sentMs', 'tries', 'dueMs', 'reason'] as const

/** The tables of text messages that go out. */
export const createOutgoingMessages = (db: Database) => {
  const insert = db.prepare<[MessageRow]>(
    `insert into outgoingMessage (id, recipient, text, line, createdMs, expiresMs)
     values (@id, @to, @text, @line, @createdMs, @expiresMs) on conflict (id) do nothing`,
  )
  const insertPart = db.prepare<[OutgoingPart]>(
    `insert into outgoingPart (${partFields}) values (${partFields.replaceAll(/\w+/g, '@$&')})`,
  )
  const one = db.prepare<[string], MessageRow>(`select ${messageFields} from outgoingMessage where id = ?`)
  const parts = db.prepare<[string], OutgoingPart>(
    `select ${partFields} from outgoingPart where messageId = ? order by seq`,
  )
  const newest = db.prepare<[number], MessageRow>(
    `select ${messageFields} from outgoingMessage order by createdMs desc, rowid desc limit ?`,
  )
  const inStates = db.prepare<[string, number], MessageRow>(
    `select ${messageFields} from outgoingMessage where id in
       (select messageId from outgoingPart where state in (select value from json_each(?)))
     order by createdMs, rowid limit ?`,
  )
  const awaiting = db.prepare<[string, number], MessageRow>(
    `select ${messageFields} from outgoingMessage where recipient like '%' || ? and id in
       (select messageId from outgoingPart where state in ('sent', 'uncertain'))
     order by createdMs desc, rowid desc limit ?`,
  )
  const extend = db.prepare<[number, string]>('update outgoingMessage set expiresMs = ? where id = ?')
  const change = db.prepare<[PartChange]>(
    `update outgoingPart set state = @state,
     ${changeable.map(field => `${field} = iif(@has_${field}, @${field}, ${field})`).join()}
     where messageId = @messageId and seq = @seq`,
  )
  const count = db.prepare<[string, number], SentCount>(
    `select count(*) as "all", coalesce(sum(recipient = ?), 0) as toNumber
     from outgoingMessage join outgoingPart on messageId = id where createdMs >= ?`,
  )
  const forget = db.prepare<[number]>(
    `delete from outgoingMessage where createdMs < ? and not exists
       (select 1 from outgoingPart where messageId = id and state in ('queued', 'sending', 'uncertain'))`,
  )
  const whole = (row: MessageRow): StoredMessage => ({ ...row, parts: parts.all(row.id) })
  return {
    queue: ({ parts, ...message }: StoredMessage) => {
      const isNew = insert.run(message).changes > 0
      if (isNew) for (const part of parts) insertPart.run(part)
      return isNew
    },
    change: (to: PartChange) => {
      const given = Object.fromEntries(
        changeable.flatMap(field => [
          [field, to[field] ?? null],
          [`has_${field}`, to[field] === undefined ? 0 : 1],
        ]),
      )
      change.run({ ...to, ...given })
    },
    one: (id: string) => {
      const row = one.get(id)
      return row ? whole(row) : null
    },
    inStates: (states: readonly PartState[], limit: number) =>
      inStates.all(JSON.stringify(states), limit).map(whole),
    awaiting: (lastDigits: string, limit: number) => awaiting.all(lastDigits, limit).map(whole),
    extend: (id: string, expiresMs: number) => void extend.run(expiresMs, id),
    newest: (limit: number) => newest.all(limit).map(whole),
    sentSince: (ms: number, to: string) => count.get(to, ms) ?? { all: 0, toNumber: 0 },
    forget: (beforeMs: number) => void forget.run(beforeMs),
  }
}
