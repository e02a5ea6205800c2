import { serveLine, type ServiceParts } from '../call/serve.ts'
import { modeAt } from '../clinic/modes.ts'
import type { LineSettings } from '../config/box-file.ts'
import type { Shop } from '../desk/speaker.ts'
import { isFault } from '../fault/fault.ts'
import { supervise } from '../flow/supervise.ts'
import { openEc25 } from '../modem/ec25.ts'
import { openGeneric } from '../modem/generic.ts'
import { openSim7600 } from '../modem/sim7600.ts'
import { openV253 } from '../modem/v253.ts'
import type { CreditSettings } from '../modem/cellular/credit.ts'
import { powerCommand } from '../modem/cellular/power.ts'
import type { Rider } from '../modem/rider.ts'
import type { MessageExchange } from '../modem/sms/exchange.ts'
import type { EchoControl } from '../ports/echo.ts'
import { openEcho } from '../speech/echo.ts'
import type { VoiceActivity } from '../ports/ear.ts'
import type { Line } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { ClinicStore } from '../ports/clinic-store.ts'
import type { ReportStore } from '../ports/report-store.ts'
import type { Store } from '../ports/store.ts'
import type { Speech } from '../speech/speech.ts'
import { openVad } from '../speech/vad.ts'
import type { Clock } from '../time/clock.ts'
import { chance } from './chance.ts'
import type { Alarms } from './alarms.ts'
import type { Need } from './line-watch.ts'
import { createModemFinder, type ModemFinder, type Reach } from './modem-finder.ts'
import { blankStatus, createNotice, type Notice } from './notice.ts'
import type { Present } from './present.ts'
import { openLines, type OpenLines } from './open-lines.ts'
import { apologyOf, createReception } from './reception.ts'
import { createNoteRung } from './report/record.ts'
import { staffFirst } from './staff-first.ts'

/** What every driver is given. */
export interface DriverOptions extends Reach {
  readonly name: string
  readonly answerAfterRings: number
  /** ISO 3166. */
  readonly country: string
  readonly isPatient: boolean
  readonly clock: Clock
  readonly log: Log
  /** What else sits on a cellular modem. */
  readonly riders?: readonly Rider[]
  readonly pin?: string
  readonly credit?: CreditSettings
  readonly powerCycle?: (signal: AbortSignal) => Promise<void>
  /** What a hook flash does on an analogue line. */
  readonly flash?: NonNullable<LineSettings['flash']>
}
interface Driver {
  readonly open: (options: DriverOptions) => Promise<Line>
  /** Without which such a line cannot be rung. */
  readonly needs: Need
}

/** Every driver, and all that the box must know of it. */
export const drivers: Readonly<Record<LineSettings['driver'], Driver>> = {
  sim7600: { open: openSim7600, needs: 'network' },
  ec25: { open: openEc25, needs: 'network' },
  generic: { open: openGeneric, needs: 'network' },
  v253: {
    open: options => openV253({ ...options, path: options.atPath }),
    needs: 'nothing',
  },
}

export interface LineParts {
  readonly shop: Shop
  readonly store: Store & ClinicStore & ReportStore
  readonly speech: Speech
  readonly present: Present
  readonly alarms: Alarms
  readonly clock: Clock
  readonly log: Log
  readonly finder?: ModemFinder
  /** Text messages of all lines. */
  readonly messages: Pick<MessageExchange, 'rider' | 'send'>
  /** How long people are rung for a caller, where it is not as usual. */
  readonly dutyPolicy?: NonNullable<ServiceParts['dutyPolicy']>
}

/** What a line hears with, for itself. */
interface Senses {
  readonly activity: VoiceActivity
  readonly echo: EchoControl
}
interface LineService extends LineParts {
  readonly settings: LineSettings
  readonly reach: Reach
  /** Null for a line that never answers. */
  readonly senses: Senses | null
  readonly notice: Notice
  /** All lines that are open at the moment. */
  readonly lines: OpenLines
}

/** Each try of a service that broke waits longer, up to this; its driver looks for a lost modem much more often. */
const pausesMs: readonly number[] = [500, 2_000, 5_000, 15_000, 30_000]

const optionsOf = ({ pin, credit, power, flash }: LineSettings) => ({
  ...(pin === null ? {} : { pin }),
  ...(credit === null ? {} : { credit: { ...credit, pattern: new RegExp(credit.pattern) } }),
  ...(power === null ? {} : { powerCycle: powerCommand(power) }),
  ...(flash === null ? {} : { flash }),
})
const open = (
  { settings, reach, shop, messages, clock, log }: LineService,
  isPatient: boolean,
): Promise<Line> => {
  const { name, driver, answerAfterRings } = settings
  const country = settings.country ?? shop.clinic.country
  const common = { name, country, isPatient, clock, log: log.child({ line: name }) }
  const own = { ...optionsOf(settings), riders: [messages.rider(name)] }
  return drivers[driver].open({ ...reach, ...common, ...own, answerAfterRings: answerAfterRings ?? 1 })
}

