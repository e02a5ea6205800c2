import type { Database } from 'better-sqlite3'
import type { ReceivedPart } from '../ports/message-store.ts'
import type { IncomingMessage } from '../ports/messages.ts'

interface PartRow extends Omit<ReceivedPart, 'part'> {
  readonly reference: number | null
  readonly total: number | null
  readonly seq: number | null
}

const messageFields = 'id, line, sender as "from", text, sentMs, receivedMs, trouble'
const partFields =
  'key, line, sender as "from", text, sentMs, receivedMs, trouble, reference, total, seq, raw'

const rowOf = ({ part, ...rest }: ReceivedPart): PartRow => ({
  ...rest,
  text: JSON.stringify(rest.text),
  reference: part?.reference ?? null,
  total: part?.total ?? null,
  seq: part?.seq ?? null,
})
const partOf = ({ reference, total, seq, ...rest }: PartRow): ReceivedPart => ({
  ...rest,
  text: JSON.parse(rest.text) as string,
  part: reference === null || total === null || seq === null ? null : { reference, total, seq },
})

/** The tables of text messages that came. */
export const createReceivedMessages = (db: Database) => {
  const insertPart = db.prepare<[PartRow]>(
    `insert into receivedPart (key, line, sender, text, sentMs, receivedMs, trouble, reference, total, seq, raw)
     values (@key, @line, @from, @text, @sentMs, @receivedMs, @trouble, @reference, @total, @seq, @raw)
     on conflict (key) do nothing`,
  )
  const isLoose = db.prepare<[string], number>('select messageId is null from receivedPart where key = ?')
  const loose = db.prepare<[], PartRow>(
    `select ${partFields} from receivedPart where messageId is null order by receivedMs, rowid`,
  )
  const insertMessage = db.prepare<[IncomingMessage]>(
    `insert into receivedMessage (id, line, sender, text, sentMs, receivedMs, trouble)
     values (@id, @line, @from, @text, @sentMs, @receivedMs, @trouble) on conflict (id) do nothing`,
  )
  const claim = db.prepare<[string, string]>(
    'update receivedPart set messageId = ? where key = ? and messageId is null',
  )
  const unread = db.prepare<[number, number], IncomingMessage & { readonly seq: number }>(
    `select seq, ${messageFields} from receivedMessage where isRead = 0 and seq > ? order by seq limit ?`,
  )
  const newest = db.prepare<[number], IncomingMessage>(
    `select ${messageFields} from receivedMessage order by receivedMs desc, seq desc limit ?`,
  )
  const read = db.prepare<[string]>('update receivedMessage set isRead = 1 where id = ? and isRead = 0')
  const forgetParts = db.prepare<[number]>(
    `delete from receivedPart where receivedMs < ?
     and messageId in (select id from receivedMessage where isRead = 1)`,
  )
  const forgetMessages = db.prepare<[number]>(
    `delete from receivedMessage where receivedMs < ? and isRead = 1
     and id not in (select messageId from receivedPart where messageId is not null)`,
  )
  return {
    /** False when this SMS was in a message already. */
    keep: (part: ReceivedPart) => {
      insertPart.run(rowOf(part))
      return isLoose.pluck().get(part.key) === 1
    },
    loose: () => loose.all().map(partOf),
    join: (message: IncomingMessage, keys: readonly string[]) => {
      insertMessage.run(message)
      for (const key of keys) claim.run(message.id, key)
    },
    unread: (afterSeq: number, limit: number) =>
      unread.all(afterSeq, limit).map(({ seq, ...message }) => ({ seq, message })),
    newest: (limit: number) => newest.all(limit),
    markRead: (id: string) => void read.run(id),
    forget: (beforeMs: number) => {
      forgetParts.run(beforeMs)
      forgetMessages.run(beforeMs)
    },
  }
}
