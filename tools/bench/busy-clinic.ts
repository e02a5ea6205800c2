import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { branchOf, type Clinic } from '../../firmware/clinic/clinic.ts'
import { readClinicFile } from '../../firmware/config/clinic-file.ts'
import type { Booking } from '../../firmware/ports/store.ts'
import { openDatabase } from '../../firmware/store/database.ts'

/** A clinic larger than any: fifty people at five places, each with a room of their own, 16 visits a day each. */

export const [people, visitsADay, minuteMs, dayMs] = [50, 16, 60_000, 86_400_000]
const branches = 5
export const firstDayMs = Date.UTC(2024, 0, 1)

/** The n-th visit: day by day, person by person, every half hour from 07:00 UTC. */
export const visit = (n: number, minutesLater = 0): Booking => {
  const day = Math.floor(n / people / visitsADay)
  const who = Math.floor(n / visitsADay) % people
  const startMs = firstDayMs + day * dayMs + (420 + (n % visitsADay) * 30 + minutesLater) * minuteMs
  return {
    id: randomUUID(),
    service: 'checkup',
    serviceName: 'Profilaktinė apžiūra',
    staff: `person-${who}`,
    staffName: 'Rūta Petraitė',
    room: `room-${who}`,
    startMs,
    endMs: startMs + 30 * minuteMs,
    bufferMinutes: 0,
    zone: 'Europe/Vilnius',
    name: 'Ona Kazlauskienė',
    birthDate: null,
    phone: '+37061234567',
    language: 'lt',
    callId: randomUUID(),
    createdMs: startMs,
  }
}

/** All do both services all day long: 'plain' takes nobody but a person, 'in a room' takes a room as well. */
export const busyClinic = (): Clinic => {
  const file = new URL('../../firmware/clinic/templates/dentist-lt.yaml', import.meta.url)
  const clinic = readClinicFile(readFileSync(file, 'utf8'), 'dentist-lt')
  const [one, service, branch] = [clinic.people[0], clinic.services[0], branchOf(clinic, 'main')]
  if (!one || !service || !branch) throw new Error('the template has nobody')
  const day = [{ from: 7 * 60, to: 20 * 60 }]
  const hours = { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day }
  const placeOf = (n: number) => `branch-${n % branches}`
  const place = (n: number) => ({ ...branch, id: placeOf(n), hours })
  const all = Array.from({ length: people }, (_, n) => n)
  const does = ['plain', 'in a room']
  return {
    ...clinic,
    worksOnHolidays: true,
    hours,
    services: [
      { ...service, id: 'plain', needs: null },
      { ...service, id: 'in a room', needs: 'room' },
    ],
    branches: [place(0), ...all.slice(1, branches).map(place)],
    rooms: all.map(n => ({ id: `room-${n}`, kind: 'room', branch: placeOf(n) })),
    people: all.map(n => ({ ...one, id: `person-${n}`, branch: placeOf(n), does, hours, away: [] })),
  }
}

interface Part {
  readonly name: string
  readonly type: 'index' | 'trigger'
  readonly sql: string
}

/** The same visits as `visit` makes, by SQLite itself. */
const rows = `insert into booking (id, service, serviceName, staff, staffName, room, startMs, endMs, zone, name, phone, language, callId, createdMs)
  with recursive
    counted(n) as (select cast(@from as integer) union all select n + 1 from counted where n + 1 < @to),
    placed(who, startMs) as (
      select n / ${visitsADay} % ${people},
        ${firstDayMs} + n / ${people * visitsADay} * ${dayMs} + (420 + n % ${visitsADay} * 30) * ${minuteMs} from counted)
  select lower(hex(randomblob(16))), 'checkup', 'Profilaktinė apžiūra', 'person-' || who, 'Rūta Petraitė', 'room-' || who,
    startMs, startMs + ${30 * minuteMs}, 'Europe/Vilnius', 'Ona Kazlauskienė', '+37061234567', 'lt',
    lower(hex(randomblob(16))), startMs
  from placed`

/** Fills the store in a folder up to that many visits, with its indexes and triggers put back afterwards. */
export const fill = (folder: string, count: number): void => {
  using database = openDatabase(folder)
  const { db } = database
  const before = db.prepare<[], number>('select count(*) from booking').pluck().get() ?? 0
  if (before >= count) return
  db.pragma('cache_size = -1000000')
  const parts = db
    .prepare<[], Part>(
      `select name, type, sql from sqlite_master where tbl_name = 'booking' and type in ('index', 'trigger') and sql is not null`,
    )
    .all()
  db.transaction(() => {
    for (const { name, type } of parts) db.exec(`drop ${type} ${name}`)
    db.prepare(rows).run({ from: before, to: count })
    for (const { sql } of parts) db.exec(sql)
  })()
}
