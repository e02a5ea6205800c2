import type { Database } from 'better-sqlite3'
import type { Message } from '../ports/store.ts'

const fields = [
  'id',
  'name',
  'phone',
  'text',
  'language',
  'callId',
  'createdMs',
] as const satisfies readonly (keyof Message)[]

/** The table of messages. */
export const createMessages = (db: Database) => {
  const insert = db.prepare<[Message]>(
    `insert into message (${fields.join()}) values (${fields.map(field => `@${field}`).join()})
     on conflict (id) do nothing`,
  )
  const newest = db.prepare<[number], Message>(
    `select ${fields.join()} from message order by createdMs desc, rowid desc limit ?`,
  )
  return {
    /** False when a message with this id was there. */
    insert: (message: Message) => insert.run(message).changes > 0,
    newest: (limit: number) => newest.all(limit),
  }
}
