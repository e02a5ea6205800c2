import type { Database } from 'better-sqlite3'
import type { Booking } from '../ports/store.ts'
import { pack } from './packed.ts'

const fields = [
  'id',
  'service',
  'serviceName',
  'staff',
  'staffName',
  'startMs',
  'endMs',
  'zone',
  'name',
  'phone',
  'language',
  'callId',
  'createdMs',
] as const satisfies readonly (keyof Booking)[]

/** No visit is longer (see the table), so one that reaches into a period starts at most this long before it. */
const longestMs = 86_400_000

/** The table of visits. `between` and `taken` cost what they find, whatever the table holds. */
export const createVisits = (db: Database) => {
  const insert = db.prepare<[Booking]>(
    `insert into booking (${fields.join()}) values (${fields.map(field => `@${field}`).join()})`,
  )
  const any = db.prepare<[string], Booking>(`select ${fields.join()} from booking where id = ?`)
  const booked = db.prepare<[string], Booking>(
    `select ${fields.join()} from booking where id = ? and status = 'booked'`,
  )
  const starting = db.prepare<[number, number], Booking>(
    `select ${fields.join()} from booking where status = 'booked' and startMs >= ? and startMs < ? order by startMs, staff`,
  )
  const overlapping = db.prepare<[number, number, number], [string, number, number]>(
    `select staff, startMs, endMs from booking
     where status = 'booked' and startMs > ? and startMs < ? and endMs > ? order by startMs, staff`,
  )
  return {
    insert: (booking: Booking) => void insert.run(booking),
    /** Whatever became of it. */
    any: (id: string) => any.get(id) ?? null,
    booked: (id: string) => booked.get(id) ?? null,
    between: (fromMs: number, toMs: number) => starting.all(fromMs, toMs),
    taken: (fromMs: number, toMs: number) => pack(overlapping.raw().all(fromMs - longestMs, toMs, fromMs)),
  }
}
