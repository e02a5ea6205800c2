import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { noLog } from '../../firmware/config/log.ts'
import { places } from '../../firmware/config/places.ts'
import { readText } from '../../firmware/config/text-file.ts'
import { createSpeaker } from '../../firmware/desk/speaker.ts'
import { chance } from '../../firmware/main/chance.ts'
import { keepPromises } from '../../firmware/main/promise/making.ts'
import { createReception } from '../../firmware/main/reception.ts'
import { openShop, type OpenShop } from '../../firmware/main/shop.ts'
import type { MessageDraft, OutgoingMessage } from '../../firmware/ports/messages.ts'
import type { Conversation } from '../../firmware/ports/receptionist.ts'
import type { Booking } from '../../firmware/ports/store.ts'
import { openStore, type FullStore } from '../../firmware/store/store.ts'
import { readInstant } from '../../firmware/time/calendar.ts'
import { shiftedClock, systemClock, type Clock } from '../../firmware/time/clock.ts'
import { clinicPath } from '../command/options.ts'
import type { Before, Scenario } from './scenario.ts'

/** One call at the true desk over a true store, in a folder of its own that goes when the call is over. */
export interface DeskCall extends AsyncDisposable {
  readonly shop: OpenShop
  readonly store: FullStore
  readonly clock: Clock
  readonly callId: string
  readonly conversation: Conversation
  /** Text messages that the desk sent. */
  readonly texts: readonly MessageDraft[]
}

/** The code that an SMS carries, so that a scenario can say it. */
const code = '4711'

const bookingOf = (shop: OpenShop, visit: Before, nowMs: number): Booking => {
  const { clinic } = shop
  const speaker = createSpeaker(shop, clinic.languages[0], nowMs)
  const startMs = readInstant(visit.start, clinic.zone) ?? NaN
  const service = clinic.services.find(({ id }) => id === visit.service)
  return {
    id: visit.id,
    service: visit.service,
    serviceName: speaker.serviceName(visit.service),
    staff: visit.staff,
    staffName: speaker.staffName(visit.staff),
    room: null,
    startMs,
    endMs: startMs + (service?.minutes ?? 0) * 60_000,
    bufferMinutes: service?.bufferMinutes ?? 0,
    zone: clinic.zone,
    name: visit.name ?? '',
    birthDate: visit['birth-date'] ?? null,
    phone: visit.phone ?? null,
    language: clinic.languages[0],
    callId: null,
    createdMs: nowMs,
  }
}

/** The clinic file with the sections that the scenario says otherwise. */
const shopOf = async ({ clinic, rules }: Scenario, folder: string): Promise<OpenShop> => {
  const at = places()
  const file = clinicPath(clinic, at)
  if (Object.keys(rules).length === 0) return openShop(file, at)
  const own = join(folder, 'clinic.yaml')
  const plain = parse(await readText(file)) as Readonly<Record<string, unknown>>
  await writeFile(own, stringify({ ...plain, ...rules }))
  return openShop(own, at)
}

export const openDeskCall = async (scenario: Scenario): Promise<DeskCall> => {
  const folder = await mkdtemp(join(tmpdir(), 'ragelis-scenario-'))
  const shop = await shopOf(scenario, folder)
  const { zone } = shop.clinic
  const clock = shiftedClock(systemClock, readInstant(scenario.at, zone) ?? NaN)
  const store = await openStore({ folder, zone, clock, log: noLog })
  for (const visit of scenario.visits) await store.book(bookingOf(shop, visit, clock.epochMs()))
  const texts: MessageDraft[] = []
  const send = async ({ id, to, text }: MessageDraft): Promise<OutgoingMessage> => {
    texts.push({ id, to, text })
    return { id, to, text, line: null, createdMs: clock.epochMs(), state: 'sent', reason: null, parts: 1 }
  }
  const kept = keepPromises(store, { clinic: shop.clinic, clock, made: () => undefined })
  const parts = { shop, store: kept, messages: { send }, clock, log: noLog, ...chance, newCode: () => code }
  const callId = chance.newId()
  const conversation = createReception(parts).receive({ callId, line: 'text', from: scenario.from })
  const close = async () => {
    await store[Symbol.asyncDispose]()
    await rm(folder, { recursive: true, force: true })
  }
  return { shop, store, clock, callId, conversation, texts, [Symbol.asyncDispose]: close }
}
