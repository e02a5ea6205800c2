/**
 * The store at a size no clinic reaches: `node tools/bench/store.ts [--bookings 1000000] [--folder DIR] [--json]` fills
 * a store for 50 people, 16 visits a day each, and times what a call waits for. The disk of --folder (by default the
 * temporary one) decides the figures of book().
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import type { Clinic } from '../../firmware/clinic/clinic.ts'
import { readClinicFile } from '../../firmware/config/clinic-file.ts'
import { findFree } from '../../firmware/main/free-times.ts'
import { openDatabase } from '../../firmware/store/database.ts'
import { openStore } from '../../firmware/store/store.ts'
import { createVisits } from '../../firmware/store/visits.ts'
import type { Log } from '../../firmware/ports/log.ts'
import type { Booking } from '../../firmware/ports/store.ts'
import { addDays, dayOf } from '../../firmware/time/calendar.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { printRows, timeEach } from './figures.ts'

const { values } = parseArgs({
  options: {
    bookings: { type: 'string', default: '1000000' },
    folder: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

const [people, visitsADay, minuteMs, dayMs] = [50, 16, 60_000, 86_400_000]
const firstDayMs = Date.UTC(2024, 0, 1)
const count = Number(values.bookings)
const days = Math.ceil(count / people / visitsADay)

/** The n-th visit: day by day, person by person, every half hour from 07:00 UTC. */
const visit = (n: number, minutesLater = 0): Booking => {
  const day = Math.floor(n / people / visitsADay)
  const startMs = firstDayMs + day * dayMs + (420 + (n % visitsADay) * 30 + minutesLater) * minuteMs
  return {
    id: randomUUID(),
    service: 'checkup',
    serviceName: 'Profilaktinė apžiūra',
    staff: `person-${Math.floor(n / visitsADay) % people}`,
    staffName: 'Rūta Petraitė',
    room: null,
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

/** A clinic of these people, who all do one thing all day long. */
const busyClinic = (): Clinic => {
  const file = new URL('../../firmware/clinic/templates/dentist-lt.yaml', import.meta.url)
  const clinic: Clinic = readClinicFile(readFileSync(file, 'utf8'), 'dentist-lt')
  const [one] = clinic.people
  const day = [{ from: 7 * 60, to: 20 * 60 }]
  const hours = { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day }
  const does = clinic.services.slice(0, 1).map(({ id }) => id)
  if (!one) throw new Error('the template has nobody')
  const staff = Array.from({ length: people }, (_, n) => ({ ...one, id: `person-${n}`, does, hours }))
  return { ...clinic, worksOnHolidays: true, hours, people: staff }
}

const fill = (folder: string) => {
  using database = openDatabase(folder)
  const visits = createVisits(database.db)
  const batch = database.db.transaction((from: number, to: number) => {
    for (let n = from; n < to; n += 1) visits.insert(visit(n))
  })
  for (let n = 0; n < count; n += 20_000) {
    batch(n, Math.min(count, n + 20_000))
    if (process.stderr.isTTY) process.stderr.write(`\rfilling ${Math.round((100 * n) / count)} %`)
  }
  if (process.stderr.isTTY) process.stderr.write('\n')
}

const timed = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
  const startMs = performance.now()
  const result = await work()
  return [result, Math.round(performance.now() - startMs)]
}

const none: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => none }
const root = mkdtempSync(join(values.folder ?? tmpdir(), 'ragelis-bench-'))
try {
  const folder = join(root, 'data')
  const [, fillMs] = await timed(async () => fill(folder))
  const open = () => openStore({ folder, zone: 'Europe/Vilnius', clock: systemClock, log: none })
  const [store, openMs] = await timed(open)
  const someDay = () => firstDayMs + Math.floor(Math.random() * days) * dayMs
  const loop = monitorEventLoopDelay({ resolution: 1 })
  const takenFor = (days: number) => {
    const fromMs = someDay()
    return store.taken(fromMs, fromMs + days * dayMs)
  }
  const taken = await timeEach(2_000, () => takenFor(1))
  const week = await timeEach(200, () => takenFor(7))
  const clinic = busyClinic()
  const search = await timeEach(500, () => {
    const fromMs = someDay()
    const clock = { ...systemClock, epochMs: () => fromMs }
    const from = dayOf(fromMs, clinic.zone)
    const wish = { service: clinic.services[0]?.id ?? '', from: addDays(from, 1), to: addDays(from, 30) }
    return findFree({ store, clock }, clinic, wish, 60)
  })
  loop.enable()
  const book = await timeEach(2_000, n => store.book(visit(count + n)))
  loop.disable()
  const refused = await timeEach(500, n => store.book(visit(n * 7, 10)).catch(() => undefined))
  const logBytes = statSync(join(folder, 'store.db-wal')).size
  await store[Symbol.asyncDispose]()
  // What a cut leaves behind: a log, here without anything whole in it
  writeFileSync(join(folder, 'store.db-wal'), Buffer.alloc(100))
  const [cut, checkMs] = await timed(open)
  await cut[Symbol.asyncDispose]()
  printRows(
    {
      bookings: count,
      'file, MB': Math.round(statSync(join(folder, 'store.db')).size / 1e6),
      'log at most, MB': Math.round(logBytes / 1e5) / 10,
      'filling, ms': fillMs,
      'open, ms': openMs,
      'open and check after a cut, ms': checkMs,
      'book()': book,
      'book() of a slot that is taken': refused,
      'taken() of a day, 800 visits': taken,
      'taken() of a week, 5 600 visits': week,
      'free times for one service, of 50 people': search,
      'main thread late while booking, p99 ms': Math.round(loop.percentile(99) / 1e4) / 100,
    },
    values.json,
  )
} finally {
  rmSync(root, { recursive: true, force: true })
}
