import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { BoxSettings } from './config/box-file.ts'
import {
  findModel,
  modelFolders,
  modelPath,
  readCatalogue,
  type Catalogue,
  type Model,
} from './config/catalogue.ts'
import type { Places } from './config/places.ts'
import { placeName } from './clinic/places.ts'
import { createSpeaker } from './desk/speaker.ts'
import { Fault } from './fault/fault.ts'
import { createFeed } from './flow/feed.ts'
import type { Language } from './language/language.ts'
import { openCalendars } from './main/calendar/open.ts'
import { createAlarms, textAlarms, type Alarms } from './main/alarms.ts'
import { serveLines, type LinesOptions } from './main/lines.ts'
import type { ModemFinder } from './main/modem-finder.ts'
import { chance } from './main/chance.ts'
import { createPresent, type Present } from './main/present.ts'
import { isKnown, staffNumbers } from './main/promise/known.ts'
import { keepPromises } from './main/promise/making.ts'
import { servePromises } from './main/promise/service.ts'
import { createReports } from './main/report/make.ts'
import { keepPulse, outageChannel } from './main/report/record.ts'
import { createReportWriter } from './main/report/writer.ts'
import { openShop, type OpenShop } from './main/shop.ts'
import { openMessages } from './modem/sms/exchange.ts'
import { defaultPolicy } from './modem/sms/policy.ts'
import type { Live } from './ports/live.ts'
import type { Log } from './ports/log.ts'
import type { Outbox } from './ports/outbox.ts'
import type { Store, Visit } from './ports/store.ts'
import { openSpeech, type Speech } from './speech/speech.ts'
import { openStore } from './store/store.ts'
import { createMail } from './sync/mail.ts'
import { openSync } from './sync/sync.ts'
import type { Clock } from './time/clock.ts'
import { openFeedServer } from './web/calendar-feed.ts'
import { openWeb } from './web/server.ts'

/** The running box. Disposing it ends its calls, then everything else, in reverse order. */
export interface Box extends AsyncDisposable {
  /** Where the page is. */
  readonly url: string
  readonly live: Live
  readonly store: Store & Outbox
}

export interface BoxParts {
  readonly settings: BoxSettings
  readonly places: Places
  readonly clock: Clock
  readonly log: Log
  /** Where modems are looked for; by default on this machine's USB. */
  readonly finder?: ModemFinder
  /** How long people are rung for a caller, where it is not as usual. */
  readonly dutyPolicy?: NonNullable<LinesOptions['dutyPolicy']>
}

/**
 * The composition root: opens every adapter, wires the call to the desk, and owns the shutdown.
 * @throws whatever cannot work without a person: a clinic file, a model, a folder or a serial port that is not right
 */
export const openBox = async (box: BoxParts): Promise<Box> => {
  const { settings, places, clock, log, finder, dutyPolicy } = box
  await using stack = new AsyncDisposableStack()
  const closing = new AbortController()
  const present = createPresent()
  const shop = await openShop(settings.clinicFile, places)
  const { clinic } = shop
  const database = stack.use(await openStore({ folder: settings.dataFolder, zone: clinic.zone, clock, log }))
  const made = createFeed<void>(1)
  const store = keepPromises(database, { clinic, clock, made: () => made.publish() })
  const speech = stack.use(await openEars({ settings, places, clock, log }))
  const names = settings.lines.map(({ name }) => name)
  const alarms = createAlarms(names, clock.epochMs(), log)
  const record = { store, clock, log, newId: chance.newId }
  alarms.add(outageChannel(record))
  if (settings.cloud) await joinCloud({ stack, settings, store, present, alarms, clock, log }, closing.signal)
  const clinicView = {
    name: createSpeaker(shop, clinic.languages[0], clock.epochMs()).local(clinic.name),
    zone: clinic.zone,
    languages: clinic.languages,
    people: clinic.people.map(({ id, name }) => ({ id, name: name[clinic.languages[0]] ?? id })),
    services: clinic.services.map(({ id, name }) => ({ id, name: name[clinic.languages[0]] ?? id })),
  }
  const calendars = stack.use(openCalendars({ settings: settings.calendars, shop, store, clock, log }))
  const { office } = calendars
  const reports = createReports({ clinic, store, clock })
  const placeOf = (visit: Visit) => placeName(clinic, visit)
  const pageFolder = places.page
  const page = { ...settings.web, live: present, store, reports, clinic: clinicView, placeOf, pageFolder }
  const web = stack.use(await openWeb({ ...page, calendars: office, clock, log }))
  const { feedPort } = settings.calendars
  if (feedPort !== null)
    stack.use(await openFeedServer({ host: '0.0.0.0', port: feedPort, office, clock, log }))
  await speech.ready
  refuseDeaf(speech)
  const { lines, isPatient } = settings
  const alarmAfterMinutes = settings.alarms.afterMinutes
  const { textTo } = settings.alarms
  const allow = [...textTo, ...staffNumbers(clinic)]
  const policy = { ...defaultPolicy, allow, knows: isKnown(store) }
  const messages = stack.use(await openMessages({ store, clock, log, policy }))
  alarms.add(textAlarms({ messages, textTo, log }))
  const parts = {
    shop,
    store,
    speech,
    present,
    alarms,
    messages,
    clock,
    log,
    ...(finder ? { finder } : {}),
    ...(dutyPolicy ? { dutyPolicy } : {}),
  }
  const serving = await serveLines({ ...parts, lines, isPatient, alarmAfterMinutes }, closing.signal)
  const promising = {
    shop,
    store,
    messages,
    writer: createReportWriter(clinic, shop.reportTexts),
    mail: settings.mail ? createMail(settings.mail) : null,
    closing: closing.signal,
    clock,
    log,
  }
  const keeping = Promise.all([
    servePromises(promising, made, closing.signal),
    keepPulse(record, closing.signal),
  ])
  const syncing = calendars.serve(store.added(closing.signal), closing.signal)
  rehearse(shop, speech, closing.signal).catch((error: unknown) => {
    if (!closing.signal.aborted) log.warn({ pii: { error: String(error) } }, 'prompts not all rendered')
  })
  const rest = stack.move()
  const close = async () => {
    closing.abort(new Error('the box is closing'))
    await serving.over
    await keeping
    await syncing
    await rest.disposeAsync()
  }
  let closed: Promise<void> | undefined
  return { url: web.url, live: present, store, [Symbol.asyncDispose]: () => (closed ??= close()) }
}

