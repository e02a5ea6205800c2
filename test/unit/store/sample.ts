import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Task } from '../../../firmware/ports/clinic-store.ts'
import type { Log } from '../../../firmware/ports/log.ts'
import type { ReceivedPart, StoredMessage } from '../../../firmware/ports/message-store.ts'
import type { IncomingMessage } from '../../../firmware/ports/messages.ts'
import type { ReportView } from '../../../firmware/ports/report.ts'
import type { Booking, CallRecord, Message, Visit } from '../../../firmware/ports/store.ts'

const minuteMs = 60_000

/** Thursday 26 November 2026, 09:30 in Vilnius (+02:00). */
export const morningMs = Date.UTC(2026, 10, 26, 7, 30)

export const sampleBooking = (changes: Partial<Booking> = {}): Booking => ({
  id: randomUUID(),
  service: 'checkup',
  serviceName: 'Profilaktinė apžiūra',
  staff: 'petraite',
  staffName: 'Rūta Petraitė',
  room: null,
  startMs: morningMs,
  endMs: (changes.startMs ?? morningMs) + 30 * minuteMs,
  bufferMinutes: 0,
  zone: 'Europe/Vilnius',
  name: 'Ona Kazlauskienė',
  birthDate: null,
  phone: '+37061234567',
  language: 'lt',
  callId: null,
  createdMs: morningMs - 86_400_000,
  ...changes,
})

/** As the store gives it back. */
export const asVisit = (booking: Booking, changes: Partial<Visit> = {}): Visit => ({
  ...booking,
  status: 'booked',
  confirmedMs: null,
  lateMinutes: null,
  ...changes,
})

/** The n-th of any number of visits that do not overlap, spread over 50 people. */
export const visit = (n: number): Booking =>
  sampleBooking({ staff: `person-${n % 50}`, startMs: morningMs + Math.floor(n / 50) * 30 * minuteMs })

export const sampleMessage = (changes: Partial<Message> = {}): Message => ({
  id: randomUUID(),
  name: 'Jonas',
  phone: '+37069876543',
  text: 'Prašau perskambinti dėl sąskaitos.',
  language: 'lt',
  callId: null,
  createdMs: morningMs,
  ...changes,
})

export const sampleTask = (changes: Partial<Task> = {}): Task => ({
  id: randomUUID(),
  kind: 'callback',
  name: 'Ona Kazlauskienė',
  phone: '+37061234567',
  text: 'Dėl sąskaitos.',
  fields: {},
  owner: null,
  dueMs: morningMs,
  language: 'lt',
  callId: null,
  createdMs: morningMs,
  state: 'open',
  doneMs: null,
  ...changes,
})

export const sampleCall = (changes: Partial<CallRecord> = {}): CallRecord => ({
  id: randomUUID(),
  line: 'modem',
  from: '+37061234567',
  startedMs: morningMs,
  answeredMs: morningMs + 500,
  endedMs: morningMs + 61_500,
  language: 'lt',
  outcome: 'booked',
  handOver: null,
  summary: 'Užregistruota apžiūra.',
  tags: ['not heard'],
  transcript: [
    { atMs: 0, kind: 'answered' },
    { atMs: 10, kind: 'said', text: 'Laba diena.', language: 'lt', asked: 'job' },
  ],
  ...changes,
})

const none = { count: 0, medianMs: null, p90Ms: null }
const half = { part: 1, of: 2, percent: 50 }

