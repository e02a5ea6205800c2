import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Log } from '../../../firmware/ports/log.ts'
import type { ReceivedPart, StoredMessage } from '../../../firmware/ports/message-store.ts'
import type { IncomingMessage } from '../../../firmware/ports/messages.ts'
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

export const sampleCall = (changes: Partial<CallRecord> = {}): CallRecord => ({
  id: randomUUID(),
  line: 'modem',
  from: '+37061234567',
  startedMs: morningMs,
  endedMs: morningMs + 61_500,
  language: 'lt',
  outcome: 'booked',
  summary: 'Užregistruota apžiūra.',
  tags: ['not heard'],
  transcript: [
    { atMs: 0, kind: 'answered' },
    { atMs: 10, kind: 'said', text: 'Laba diena.', language: 'lt', asked: 'job' },
  ],
  ...changes,
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
