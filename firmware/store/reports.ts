import type { Database } from 'better-sqlite3'
import type { MorningReport, ReportView } from '../ports/report.ts'
import type { Outage, ReportFacts, Unanswered } from '../ports/report-store.ts'
import type { Task } from '../ports/clinic-store.ts'
import type { Message, VisitChange } from '../ports/store.ts'
import { createCalls } from './calls.ts'
import { createVisits } from './visits.ts'

type Span = [fromMs: number, toMs: number]
const within = 'startedMs >= ? and startedMs < ? order by startedMs, rowid'

/** The most open tasks that a report tells of: more is a list nobody works from. */
const mostTasks = 10_000

/** What a report is made of. It only reads, so it also runs on a file that another process writes. */
export const createReportFacts = (db: Database) => {
  const calls = createCalls(db)
  const visits = createVisits(db)
  const unanswered = db.prepare<Span, Unanswered>(
    `select id, line, caller as "from", startedMs, endedMs, why from unanswered where ${within}`,
  )
  const changes = db
    .prepare<Span, string>(
      `select change from visitChange where json_extract(change, '$.atMs') >= ? and json_extract(change, '$.atMs') < ?
       order by json_extract(change, '$.atMs'), seq`,
    )
    .pluck()
  const messages = db.prepare<Span, Message>(
    `select id, name, phone, text, language, callId, createdMs from message
     where createdMs >= ? and createdMs < ? order by createdMs, rowid`,
  )
  const undone = db
    .prepare<[number], string>(
      `select entry from task where state in ('open', 'overdue') order by dueMs, id limit ?`,
    )
    .pluck()
  const done = db
    .prepare<Span, string>(
      `select entry from task where state = 'done'
       and json_extract(entry, '$.doneMs') >= ? and json_extract(entry, '$.doneMs') < ?`,
    )
    .pluck()
  const outages = db.prepare<[toMs: number, fromMs: number], Outage>(
    'select * from outage where fromMs < ? and (toMs is null or toMs > ?) order by fromMs, id',
  )
  const taskOf = (text: string) => JSON.parse(text) as Task
  const changeOf = (text: string) => {
    const change = JSON.parse(text) as VisitChange
    const visit = visits.one(change.bookingId)
    return visit ? [{ change, visit }] : []
  }
  return db.transaction((...span: Span): ReportFacts => {
    const [fromMs, toMs] = span
    return {
      calls: calls.between(...span),
      unanswered: unanswered.all(...span),
      changes: changes.all(...span).flatMap(changeOf),
      visits: visits.between(...span),
      messages: messages.all(...span),
      tasks: [...undone.all(mostTasks), ...done.all(...span)].map(taskOf),
      outages: outages.all(toMs, fromMs),
    }
  })
}

/** What the report needs to be kept. */
export const createReportWork = (db: Database) => {
  const addUnanswered = db.prepare<[Unanswered]>(
    `insert into unanswered (id, line, caller, startedMs, endedMs, why)
     values (@id, @line, @from, @startedMs, @endedMs, @why) on conflict (id) do nothing`,
  )
  const addOutage = db.prepare<[Outage]>(
    `insert into outage (id, line, fromMs, toMs, says) values (@id, @line, @fromMs, @toMs, @says)
     on conflict (id) do nothing`,
  )
  const endOutage = db.prepare<[number, string]>(
    'update outage set toMs = max(fromMs, ?) where line = ? and toMs is null',
  )
  const endAll = db.prepare<[number]>('update outage set toMs = max(fromMs, ?) where toMs is null')
  const lastPulse = db.prepare<[], number>('select atMs from pulse').pluck()
  const beat = db.prepare<[number]>(
    'insert into pulse values (1, ?) on conflict (one) do update set atMs = excluded.atMs',
  )
  const addReport = db.prepare<[string, number, string]>(
    'insert into report (day, madeMs, view) values (?, ?, ?) on conflict (day) do nothing',
  )
  const one = db.prepare<[string], { readonly madeMs: number; readonly view: string }>(
    'select madeMs, view from report where day = ?',
  )
  const wake = db.transaction((id: string, nowMs: number, leastMs: number) => {
    const lastMs = lastPulse.get() ?? nowMs
    endAll.run(lastMs)
    if (nowMs - lastMs > leastMs) addOutage.run({ id, line: null, fromMs: lastMs, toMs: nowMs, says: '' })
    beat.run(nowMs)
  })
  return {
    addUnanswered: (call: Unanswered) => void addUnanswered.run(call),
    beginOutage: (outage: Omit<Outage, 'toMs'>) => void addOutage.run({ ...outage, toMs: null }),
    endOutage: (line: string, toMs: number) => void endOutage.run(toMs, line),
    pulse: (nowMs: number) => void beat.run(nowMs),
    wake: (id: string, nowMs: number, leastMs: number) => wake.immediate(id, nowMs, leastMs),
    /** False when the day has one. */
    add: ({ day, madeMs, view }: MorningReport) =>
      addReport.run(day, madeMs, JSON.stringify(view)).changes > 0,
    of: (day: string): MorningReport | null => {
      const found = one.get(day)
      return found ? { day, madeMs: found.madeMs, view: JSON.parse(found.view) as ReportView } : null
    },
  }
}
