import { isDeepStrictEqual } from 'node:util'
import type { Database } from 'better-sqlite3'
import type {
  AgendaVisit,
  BusyTime,
  CalendarFeed,
  CalendarObject,
  CalendarState,
  CalendarStore,
  VisitCopy,
} from '../ports/calendar.ts'
import type { Taken } from '../ports/store.ts'
import { visitFields } from './visits.ts'
import { pairs, type Stretches } from '../time/stretches.ts'
import type { EngagedRow } from './packed.ts'
import type { Done } from './wire.ts'

/** No piece of busy time is longer (see the table). */
const longestMs = 86_400_000

/** Long ones in pieces of a day at most. */
const pieces = ({ startMs, endMs }: BusyTime): readonly BusyTime[] =>
  Array.from({ length: Math.ceil((endMs - startMs) / longestMs) }, (_, i) => ({
    startMs: startMs + i * longestMs,
    endMs: Math.min(endMs, startMs + (i + 1) * longestMs),
  }))

type BusyRow = readonly [staff: string, room: null, startMs: number, endMs: number]

/** When people's own calendars keep them busy. */
export const createBusyTimes = (db: Database) => {
  const overlapping = db.prepare<[number, number, number], BusyRow>(
    `select staff, null, startMs, endMs from busyTime
     where startMs > ? and startMs < ? and endMs > ? order by startMs, staff`,
  )
  const engaged = db
    .prepare<[string, string], EngagedRow>(
      `with period as materialized (select value ->> 0 as fromMs, value ->> 1 as toMs from json_each(?))
       select whose.key, startMs, endMs from json_each(?) whose cross join period cross join busyTime on staff = whose.value
       where startMs > fromMs - ${longestMs} and startMs < toMs and endMs > fromMs`,
    )
    .raw()
  const one = db
    .prepare<[number, number, number, string], 1>(
      'select 1 from busyTime where startMs > ? and startMs < ? and endMs > ? and staff = ? limit 1',
    )
    .pluck()
  return {
    taken: (fromMs: number, toMs: number) => overlapping.raw().all(fromMs - longestMs, toMs, fromMs),
    ofStaff: (ids: readonly string[], periods: Stretches) =>
      engaged.all(JSON.stringify(pairs(periods)), JSON.stringify(ids)),
    isBusy: ({ staff, startMs, endMs }: Pick<Taken, 'staff' | 'startMs' | 'endMs'>): boolean =>
      one.get(startMs - longestMs, endMs, startMs, staff) === 1,
  }
}

const createObjects = (db: Database) => {
  const put = db.prepare<[CalendarObject]>(
    `insert into calendarObject values (@staff, @source, @href, @etag, @text)
     on conflict do update set etag = excluded.etag, text = excluded.text`,
  )
  const clear = db.prepare<[CalendarObject]>(
    'delete from busyTime where staff = @staff and source = @source and href = @href',
  )
  const add = db.prepare<[CalendarObject & BusyTime]>(
    'insert into busyTime values (@staff, @source, @href, @startMs, @endMs)',
  )
  const drop = db.prepare<[Pick<CalendarObject, 'staff' | 'source' | 'href'>]>(
    'delete from calendarObject where staff = @staff and source = @source and href = @href',
  )
  const all = db.prepare<[string, string], CalendarObject>(
    'select * from calendarObject where staff = ? and source = ? order by href',
  )
  const one = db.prepare<[CalendarObject], CalendarObject>(
    'select * from calendarObject where staff = @staff and source = @source and href = @href',
  )
  const times = db.prepare<[CalendarObject], BusyTime>(
    'select startMs, endMs from busyTime where staff = @staff and source = @source and href = @href order by startMs, endMs',
  )
  const save = db.transaction((object: CalendarObject, all: readonly BusyTime[]) => {
    put.run(object)
    clear.run(object)
    for (const piece of all) add.run({ ...object, ...piece })
  })
  return {
    saveObject: (object, busy) => {
      const all = busy.flatMap(pieces).sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
      // what is looked at anew each day seldom changed, and a write waits for the disk
      if (isDeepStrictEqual([one.get(object), times.all(object)], [object, all])) return
      save.immediate(object, all)
    },
    dropObject: object => void drop.run(object),
    objects: (staff, source) => all.all(staff, source),
  } satisfies Partial<Done<CalendarStore>>
}

const createCopies = (db: Database) => {
  const put = db.prepare<[VisitCopy]>(
    'insert or replace into visitCopy values (@staff, @visitId, @href, @etag, @startMs, @endMs, @mark, @text)',
  )
  const drop = db.prepare<[Pick<VisitCopy, 'staff' | 'visitId'>]>(
    'delete from visitCopy where staff = @staff and visitId = @visitId',
  )
  const all = db.prepare<[string], VisitCopy>('select * from visitCopy where staff = ? order by visitId')
  return {
    saveCopy: copy => void put.run(copy),
    dropCopy: copy => void drop.run(copy),
    copies: staff => all.all(staff),
  } satisfies Partial<Done<CalendarStore>>
}

const createStates = (db: Database) => {
  const one = db.prepare<[string], CalendarState>('select * from calendarState where staff = ?')
  const put = db.prepare<[CalendarState]>(
    'insert or replace into calendarState values (@staff, @url, @token)',
  )
  const forgetObjects = db.prepare<[string]>(
    `delete from calendarObject where staff = ? and source = 'server'`,
  )
  const forgetCopies = db.prepare<[string]>('delete from visitCopy where staff = ?')
  const save = db.transaction((state: CalendarState) => {
    if ((one.get(state.staff)?.url ?? state.url) !== state.url) {
      forgetObjects.run(state.staff)
      forgetCopies.run(state.staff)
    }
    put.run(state)
  })
  return {
    calendarState: staff => one.get(staff) ?? null,
    saveCalendarState: state => save.immediate(state),
  } satisfies Partial<Done<CalendarStore>>
}

const createFeeds = (db: Database) => {
  const all = db.prepare<[], CalendarFeed>('select * from calendarFeed order by staff')
  const put = db.prepare<[CalendarFeed]>('insert or replace into calendarFeed values (@staff, @token)')
  return { feeds: () => all.all(), saveFeed: feed => void put.run(feed) } satisfies Partial<
    Done<CalendarStore>
  >
}

/** Calendars of the clinic's people. */
export const createCalendars = (db: Database): Done<CalendarStore> => {
  const half = (which: 'holds' | 'not holds') =>
    `select ${visitFields},
       (select count(*) from visitChange where bookingId = booking.id
        and json_extract(change, '$.what.kind') in ('moved', 'cancelled')) as revision,
       coalesce((select max(json_extract(change, '$.atMs')) from visitChange where bookingId = booking.id), createdMs)
         as changedMs
     from booking where staff = @staff and startMs >= @fromMs and startMs < @toMs and ${which}`
  const agenda = db.prepare<
    [{ readonly staff: string; readonly fromMs: number; readonly toMs: number }],
    AgendaVisit
  >(`${half('holds')} union all ${half('not holds')} order by startMs, id`)
  return {
    agenda: (staff, fromMs, toMs) => agenda.all({ staff, fromMs, toMs }),
    ...createObjects(db),
    ...createCopies(db),
    ...createStates(db),
    ...createFeeds(db),
  }
}
