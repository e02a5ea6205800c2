import type { Database } from 'better-sqlite3'
import { Fault } from '../fault/fault.ts'
import type { Booking, Visit, VisitChange } from '../ports/store.ts'
import { pairs, type Stretches } from '../time/stretches.ts'
import type { EngagedRow } from './packed.ts'

const fields = [
  'id',
  'service',
  'serviceName',
  'staff',
  'staffName',
  'room',
  'startMs',
  'endMs',
  'bufferMinutes',
  'zone',
  'name',
  'birthDate',
  'phone',
  'language',
  'callId',
  'createdMs',
] as const satisfies readonly (keyof Booking)[]
/** What was said of being late since the last move, in the history. */
const lateMinutes = `(select case json_extract(change, '$.what.kind') when 'late' then json_extract(change, '$.what.minutes') end
  from visitChange where bookingId = booking.id and json_extract(change, '$.what.kind') in ('late', 'moved')
  order by seq desc limit 1) as lateMinutes`
/** Columns of a visit as it stands. */
export const visitFields = [...fields, 'status', 'confirmedMs', lateMinutes].join()

/** No visit keeps time for longer (see the table), so one that reaches into a period starts at most this long before it. */
const longestMs = 86_400_000

/** The table of visits. `between`, `taken` and the like cost what they find, whatever the table holds. */
export const createVisits = (db: Database) => {
  const insert = db.prepare<[Booking]>(
    `insert into booking (${fields.join()}) values (${fields.map(field => `@${field}`).join()})`,
  )
  const one = db.prepare<[string], Visit>(`select ${visitFields} from booking where id = ?`)
  const starting = db.prepare<[number, number], Visit>(
    `select ${visitFields} from booking where status <> 'cancelled' and startMs >= ? and startMs < ? order by startMs, staff`,
  )
  const overlapping = db.prepare<[number, number, number], [string, string | null, number, number]>(
    `select staff, room, startMs, keptMs from booking
     where holds and startMs > ? and startMs < ? and keptMs > ? order by startMs`,
  )
  // Asked once for all of them: a statement each costs more than what it finds. Nobody has two visits at a time (see the
  // triggers), so that of those that begin before a period at most the last reaches into it.
  const engaged = (column: 'staff' | 'room') =>
    db
      .prepare<[string, string], EngagedRow>(
        `with period as materialized (select value ->> 0 as fromMs, value ->> 1 as toMs from json_each(?))
         select whose.key, startMs, keptMs from json_each(?) whose cross join period cross join booking on ${column} = whose.value
         where holds and startMs < toMs and keptMs > fromMs and startMs >= coalesce(
           (select max(startMs) from booking before where before.${column} = whose.value and before.holds and before.startMs < fromMs),
           fromMs)`,
      )
      .raw()
  const [ofStaff, ofRooms] = [engaged('staff'), engaged('room')]
  const ahead = (column: 'phone' | 'birthDate') =>
    db.prepare<[string, number], Visit>(
      `select ${visitFields} from booking where ${column} = ? and startMs >= ? and status = 'booked' order by startMs limit 20`,
    )
  const [ofPhone, ofBirth] = [ahead('phone'), ahead('birthDate')]
  return {
    insert: (booking: Booking) => void insert.run(booking),
    /** Whatever became of it. */
    one: (id: string) => one.get(id) ?? null,
    between: (fromMs: number, toMs: number) => starting.all(fromMs, toMs),
    taken: (fromMs: number, toMs: number) => overlapping.raw().all(fromMs - longestMs, toMs, fromMs),
    ofStaff: (ids: readonly string[], periods: Stretches) =>
      ofStaff.all(JSON.stringify(pairs(periods)), JSON.stringify(ids)),
    inRooms: (ids: readonly string[], periods: Stretches) =>
      ofRooms.all(JSON.stringify(pairs(periods)), JSON.stringify(ids)),
    ofPhone: (phone: string, fromMs: number) => ofPhone.all(phone, fromMs),
    born: (birthDate: string, fromMs: number) => ofBirth.all(birthDate, fromMs),
  }
}

/** What happened to visits, and what it makes of them. */
export const createHistory = (db: Database) => {
  const insert = db.prepare<[string, string, string]>(
    'insert into visitChange (id, bookingId, change) values (?, ?, ?) on conflict (id) do nothing',
  )
  const all = db.prepare<[string], string>('select change from visitChange where bookingId = ? order by seq')
  const status = db.prepare<[string, string]>('update booking set status = ? where id = ?')
  const confirm = db.prepare<[number, string]>('update booking set confirmedMs = ? where id = ?')
  const move = db.prepare<[Record<string, unknown>]>(
    `update booking set staff = @staff, staffName = @staffName, room = @room, startMs = @startMs, endMs = @endMs,
     confirmedMs = null where id = @id`,
  )
  const apply = ({ bookingId, atMs, what }: VisitChange) => {
    switch (what.kind) {
      case 'moved': {
        const { kind: _kind, ...place } = what
        return move.run({ ...place, id: bookingId })
      }
      case 'confirmed':
        return confirm.run(atMs, bookingId)
      case 'late':
        // its place in the history is all there is to it
        return undefined
      default:
        return status.run(what.kind, bookingId)
    }
  }
  /** False when a change of this id is there already. */
  const note = (change: VisitChange): boolean =>
    insert.run(change.id, change.bookingId, JSON.stringify(change)).changes > 0
  return {
    note,
    /** False when it was made before. @throws VISIT_OVER, VISIT_AHEAD */
    change: (visit: Visit, change: VisitChange): boolean => {
      if (!note(change)) return false
      const { kind } = change.what
      const isOver = visit.status === 'cancelled' || (kind === 'moved' && visit.status !== 'booked')
      if (isOver) throw new Fault('VISIT_OVER', { id: visit.id })
      const isAhead = (kind === 'missed' || kind === 'done') && change.atMs < visit.startMs
      if (isAhead) throw new Fault('VISIT_AHEAD', { id: visit.id })
      apply(change)
      return true
    },
    of: (bookingId: string): readonly VisitChange[] =>
      all
        .pluck()
        .all(bookingId)
        .map(text => JSON.parse(text) as VisitChange),
  }
}
