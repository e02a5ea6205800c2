import type { Whereabouts } from '../../clinic/places.ts'
import { outOfQuiet } from '../../clinic/quiet.ts'
import { createSpeaker, type Shop, type Speaker } from '../../desk/speaker.ts'
import { isFault } from '../../fault/fault.ts'
import type { Language } from '../../language/language.ts'
import type { ClinicStore, Promised } from '../../ports/clinic-store.ts'
import type { Log } from '../../ports/log.ts'
import type { Mail } from '../../ports/mail.ts'
import type { MessageStore } from '../../ports/message-store.ts'
import type { Messages } from '../../ports/messages.ts'
import type { ReportStore } from '../../ports/report-store.ts'
import type { Store } from '../../ports/store.ts'
import { dayOf, minutesOf, writeTimeOfDay } from '../../time/calendar.ts'
import type { Clock } from '../../time/clock.ts'
import type { ReportWriter } from '../report/writer.ts'
import { baseOf, uuidOf } from './identity.ts'

/** What keeping promises takes. */
export interface PromiseDesk {
  readonly shop: Shop
  /** The one that makes promises of what is written to it: a visit booked here is reminded of as any other. */
  readonly store: Pick<
    Store,
    'book' | 'change' | 'booking' | 'visitsOf' | 'bookings' | 'taken' | 'engaged' | 'saveMessage'
  > &
    ClinicStore &
    Pick<MessageStore, 'outgoingMessage'> &
    Pick<ReportStore, 'reportFacts' | 'saveReport' | 'report'>
  readonly messages: Pick<Messages, 'send'>
  /** Puts reports into words. */
  readonly writer: ReportWriter
  /** Null: the settings name no mail server. */
  readonly mail: Mail | null
  /** Aborted when the box closes. */
  readonly closing: AbortSignal
  readonly clock: Clock
  readonly log: Log
}

/** kept: done. dropped: nothing is to be done any more. Else it is tried again at that instant. */
export type Kept = 'kept' | 'dropped' | { readonly laterMs: number }

const minuteMs = 60_000

/** After a limit of SMS was met. */
const limitPauseMs = 10 * minuteMs
const dayMs = 86_400_000

/** Speaks a language of the clinic, the first where it does not speak the one asked for. */
export const speakerFor = ({ shop, clock }: PromiseDesk, language: Language): Speaker =>
  createSpeaker(
    shop,
    shop.texts.has(language) && shop.packs.has(language) ? language : shop.clinic.languages[0],
    clock.epochMs(),
  )

/** '2026-11-26 09:30': read the same in every language. Source: ISO 8601. */
export const writtenWhen = ({ clinic }: Speaker, atMs: number): string =>
  `${dayOf(atMs, clinic.zone)} ${writeTimeOfDay(minutesOf(atMs, clinic.zone))}`

/** The same for a visit, with its place where the clinic has several. */
export const writtenVisit = (speaker: Speaker, visit: Whereabouts): string => {
  const [when, branch] = [writtenWhen(speaker, visit.startMs), speaker.placeOf(visit)]
  return branch === '' ? when : `${when}, ${branch}`
}

export const clinicName = (speaker: Speaker): string => speaker.local(speaker.clinic.name)

export interface Note {
  /** Of the promise, or of a part of it: the same text is sent once. */
  readonly name: string
  readonly to: string
  readonly text: string
  /** After this it is of no use. */
  readonly untilMs?: number
}

/** Puts an SMS on the queue. Of what no number or no rule of sending takes, the log has it. */
export const put = async (desk: PromiseDesk, { name, to, text, untilMs }: Note): Promise<Kept> => {
  const { messages, clock, log } = desk
  const nowMs = clock.epochMs()
  const validityMs = Math.min(dayMs, Math.max(minuteMs, (untilMs ?? Infinity) - nowMs))
  try {
    await messages.send({ id: uuidOf(name), to, text, validityMs })
    return 'kept'
  } catch (error) {
    if (isFault(error, 'MESSAGE_LIMIT')) return { laterMs: nowMs + limitPauseMs }
    if (!isFault(error, 'MESSAGE_INVALID') && !isFault(error, 'MESSAGE_FORBIDDEN')) throw error
    log.warn({ code: error.code, promise: name }, 'a text that was promised cannot be sent')
    return 'dropped'
  }
}

/** The same, and never in the quiet hours. */
export const putQuietly = async (desk: PromiseDesk, note: Note): Promise<Kept> => {
  const nowMs = desk.clock.epochMs()
  const laterMs = outOfQuiet(desk.shop.clinic, nowMs)
  return laterMs > nowMs ? { laterMs } : put(desk, note)
}

export const nameOf = ({ id }: Promised): string => baseOf(id)