/** The report of a small day on which something of everything happened. */
export const sampleReport = (changes: Partial<ReportView> = {}): ReportView => ({
  from: '2026-11-25T08:00:00+02:00',
  to: '2026-11-26T08:00:00+02:00',
  calls: [
    {
      id: 'c-1',
      line: 'modem',
      from: '+37061234567',
      at: '2026-11-25T21:15:00+02:00',
      durationMs: 61_500,
      fate: 'answered',
      why: null,
      outcome: 'booked',
      summary: 'Užregistruota apžiūra.',
      tags: [],
    },
    {
      id: 'c-2',
      line: 'modem',
      from: null,
      at: '2026-11-25T23:00:00+02:00',
      durationMs: 4_000,
      fate: 'missed',
      why: 'gone',
      outcome: null,
      summary: '',
      tags: [],
    },
  ],
  visits: [
    {
      what: 'booked',
      by: 'caller',
      at: '2026-11-25T21:16:00+02:00',
      id: 'v-1',
      service: 'Profilaktinė apžiūra',
      staff: 'Rūta Petraitė',
      start: '2026-11-26T09:30:00+02:00',
      place: null,
      name: 'Ona Kazlauskienė',
      phone: '+37061234567',
    },
  ],
  needs: [
    {
      id: 't-1',
      kind: 'urgent',
      name: 'Jonas',
      phone: '+37069876543',
      text: 'Tinsta žandas.',
      owner: 'Rūta Petraitė',
      at: '2026-11-25T22:00:00+02:00',
      due: '2026-11-25T22:00:00+02:00',
      isOverdue: true,
      callId: 'c-1',
    },
  ],
  outages: [
    {
      line: 'modem',
      from: '2026-11-26T02:00:00+02:00',
      to: '2026-11-26T02:40:00+02:00',
      durationMs: 2_400_000,
      says: 'No network.',
    },
    { line: null, from: '2026-11-26T07:00:00+02:00', to: null, durationMs: 3_600_000, says: '' },
  ],
  figures: {
    calls: 2,
    answered: 1,
    missed: 1,
    leftToStaff: 0,
    answerRate: half,
    firstResponse: { count: 1, medianMs: 500, p90Ms: 500 },
    timeToOutcome: { count: 1, medianMs: 61_500, p90Ms: 61_500 },
    timeToCallback: none,
    questionToBooking: { part: 1, of: 1, percent: 100 },
    noShow: { part: 0, of: 0, percent: null },
    unmarked: 3,
    handOver: { part: 1, of: 1, percent: 100 },
    handOverReasons: [{ reason: 'urgent', calls: 1 }],
    outcomes: [{ outcome: 'booked', calls: 1 }],
    afterHours: { part: 2, of: 2, percent: 100 },
    booked: 1,
    messages: 0,
  },
  heat: {
    cells: [1, 2, 3, 4, 5, 6, 7].map(weekday =>
      Array.from({ length: 24 }, (_, hour) => (weekday === 3 && (hour === 21 || hour === 23) ? 1 : 0)),
    ),
    days: [0, 0, 1, 1, 0, 0, 0],
    busiest: { weekday: 3, hour: 21, calls: 1 },
  },
  peak: { most: 1, at: '2026-11-25T21:15:00+02:00', levels: [{ calls: 1, ms: 65_500 }] },
  lost: { missed: 1, amount: 12, perCall: 12, currency: 'EUR' },
  listed: null,
  ...changes,
})

const nothingOf = { part: 0, of: 0, percent: null }

/** The report of a day on which nothing happened. */
export const emptyReport: ReportView = sampleReport({
  calls: [],
  visits: [],
  needs: [],
  outages: [],
  figures: {
    calls: 0,
    answered: 0,
    missed: 0,
    leftToStaff: 0,
    answerRate: nothingOf,
    firstResponse: none,
    timeToOutcome: none,
    timeToCallback: none,
    questionToBooking: nothingOf,
    noShow: nothingOf,
    unmarked: 0,
    handOver: nothingOf,
    handOverReasons: [],
    outcomes: [],
    afterHours: nothingOf,
    booked: 0,
    messages: 0,
  },
  heat: {
    cells: [1, 2, 3, 4, 5, 6, 7].map(() => Array.from({ length: 24 }, () => 0)),
    days: [0, 0, 1, 0, 0, 0, 0],
    busiest: null,
  },
  peak: { most: 0, at: null, levels: [] },
  lost: null,
})

/** A part of a text of two. */
export const samplePart = ({
  seq = 1,
  text = 'Ar galima',
}: {
  seq?: number
  text?: string
}): ReceivedPart => ({
  key: randomUUID(),
  line: 'modem',
  from: '+37061234567',
  text,
  sentMs: morningMs - 2_000,
  receivedMs: morningMs,
  trouble: null,
  part: { reference: 7, total: 2, seq },
  raw: '0004',
})

export const sampleText = (changes: Partial<IncomingMessage> = {}): IncomingMessage => ({
  id: randomUUID(),
  line: 'modem',
  from: '+37061234567',
  text: 'Ar galima ateiti anksčiau? 😀',
  sentMs: null,
  receivedMs: morningMs,
  trouble: null,
  ...changes,
})

export const sampleOutgoing = (parts: number, changes: Partial<StoredMessage> = {}): StoredMessage => {
  const id = randomUUID()
  const createdMs = changes.createdMs ?? morningMs
  const fresh = {
    state: 'queued',
    line: null,
    reference: null,
    sentMs: null,
    tries: 0,
    reason: null,
  } as const
  return {
    id,
    to: '+37061234567',
    text: 'Jūsų vizitas rytoj 9:30.',
    line: null,
    createdMs,
    expiresMs: createdMs + 86_400_000,
    parts: Array.from({ length: parts }, (_, n) => ({
      ...fresh,
      messageId: id,
      seq: n + 1,
      pdu: `00${n}1`,
      octets: 20 + n,
      dueMs: createdMs,
    })),
    ...changes,
  }
}

/** A log that keeps what it is given. */
export const keepingLog = () => {
  const lines: {
    readonly level: string
    readonly message: string
    readonly fields: Readonly<Record<string, unknown>>
  }[] = []
  const at =
    (level: string): Log['info'] =>
    (fields, message) =>
      void lines.push({ level, message, fields })
  const log: Log = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => log,
  }
  return { log, lines }
}

/** For processes that a test starts: what Node compiled for one is there for the next, which then starts in half the time. */
export const compiledEnv = {
  ...process.env,
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../../../.tap/compiled'),
}