const show = async (line: Line, { notice }: LineService, signal: AbortSignal): Promise<void> => {
  const changes = line.changes(signal)
  notice.show(line.status())
  for await (const status of changes) notice.show(status)
}

/** A line that is set never to answer only says that it was rung. */
const answer = async (line: Line, service: LineService, signal: AbortSignal): Promise<void> => {
  const { settings, shop, store, messages, speech, senses, present, lines, clock, log, dutyPolicy } = service
  const { name, answerAfterRings } = settings
  const note = createNoteRung(name, { store, clock, log, newId: chance.newId })
  if (!senses) {
    for await (const ring of line.rings(signal)) {
      log.info({ line: name }, 'rung, and set never to answer')
      void note(ring, 'set off', signal)
    }
    return
  }
  await serveLine(
    {
      line: staffFirst(line, {
        mode: () => modeAt(shop.clinic, clock.epochMs()),
        announcedAt: answerAfterRings ?? 1,
        country: settings.country ?? shop.clinic.country,
        clock,
        log,
        note,
      }),
      outward: lines.outward(line),
      ...(dutyPolicy ? { dutyPolicy } : {}),
      ...senses,
      receptionist: createReception({ shop, store, messages, clock, log, ...chance }),
      ear: speech.ear,
      voice: speech.voice,
      store,
      clock,
      log,
      newId: chance.newId,
      emit: ({ callId, from }, event) =>
        present.call({ callId, from, line: name, startedMs: clock.epochMs() - event.atMs }, event),
      apology: apologyOf(shop, clock.epochMs()),
    },
    signal,
  )
}

/** One life of a line: as soon as one part of it ends, so does the rest. */
const live = async (line: Line, service: LineService, signal: AbortSignal): Promise<void> => {
  const over = new AbortController()
  const until = AbortSignal.any([signal, over.signal])
  const parts = [show(line, service, until), answer(line, service, until)]
  try {
    await Promise.race(parts)
  } finally {
    over.abort(new Error('another part of the line ended'))
    await Promise.allSettled(parts)
  }
}

/** A line that broke beyond what its driver mends is opened afresh. Never throws: what one line does is its own affair. */
const attend = (service: LineService, first: Line | null, signal: AbortSignal): Promise<void> => {
  const { settings, notice, lines, clock, log } = service
  let opened = first
  const run = async (aborted: AbortSignal) => {
    await using line = opened ?? (await open(service, true))
    opened = null
    using _ = lines.add(line)
    await live(line, service, aborted)
  }
  const broke = (error: unknown, pauseMs: number) => {
    const reason = isFault(error) ? error.message : 'The program failed here; it starts this line again.'
    const fault = isFault(error) ? error.code : 'LINK_LOST'
    notice.show({ ...blankStatus(settings.name), state: 'failed', fault, reason })
    const pii = { error: String(error) }
    log.error({ line: settings.name, pauseMs, code: fault, pii }, 'line service ended, trying again')
  }
  return supervise(clock, { run, broke, pausesMs }, signal)
}

export interface LinesOptions extends LineParts {
  readonly lines: readonly LineSettings[]
  /** False: reject if a line does not open. Else it is shown as failed, and opened when it can be. */
  readonly isPatient: boolean
  /** How long a line may be out of order before anyone is told. */
  readonly alarmAfterMinutes: number
}

const serviceOf = async (
  options: LinesOptions,
  settings: LineSettings,
  lines: OpenLines,
  stack: AsyncDisposableStack,
): Promise<LineService> => {
  const { finder = createModemFinder(), present, alarms, clock, log, alarmAfterMinutes } = options
  const { needs } = drivers[settings.driver]
  const notice = createNotice({
    settings,
    present,
    alarms,
    clock,
    needs,
    afterMs: alarmAfterMinutes * 60_000,
  })
  stack.use(notice)
  notice.show(blankStatus(settings.name))
  const openSenses = async (): Promise<Senses> => ({
    activity: stack.use(await openVad()),
    echo: stack.use(openEcho({ log: log.child({ line: settings.name }) })),
  })
  const senses = settings.answerAfterRings === null ? null : await openSenses()
  return { ...options, settings, reach: finder.reach(settings), senses, notice, lines }
}

/**
 * Opens the lines and answers them until aborted, each for itself. Resolves once they are being served; `over` resolves
 * when all have ended. @throws what a line's driver throws, unless patient
 */
export const serveLines = async (
  options: LinesOptions,
  signal: AbortSignal,
): Promise<{ readonly over: Promise<void> }> => {
  await using opening = new AsyncDisposableStack()
  const finder = options.finder ?? createModemFinder()
  const lines = openLines()
  const services: LineService[] = []
  for (const settings of options.lines)
    services.push(await serviceOf({ ...options, finder }, settings, lines, opening))
  const first: Line[] = []
  if (!options.isPatient) for (const service of services) first.push(opening.use(await open(service, false)))
  const rest = opening.move()
  const lives = services.map((service, i) => attend(service, first[i] ?? null, signal))
  const over = async () => {
    await Promise.all(lives)
    await rest.disposeAsync()
  }
  return { over: over() }
}
