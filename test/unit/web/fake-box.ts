import { Fault } from '../../../firmware/fault/fault.ts'
import { createFeed } from '../../../firmware/flow/feed.ts'
import type { Task } from '../../../firmware/ports/clinic-store.ts'
import type { CallEvent } from '../../../firmware/ports/call-event.ts'
import type { LineStatus } from '../../../firmware/ports/line.ts'
import type { CloudStatus, Live, LiveEvent, LiveState, LiveLine } from '../../../firmware/ports/live.ts'
import type { Log } from '../../../firmware/ports/log.ts'
import type { Reports, ReportView } from '../../../firmware/ports/report.ts'
import type { CallRecord, Message, Visit, VisitChange } from '../../../firmware/ports/store.ts'
import type { Clock } from '../../../firmware/time/clock.ts'
import type { ClinicView } from '../../../firmware/web/api.ts'
import type { RouteOptions } from '../../../firmware/web/routes.ts'
import { emptyReport } from '../store/sample.ts'
import { applyLive } from '../../../firmware/web/page/live.ts'

/** A dentist's in Vilnius. */
export const clinic: ClinicView = {
  name: 'Šypsenos odontologija',
  zone: 'Europe/Vilnius',
  languages: ['lt', 'en', 'ru'],
  people: [
    { id: 'rasa', name: 'Dr. Rasa Kazlauskienė' },
    { id: 'tomas', name: 'Dr. Tomas Petrauskas' },
    { id: 'egle', name: 'Eglė Žukauskaitė' },
  ],
  services: [
    { id: 'checkup', name: 'Check-up' },
    { id: 'hygiene', name: 'Oral hygiene' },
    { id: 'filling', name: 'Filling' },
  ],
}

/** A line that waits for calls. */
export const readyLine: LiveLine = {
  number: '+37052000000',
  line: 'sim7600',
  state: 'idle',
  fault: null,
  reason: null,
  network: 'home',
  operator: 'Tele2 LT',
  signalDbm: -73,
}

/** The edges of the web room, in memory and in the test's hands. */
export interface FakeBox {
  readonly live: Live
  readonly calendars: null
  readonly placeOf: RouteOptions['placeOf']
  readonly reports: Reports
  /** What every report is from here on. */
  report(view: ReportView): void
  readonly store: RouteOptions['store']
  readonly tasks: Task[]
  readonly changes: VisitChange[]
  readonly log: Log
  /** What was logged, oldest first. */
  readonly logged: { readonly message: string; readonly fields: Readonly<Record<string, unknown>> }[]
  readonly bookings: Visit[]
  readonly calls: CallRecord[]
  readonly messages: Message[]
  /** Pages following just now. */
  readers(): number
  publish(event: LiveEvent): void
  line(status: Partial<LineStatus>): void
  cloud(status: CloudStatus): void
  call(callId: string, from: string | null, event: CallEvent): void
  /** What the store throws from here on; null for nothing. */
  failStore(error: Error | null): void
}

const createFakeLog = () => {
  const logged: FakeBox['logged'] = []
  const write = (fields: Readonly<Record<string, unknown>>, message: string) => {
    logged.push({ message, fields })
  }
  const log: Log = { debug: write, info: write, warn: write, error: write, child: () => log }
  return { log, logged }
}

const createFakeLive = (clock: Clock) => {
  const feed = createFeed<LiveEvent>(10_000)
  let readers = 0
  let state: LiveState = {
    lines: [readyLine],
    cloud: { state: 'connected', waiting: 0, reason: null },
    calls: [],
  }
  const publish = (event: LiveEvent) => {
    state = applyLive(state, event, clock.epochMs())
    feed.publish(event)
  }
  const follow = (signal: AbortSignal) => {
    readers += 1
    signal.addEventListener('abort', () => (readers -= 1), { once: true })
    return feed.subscribe(signal)
  }
  const live: Live = { state: () => state, follow }
  return { live, publish, readers: () => readers }
}

/** A box with one ready line and nothing stored. */
export const createFakeBox = (clock: Clock): FakeBox => {
  const { live, publish, readers } = createFakeLive(clock)
  const bookings: Visit[] = []
  const calls: CallRecord[] = []
  const messages: Message[] = []
  const tasks: Task[] = []
  const changes: VisitChange[] = []
  let failure: Error | null = null
  let view = emptyReport
  const answer = async <T>(rows: T[]): Promise<T[]> => {
    if (failure) throw failure
    return rows
  }
  return {
    live,
    store: {
      bookings: (fromMs, toMs) =>
        answer(
          bookings.filter(b => b.startMs < toMs && b.endMs > fromMs).sort((a, b) => a.startMs - b.startMs),
        ),
      calls: limit => answer(calls.toSorted((a, b) => b.startedMs - a.startedMs).slice(0, limit)),
      tasksIn: (states, limit) => answer(tasks.filter(({ state }) => states.includes(state)).slice(0, limit)),
      task: async id => tasks.find(one => one.id === id) ?? null,
      saveTask: async task => {
        tasks.splice(
          tasks.findIndex(({ id }) => id === task.id),
          1,
          task,
        )
      },
      booking: async id => bookings.find(one => one.id === id) ?? null,
      change: async change => {
        const visit = bookings.find(one => one.id === change.bookingId)
        const isOfThePast = ['missed', 'done'].includes(change.what.kind)
        if (visit && isOfThePast && change.atMs < visit.startMs)
          throw new Fault('VISIT_AHEAD', { id: visit.id })
        changes.push(change)
      },
      messages: limit => answer(messages.toSorted((a, b) => b.createdMs - a.createdMs).slice(0, limit)),
    },
    calendars: null,
    placeOf: ({ staff }) => (staff === 'egle' ? 'Antakalnis' : null),
    reports: {
      of: async () => {
        if (failure) throw failure
        return view
      },
    },
    report: other => (view = other),
    ...createFakeLog(),
    bookings,
    calls,
    messages,
    tasks,
    changes,
    readers,
    publish,
    line: status => publish({ kind: 'line', status: { ...(live.state().lines[0] ?? readyLine), ...status } }),
    cloud: status => publish({ kind: 'cloud', status }),
    call: (callId, from, event) => publish({ kind: 'call', callId, line: 'sim7600', from, event }),
    failStore: error => (failure = error),
  }
}

/** A visit of half an hour with the first person, unless said otherwise. */
export const makeBooking = (startMs: number, other: Partial<Visit> = {}): Visit => ({
  id: `booking-${startMs}`,
  service: 'checkup',
  serviceName: 'Check-up',
  staff: 'rasa',
  staffName: 'Dr. Rasa Kazlauskienė',
  room: null,
  startMs,
  endMs: startMs + 30 * 60_000,
  bufferMinutes: 0,
  birthDate: null,
  status: 'booked',
  confirmedMs: null,
  zone: clinic.zone,
  name: 'Jonas Jonaitis',
  phone: '+37061234567',
  language: 'lt',
  callId: null,
  createdMs: startMs - 86_400_000,
  ...other,
})

/** A finished call of a minute and a half, unless said otherwise. */
export const makeCall = (startedMs: number, other: Partial<CallRecord> = {}): CallRecord => ({
  id: `call-${startedMs}`,
  line: 'sim7600',
  from: '+37061234567',
  startedMs,
  answeredMs: startedMs + 300,
  endedMs: startedMs + 94_000,
  language: 'lt',
  outcome: 'booked',
  handOver: null,
  summary: 'Jonas Jonaitis booked a check-up with Dr. Kazlauskienė.',
  tags: [],
  transcript: [],
  ...other,
})
