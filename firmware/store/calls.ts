import type { Database } from 'better-sqlite3'
import type { CallEvent } from '../ports/call-event.ts'
import type { CallRecord } from '../ports/store.ts'
import type { CallStart } from './wire.ts'

type Row = Omit<CallRecord, 'tags' | 'transcript'> & { readonly tags: string; readonly transcript: string }

const facts =
  'id, line, caller as "from", startedMs, answeredMs, endedMs, language, outcome, handOver, summary, tags'
const fields = `${facts}, transcript`

/** Of a call that has not ended: when it began, or when something was last stored in it. */
const lastMs = `max(startedMs,
  coalesce((select max(createdMs) from booking where callId = call.id), 0),
  coalesce((select max(createdMs) from message where callId = call.id), 0)) as endedMs`

const recordOf = (row: Row): CallRecord => ({
  ...row,
  tags: JSON.parse(row.tags) as string[],
  transcript: JSON.parse(row.transcript) as CallEvent[],
})
const rowOf = (call: CallRecord): Row => ({
  ...call,
  tags: JSON.stringify(call.tags),
  transcript: JSON.stringify(call.transcript),
})

/** The table of calls. */
export const createCalls = (db: Database) => {
  const begin = db.prepare<[CallStart]>(
    `insert into call (id, line, caller, startedMs) values (@id, @line, @from, @startedMs) on conflict (id) do nothing`,
  )
  const end = db.prepare<[Row]>(
    `insert into call (id, line, caller, startedMs, answeredMs, endedMs, language, outcome, handOver, summary, tags, transcript)
     values (@id, @line, @from, @startedMs, @answeredMs, @endedMs, @language, @outcome, @handOver, @summary, @tags, @transcript)
     on conflict (id) do update set answeredMs = excluded.answeredMs, endedMs = excluded.endedMs,
       language = excluded.language, outcome = excluded.outcome, handOver = excluded.handOver,
       summary = excluded.summary, tags = excluded.tags, transcript = excluded.transcript
     where endedMs is null`,
  )
  const newest = db.prepare<[number], Row>(
    `select ${fields} from call order by startedMs desc, rowid desc limit ?`,
  )
  const starting = db.prepare<[number, number], Omit<Row, 'transcript'>>(
    `select ${facts} from call where startedMs >= ? and startedMs < ? order by startedMs, rowid`,
  )
  const open = db.prepare<[], Row>(
    `select ${fields.replace('endedMs', lastMs)}
     from call where endedMs is null order by startedMs`,
  )
  return {
    begin: (call: CallStart) => void begin.run(call),
    /** False when it had ended. A call that never began is stored whole. */
    end: (call: CallRecord) => end.run(rowOf(call)).changes > 0,
    /** Those that began between two instants, the second not included, without what was said. */
    between: (fromMs: number, toMs: number): Omit<CallRecord, 'transcript'>[] =>
      starting.all(fromMs, toMs).map(row => ({ ...row, tags: JSON.parse(row.tags) as string[] })),
    newest: (limit: number) => newest.all(limit).map(recordOf),
    /** Those that have not ended; `endedMs` is the last instant each is known to have been up. */
    open: () => open.all().map(recordOf),
  }
}
