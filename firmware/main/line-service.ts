import { serveLine, type ServiceParts } from '../call/serve.ts'
import { modeAt } from '../clinic/modes.ts'
import type { LineSettings } from '../config/box-file.ts'
import { isFault } from '../fault/fault.ts'
import { supervise } from '../flow/supervise.ts'
import type { MessageExchange } from '../modem/sms/exchange.ts'
import type { ClinicStore } from '../ports/clinic-store.ts'
import type { VoiceActivity } from '../ports/ear.ts'
import type { EchoControl } from '../ports/echo.ts'
import type { Line } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { ReportStore } from '../ports/report-store.ts'
import type { Store } from '../ports/store.ts'
import type { Speech } from '../speech/speech.ts'
import type { Clock } from '../time/clock.ts'
import type { Alarms } from './alarms.ts'
import { chance } from './chance.ts'
import { openByDriver } from './drivers.ts'
import { ringBackMissed } from './missed-call.ts'
import type { ModemFinder, Reach } from './modem-finder.ts'
import { blankStatus, type Notice } from './notice.ts'
import type { OpenLines } from './open-lines.ts'
import type { Present } from './present.ts'
import { apologyOf, createReception } from './reception.ts'
import { createNoteRung } from './report/record.ts'
import type { OpenShop } from './shop.ts'
import { staffFirst } from './staff-first.ts'
import { heedWaiting } from './waiting-calls.ts'

export interface LineParts {
  readonly shop: OpenShop
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
export interface Senses {
  readonly activity: VoiceActivity
  readonly echo: EchoControl
}
/** One line of the box, with all that it takes to answer it. */
export interface LineService extends LineParts {
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

/** @throws what its driver throws, unless patient */
export const open = (
  { settings, reach, shop, messages, clock, log }: LineService,
  isPatient: boolean,
): Promise<Line> => {
  const { name } = settings
  const country = settings.country ?? shop.clinic.country
  const riders = [messages.rider(name)]
  return openByDriver(settings, {
    ...reach,
    country,
    isPatient,
    clock,
    log: log.child({ line: name }),
    riders,
  })
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
  const { clinic, reportTexts } = shop
  const noteRung = createNoteRung(name, { store, clock, log, newId: chance.newId })
  const missed = { clinic, store, clock, log, newId: chance.newId, says: reportTexts('call-busy') }
  const note = ringBackMissed(noteRung, missed)
  if (!senses) {
    for await (const ring of line.rings(signal)) {
      log.info({ line: name }, 'rung, and set never to answer')
      void note(ring, 'set off', signal)
    }
    return
  }
  await serveLine(
    {
      line: staffFirst(heedWaiting(line, { clock, note }), {
        mode: () => modeAt(clinic, clock.epochMs()),
        announcedAt: answerAfterRings ?? 1,
        country: settings.country ?? clinic.country,
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
export const attend = (service: LineService, first: Line | null, signal: AbortSignal): Promise<void> => {
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
