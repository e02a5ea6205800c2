import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { noLog } from '../../firmware/config/log.ts'
import { places } from '../../firmware/config/places.ts'
import { readText } from '../../firmware/config/text-file.ts'
import { createSpeaker } from '../../firmware/desk/speaker.ts'
import { openShop, type OpenShop } from '../../firmware/main/shop.ts'
import type { Booking } from '../../firmware/ports/store.ts'
import { openStore, type FullStore } from '../../firmware/store/store.ts'
import { readInstant } from '../../firmware/time/calendar.ts'
import { shiftedClock, systemClock, type Clock } from '../../firmware/time/clock.ts'
import { clinicPath } from '../command/options.ts'
import type { Before, Scenario } from './scenario.ts'

/** What is there before a call: a clinic, and a folder with the visits that are on disk. It goes when the call is over. */
export interface Stage extends AsyncDisposable {
  readonly shop: OpenShop
  readonly clinicFile: string
  readonly folder: string
  readonly clock: Clock
  /** The store in the folder; one at a time. */
  openStore(): Promise<FullStore>
}

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

/** The clinic file; with the sections that the scenario says otherwise, one of its own. */
const clinicFileOf = async ({ clinic, rules }: Scenario, folder: string): Promise<string> => {
  const file = clinicPath(clinic, places())
  if (Object.keys(rules).length === 0) return file
  const own = join(folder, 'clinic.yaml')
  const plain = parse(await readText(file)) as Readonly<Record<string, unknown>>
  await writeFile(own, stringify({ ...plain, ...rules }))
  return own
}

/** What a clinic is read into is never changed: one does for all scenarios of a clinic. */
const shops = new Map<string, Promise<OpenShop>>()

const shopOf = ({ clinic, rules }: Scenario, file: string): Promise<OpenShop> => {
  const name = JSON.stringify([clinic, rules])
  const shop = shops.get(name) ?? openShop(file, places())
  shops.set(name, shop)
  return shop
}

/** Every write of a store waits for the disk; what a crash of the machine would lose is another test's. */
const shelf = () => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir())

export const openStage = async (scenario: Scenario): Promise<Stage> => {
  const folder = await mkdtemp(join(shelf(), 'ragelis-scenario-'))
  const close = () => rm(folder, { recursive: true, force: true })
  try {
    const clinicFile = await clinicFileOf(scenario, folder)
    const shop = await shopOf(scenario, clinicFile)
    const { zone } = shop.clinic
    const clock = shiftedClock(systemClock, readInstant(scenario.at, zone) ?? NaN)
    return {
      shop,
      clinicFile,
      folder,
      clock,
      openStore: () => openStore({ folder, zone, clock, log: noLog }),
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

export const seed = async ({ shop, clock }: Stage, store: FullStore, { visits }: Scenario): Promise<void> => {
  for (const visit of visits) await store.book(bookingOf(shop, visit, clock.epochMs()))
}