/** Without ears or a voice the box is no receptionist: say so at the start, not to the first caller. */
const refuseDeaf = (speech: Speech) => {
  const { opened } = speech.health()
  const fault = opened?.earFault ?? opened?.voiceFault
  if (fault) throw new Fault(fault.code, fault.detail)
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

/** The recogniser that was chosen, and for each language the first Piper voice that is installed. */
const openEars = async ({ settings, places, clock, log }: BoxParts): Promise<Speech> => {
  const cataloguePath = join(places.shippedModels, 'catalogue.json')
  const catalogue = await readCatalogue(cataloguePath)
  const folders = modelFolders(cataloguePath, places.models)
  const model = findModel(catalogue, settings.model)
  const [file] = model.files.map(one => modelPath(model, one, folders))
  if (file === undefined || !model.ear) throw new Fault('MODEL_UNKNOWN', { model: settings.model })
  if (!(await isThere(file))) throw new Fault('MODEL_MISSING', { model: model.id, folder: places.models })
  const { takesPrompt, audioContextFloor } = model.ear
  return openSpeech({
    nativeLibrary: places.nativeLibrary,
    model: { file, takesPrompt, audioContextFloor },
    threads: settings.threads,
    voices: await voicesOf(catalogue, one => one.files.map(f => modelPath(one, f, folders))),
    cacheFolder: join(settings.dataFolder, 'prompts'),
    cacheBytes: 64 * 1024 * 1024,
    clock,
    log,
  })
}

const everyLanguage = ['lt', 'hr', 'hy', 'uk', 'ru', 'en'] as const satisfies readonly Language[]

const voicesOf = async (catalogue: Catalogue, files: (model: Model) => readonly string[]) => {
  const voiceOf = async (language: Language) => {
    for (const model of catalogue.models) {
      const isSpoken = model.languages.some(one => one === language)
      if (model.kind !== 'voice' || !isSpoken) continue
      const [onnx, config] = files(model)
      if (onnx && config && (await isThere(onnx)) && (await isThere(config)))
        return { piper: { onnx, config } }
    }
    return {}
  }
  const found = await Promise.all(
    everyLanguage.map(async language => [language, await voiceOf(language)] as const),
  )
  return Object.fromEntries(found) as Record<Language, Awaited<ReturnType<typeof voiceOf>>>
}

interface CloudParts {
  readonly stack: AsyncDisposableStack
  readonly settings: BoxSettings
  readonly store: Outbox
  readonly present: Present
  readonly alarms: Alarms
  readonly clock: Clock
  readonly log: Log
}

const joinCloud = async (parts: CloudParts, signal: AbortSignal): Promise<void> => {
  const { stack, settings, store, present, alarms, clock, log } = parts
  const { cloud, site, box } = settings
  if (!cloud) return
  const sync = stack.use(await openSync({ ...cloud, site, box, outbox: store, clock, log }))
  const show = async () =>
    present.cloud({
      state: sync.state(),
      waiting: await store.waiting(),
      reason: sync.trouble()?.message ?? null,
    })
  const follow = async (changes: AsyncIterable<unknown>) => {
    for await (const _ of changes) await show()
  }
  alarms.add((_, all) => sync.tellHealth(all))
  sync.tellHealth(alarms.all())
  await show()
  for (const changes of [sync.changes(signal), store.added(signal)])
    follow(changes).catch((error: unknown) =>
      log.warn({ pii: { error: String(error) } }, 'cloud state not shown'),
    )
}

/** Renders every fixed sentence once, so that it is in the cache when a caller needs it. */
const rehearse = async ({ fixed }: OpenShop, { voice }: Speech, signal: AbortSignal): Promise<void> => {
  for (const sentence of fixed) {
    if (signal.aborted) return
    for await (const part of voice.speak({ ...sentence, personal: false }, signal)) void part
  }
}
