import type { Database } from 'better-sqlite3'
import type { Client, Promised, Quote, Task, Waiting } from '../ports/clinic-store.ts'

/** Of an entry as it was written. */
const read = (text: string): unknown => JSON.parse(text)
const readOne = (text: string | undefined): unknown => (text === undefined ? null : read(text))
const marks = (list: readonly unknown[]) => list.map(() => '?').join()

export const createWaitlist = (db: Database) => {
  const save = db.prepare<[string, string, number, string]>(
    'insert into waitEntry (id, state, createdMs, entry) values (?, ?, ?, ?) on conflict (id) do update set state = excluded.state, entry = excluded.entry',
  )
  const one = db.prepare<[string], string>('select entry from waitEntry where id = ?').pluck()
  return {
    save: (entry: Waiting) => void save.run(entry.id, entry.state, entry.createdMs, JSON.stringify(entry)),
    one: (id: string) => readOne(one.get(id)) as Waiting | null,
    in: (states: readonly Waiting['state'][], limit: number) =>
      db
        .prepare<unknown[], string>(
          `select entry from waitEntry where state in (${marks(states)}) order by createdMs, id limit ?`,
        )
        .pluck()
        .all(...states, limit)
        .map(read) as Waiting[],
  }
}

export const createTasks = (db: Database) => {
  const save = db.prepare<[string, string, number, string]>(
    'insert into task (id, state, dueMs, entry) values (?, ?, ?, ?) on conflict (id) do update set state = excluded.state, dueMs = excluded.dueMs, entry = excluded.entry',
  )
  const one = db.prepare<[string], string>('select entry from task where id = ?').pluck()
  return {
    /** True when it is a new one, or its state or owner is. */
    save: (task: Task): boolean => {
      const before = readOne(one.get(task.id)) as Task | null
      save.run(task.id, task.state, task.dueMs, JSON.stringify(task))
      return before?.state !== task.state || before.owner !== task.owner
    },
    one: (id: string) => readOne(one.get(id)) as Task | null,
    in: (states: readonly Task['state'][], limit: number) =>
      db
        .prepare<unknown[], string>(
          `select entry from task where state in (${marks(states)}) order by dueMs, id limit ?`,
        )
        .pluck()
        .all(...states, limit)
        .map(read) as Task[],
  }
}

export const createPromises = (db: Database) => {
  const add = db.prepare<[string, string, string, number]>(
    'insert into promised (id, kind, subject, dueMs) values (?, ?, ?, ?) on conflict (id) do nothing',
  )
  const due = db.prepare<[number, number], Promised>(
    `select * from promised where state = 'open' and dueMs <= ? order by dueMs, id limit ?`,
  )
  const next = db.prepare<[], number>(`select min(dueMs) from promised where state = 'open'`).pluck()
  const settle = db.prepare<[string, number, string]>(
    `update promised set state = ?, settledMs = ? where id = ? and state = 'open'`,
  )
  const drop = db.prepare<[number, string]>(
    `update promised set state = 'dropped', settledMs = ? where subject = ? and state = 'open'`,
  )
  const about = db.prepare<[string], Promised>('select * from promised where subject = ? order by dueMs, id')
  return {
    add: ({ id, kind, subject, dueMs }: Pick<Promised, 'id' | 'kind' | 'subject' | 'dueMs'>) =>
      void add.run(id, kind, subject, dueMs),
    due: (nowMs: number, limit: number) => due.all(nowMs, limit),
    nextDueMs: () => next.get() ?? null,
    settle: (id: string, state: 'kept' | 'dropped', nowMs: number) =>
      settle.run(state, nowMs, id).changes > 0,
    dropAbout: (subject: string, nowMs: number) => void drop.run(nowMs, subject),
    about: (subject: string) => about.all(subject),
  }
}

export const createClients = (db: Database) => {
  const save = db.prepare<[string, number, string]>(
    'insert into client (phone, seenMs, entry) values (?, ?, ?) on conflict (phone) do update set seenMs = excluded.seenMs, entry = excluded.entry',
  )
  const one = db.prepare<[string], string>('select entry from client where phone = ?').pluck()
  return {
    save: (client: Client) => void save.run(client.phone, client.seenMs, JSON.stringify(client)),
    one: (phone: string) => readOne(one.get(phone)) as Client | null,
  }
}

export const createQuotes = (db: Database) => {
  const save = db.prepare<[string, number, string]>(
    'insert into quote (id, createdMs, entry) values (?, ?, ?) on conflict (id) do nothing',
  )
  const newest = db
    .prepare<[number], string>('select entry from quote order by createdMs desc, id limit ?')
    .pluck()
  return {
    save: (quote: Quote) => void save.run(quote.id, quote.createdMs, JSON.stringify(quote)),
    newest: (limit: number) => newest.all(limit).map(read) as Quote[],
  }
}
