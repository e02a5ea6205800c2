import { freeSlots } from '../clinic/slots.ts'
import { createConversation, type Answer, type CallerInput, type World } from '../desk/conversation.ts'
import type { BookingDraft, MessageDraft } from '../desk/jobs/job.ts'
import type { Heard } from '../desk/question.ts'
import { createSpeaker, type Shop } from '../desk/speaker.ts'
import { isFault } from '../fault/fault.ts'
import type { Language } from '../language/language.ts'
import { normalPhone } from '../language/telephone.ts'
import type { CallOutcome } from '../ports/call-event.ts'
import type { Hearing } from '../ports/ear.ts'
import type { Log } from '../ports/log.ts'
import type { CallerAct, Conversation, Receptionist, Reply } from '../ports/receptionist.ts'
import type { Booking, Message, Store } from '../ports/store.ts'
import { dayBounds, isoInZone } from '../time/calendar.ts'
import type { Clock } from '../time/clock.ts'

/** Where call and desk meet: the desk's words put into those of the ports, and its errands run on the store. */

export interface ReceptionParts {
  readonly shop: Shop
  readonly store: Pick<Store, 'book' | 'saveMessage' | 'taken'>
  readonly clock: Clock
  readonly log: Log
  /** UUIDs. */
  readonly newId: () => string
}

/** What a call has put on disk so far. */
interface Stored {
  booking: Booking | null
  message: Message | null
}

interface Call {
  readonly callId: string
  readonly language: () => Language
}

const bookingOf = ({ shop, clock, newId }: ReceptionParts, call: Call, draft: BookingDraft): Booking => ({
  id: newId(),
  service: draft.slot.service,
  serviceName: draft.serviceName,
  staff: draft.slot.staff,
  staffName: draft.staffName,
  startMs: draft.slot.startMs,
  endMs: draft.slot.endMs,
  zone: shop.clinic.zone,
  name: draft.name,
  phone: draft.phone,
  language: call.language(),
  callId: call.callId,
  createdMs: clock.epochMs(),
})

const messageOf = ({ clock, newId }: ReceptionParts, call: Call, draft: MessageDraft): Message => ({
  id: newId(),
  ...draft,
  language: call.language(),
  callId: call.callId,
  createdMs: clock.epochMs(),
})

const createWorld = (parts: ReceptionParts, call: Call, stored: Stored): World => {
  const { shop, store, clock, log } = parts
  const { zone } = shop.clinic
  const failed = (error: unknown) => {
    log.error({ callId: call.callId, code: isFault(error) ? error.code : 'UNKNOWN' }, 'not stored')
    return 'failed' as const
  }
  return {
    find: async (wish, limit) => {
      const busy = await store.taken(dayBounds(wish.from, zone).startMs, dayBounds(wish.to, zone).endMs)
      return freeSlots(shop.clinic, busy, wish, { nowMs: clock.epochMs(), limit })
    },
    book: async draft => {
      const booking = bookingOf(parts, call, draft)
      try {
        await store.book(booking)
        stored.booking = booking
        return 'booked'
      } catch (error) {
        return isFault(error, 'SLOT_TAKEN') ? 'taken' : failed(error)
      }
    },
    save: async draft => {
      const message = messageOf(parts, call, draft)
      try {
        await store.saveMessage(message)
        stored.message = message
        return 'saved'
      } catch (error) {
        return failed(error)
      }
    },
  }
}

const heardOf = ({ text, language, meanLogProb }: Hearing): Heard => ({
  text,
  language,
  certainty: Math.exp(meanLogProb),
})

const inputOf = (act: CallerAct): CallerInput => {
  switch (act.on) {
    case 'heard':
      return { on: 'heard', heard: heardOf(act.hearing) }
    case 'unheard':
      return { on: 'unheard' }
    case 'opened':
    case 'key':
    case 'silence':
    case 'gone':
      return act
  }
}

const replyOf = ({ say, question }: Answer, languages: readonly Language[]): Reply => ({
  say,
  asked: question?.asked ?? null,
  listen: question && {
    languages,
    noInputMs: question.noInputMs,
    ...(question.expect ? { expect: question.expect } : {}),
  },
})

const outcomeOf = (
  ending: ReturnType<Conversation['outcome']>,
  { booking, message }: Stored,
): CallOutcome => ({
  ...ending,
  ...(booking && ending.outcome === 'booked'
    ? {
        booking: {
          id: booking.id,
          service: booking.service,
          staff: booking.staff,
          start: isoInZone(booking.startMs, booking.zone),
          name: booking.name,
          phone: booking.phone,
        },
      }
    : {}),
  ...(message && ending.outcome === 'message'
    ? { message: { id: message.id, text: message.text, name: message.name, phone: message.phone } }
    : {}),
})

/** The desk as the calls know it. */
export const createReception = (parts: ReceptionParts): Receptionist => {
  const { shop, clock } = parts
  const { languages, country } = shop.clinic
  const receive: Receptionist['receive'] = ({ callId, from }) => {
    const stored: Stored = { booking: null, message: null }
    const desk = createConversation({
      shop,
      world: createWorld(parts, { callId, language: () => desk.state().language }, stored),
      caller: { phone: normalPhone(from, country) },
      now: clock.epochMs,
    })
    const take = async (act: CallerAct): Promise<Reply> => {
      const answer = await desk.take(inputOf(act))
      const { isLanguageKnown, language } = desk.state()
      return replyOf(answer, isLanguageKnown ? [language] : languages)
    }
    const outcome = (): CallOutcome => {
      const { outcome, summary } = desk.ending()
      return outcomeOf({ kind: 'outcome', outcome, summary }, stored)
    }
    return { take, weigh: hearing => desk.weigh(heardOf(hearing)), outcome }
  }
  return { receive }
}

/** What is said when the desk itself fails, in the language of the clinic. */
export const apologyOf = (shop: Shop, nowMs: number): Reply => ({
  say: [createSpeaker(shop, shop.clinic.languages[0], nowMs).line('apology')],
  listen: null,
  asked: null,
})
