import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import type { Clinic } from '../../../../firmware/clinic/clinic.ts'
import { readCalendar } from '../../../../firmware/calendar/read.ts'
import { createRemoteCalendar } from '../../../../firmware/calendar/remote.ts'
import { rewriteEntry, writeEntry } from '../../../../firmware/calendar/write.ts'
import { noLog } from '../../../../firmware/config/log.ts'
import type { CalendarDesk, Link } from '../../../../firmware/main/calendar/desk.ts'
import { syncRound } from '../../../../firmware/main/calendar/round.ts'
import { keepPromises } from '../../../../firmware/main/promise/making.ts'
import type { Booking } from '../../../../firmware/ports/store.ts'
import { openStore, type FullStore } from '../../../../firmware/store/store.ts'
import { isoInZone } from '../../../../firmware/time/calendar.ts'
import { simClock, type SimClock } from '../../../../firmware/time/sim-clock.ts'
import { openCalendarServer, password, type CalendarServer } from '../../../support/calendar-server.ts'
import { shopOf } from '../../../support/desk.ts'

/** A box and the calendars of two of its people on Radicale, round by round. */

const base = shopOf('dentist-lt')
export const rooms = ['chair-1', 'chair-2'].map(id => ({ id, kind: 'chair', branch: 'main' }))
export const shop = { ...base, clinic: { ...base.clinic, rooms } }
const { zone } = shop.clinic
export const [rita = '', jonas = ''] = shop.clinic.people.map(({ id }) => id)
export const hourMs = 3_600_000
/** Thursday 26 November 2026, 09:00 in Vilnius; the clock begins two days before. */
export const nineMs = Date.UTC(2026, 10, 26, 7)
const startMs = nineMs - 48 * hourMs

const stamp = (ms: number) => isoInZone(ms, 'UTC').slice(0, 19).replaceAll(/[-:]/g, '') + 'Z'

export const visitAt = (startMs: number, changes: Partial<Booking> = {}): Booking => ({
  id: randomUUID(),
  service: 'check-up',
  serviceName: 'Dantų patikra',
  staff: rita,
  staffName: 'Rita',
  room: null,
  startMs,
  endMs: startMs + hourMs / 2,
  bufferMinutes: 0,
  zone,
  name: 'Jonas Petrauskas',
  birthDate: null,
  phone: '+37061234567',
  language: 'lt',
  callId: null,
  createdMs: nineMs - 60 * hourMs,
  ...changes,
})

export interface PairOptions {
  readonly wrap?: (store: FullStore) => FullStore
  readonly shown?: CalendarDesk['shown']
  readonly clinic?: Clinic
}

/** The box on a folder; opening it again is a restart. */
export const openBox = async (
  folder: string,
  links: readonly Link[],
  clock: SimClock,
  { wrap = store => store, shown = 'name', clinic = shop.clinic }: PairOptions = {},
) => {
  const disk = await openStore({ folder, zone, clock, log: noLog })
  const store = keepPromises(wrap(disk), { clinic, clock, made: () => undefined })
  const desk: CalendarDesk = {
    shop: { ...shop, clinic },
    store,
    reader: { read: async (text, window) => readCalendar(text, window) },
    writer: { write: writeEntry, rewrite: rewriteEntry },
    shown,
    clock,
    log: noLog,
  }
  const troubles: unknown[] = []
  const { signal } = new AbortController()
  const told = (_: Link, error: unknown) => {
    if (error !== null) troubles.push(error)
  }
  const round = () => syncRound(desk, links, told, signal)
  const tasks = async () =>
    (await disk.tasksIn(['open', 'overdue'], 100)).map(({ kind, text, owner }) => ({ kind, text, owner }))
  return {
    disk,
    store,
    desk,
    round,
    troubles,
    tasks,
    [Symbol.asyncDispose]: () => disk[Symbol.asyncDispose](),
  }
}
export type PairBox = Awaited<ReturnType<typeof openBox>>

/** Every write waits for the disk; what a crash of the machine would lose is another test's. */
export const quickFolder = (t: Test): string => {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ragelis-calendar-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface Pair {
  readonly server: CalendarServer
  readonly links: readonly Link[]
  readonly clock: SimClock
  readonly folder: string
  readonly box: PairBox
  /** A person's calendar as their own program sees it: texts by address. */
  there(user?: 'rita' | 'jonas'): Promise<ReadonlyMap<string, string>>
  /** The one event there that says this. */
  find(words: string, user?: 'rita' | 'jonas'): Promise<readonly [href: string, text: string]>
  put(href: string, text: string, user?: 'rita' | 'jonas'): Promise<void>
  remove(href: string, user?: 'rita' | 'jonas'): Promise<void>
}

export const linkOf = (staff: string, url: string, username: string, clock: SimClock): Link => ({
  staff,
  url,
  remote: createRemoteCalendar({ url, login: { username, password }, staff, clock }),
})

export const openPair = async (t: Test, server: CalendarServer, options: PairOptions = {}): Promise<Pair> => {
  const clock = simClock(startMs)
  const folder = quickFolder(t)
  const name = randomUUID()
  const urls = { rita: await server.calendar('rita', name), jonas: await server.calendar('jonas', name) }
  const links = [linkOf(rita, urls.rita, 'rita', clock), linkOf(jonas, urls.jonas, 'jonas', clock)]
  const box = await openBox(folder, links, clock, options)
  t.teardown(() => box[Symbol.asyncDispose]())
  const there: Pair['there'] = (user = 'rita') => server.texts(user, new URL(urls[user]).pathname)
  const find: Pair['find'] = async (words, user = 'rita') => {
    const found = [...(await there(user))].filter(([, text]) => text.replaceAll('\r\n ', '').includes(words))
    const [one] = found
    if (found.length !== 1 || !one) throw new Error(`${found.length} events say ${words}`)
    return one
  }
  const ask = async (method: string, href: string, user: string, body?: string) => {
    const answer = await server.ask(user, method, href, body, { 'content-type': 'text/calendar' })
    if (!answer.ok) throw new Error(`${method} ${href}: ${answer.status} ${await answer.text()}`)
  }
  return {
    server,
    links,
    clock,
    folder,
    box,
    there,
    find,
    put: (href, text, user = 'rita') =>
      ask('PUT', href.endsWith('.ics') ? href : `${new URL(urls[user]).pathname}${href}.ics`, user, text),
    remove: (href, user = 'rita') => ask('DELETE', href, user),
  }
}

export const openServer = (folder: string): Promise<CalendarServer> =>
  openCalendarServer(folder, ['rita', 'jonas'])

/** An event of somebody's own. */
export const ownEvent = (uid: string, startMs: number, endMs: number, more: readonly string[] = []): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Own//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20261101T000000Z',
    `DTSTART:${stamp(startMs)}`,
    `DTEND:${stamp(endMs)}`,
    'SUMMARY:Pietūs',
    ...more,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

/** The text of an event as its owner's program writes it after dragging it elsewhere. */
export const dragged = (text: string, startMs: number, minutes = 30): string =>
  text
    .replace(/DTSTART:\w+/, `DTSTART:${stamp(startMs)}`)
    .replace(/DTEND:\w+/, `DTEND:${stamp(startMs + minutes * 60_000)}`)
