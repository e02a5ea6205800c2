import {
  createConversation,
  type Answer,
  type CallerInput,
  type Conversation as DeskConversation,
} from '../desk/conversation.ts'
import type { Heard } from '../desk/question.ts'
import { createSpeaker, type Shop } from '../desk/speaker.ts'
import { isFault } from '../fault/fault.ts'
import type { Language } from '../language/language.ts'
import { normalPhone } from '../language/telephone.ts'
import type { Ending } from '../desk/outcome.ts'
import type { BookingView, CallOutcome, Outcome } from '../ports/call-event.ts'
import type { Booking } from '../ports/store.ts'
import type { Client, Task } from '../ports/clinic-store.ts'
import type { Hearing } from '../ports/ear.ts'
import type { CallerAct, Receptionist, Reply } from '../ports/receptionist.ts'
import { isoInZone } from '../time/calendar.ts'
import { createWorld, type Stored, type WorldParts } from './world.ts'

/** Where call and desk meet: the desk's words put into those of the ports, and its errands run on the store. */

export interface ReceptionParts extends Omit<WorldParts, 'clinic'> {
  readonly shop: Shop
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
    case 'connected':
    case 'gone':
      return act
    case 'not connected':
      return { on: 'not connected' }
  }
}

const replyOf = ({ say, question, connect }: Answer, languages: readonly Language[]): Reply => ({
  say,
  ...(connect ? { connect } : {}),
  asked: question?.asked ?? null,
  listen: question && {
    languages,
    noInputMs: question.noInputMs,
    ...(question.expect ? { expect: question.expect } : {}),
  },
})

const viewOf = (visit: Booking): BookingView => ({
  id: visit.id,
  service: visit.service,
  staff: visit.staff,
  start: isoInZone(visit.startMs, visit.zone),
  name: visit.name,
  phone: visit.phone,
})

/** The visit that the outcome is about, as it stands at the end. */
const visitOf = (outcome: Outcome, { booking, change }: Stored): BookingView | null => {
  if (outcome === 'booked') return booking && viewOf(booking)
  if (!change || change.what.kind !== outcome) return null
  return viewOf(change.what.kind === 'moved' ? { ...change.visit, ...change.what.slot } : change.visit)
}

const outcomeOf = (ending: Ending, stored: Stored): CallOutcome => {
  const { message, task, quote } = stored
  const visit = visitOf(ending.outcome, stored)
  return {
    kind: 'outcome',
    ...ending,
    ...(visit ? { booking: visit } : {}),
    ...(message && ending.outcome === 'message'
      ? { message: { id: message.id, text: message.text, name: message.name, phone: message.phone } }
      : {}),
    ...(task && ['callback', 'urgent', 'transferred', 'message'].includes(ending.outcome)
      ? { task: { id: task.id, text: task.text, name: task.name, phone: task.phone } }
      : {}),
    ...(quote && ending.outcome === 'quoted'
      ? { quote: { id: quote.id, service: quote.service, low: quote.low, high: quote.high } }
      : {}),
  }
}

/** What is known of a number; nothing when it cannot be looked up: the call goes on without. */
const known = async ({ store, log }: ReceptionParts, phone: string): Promise<Client | null> => {
  try {
    return await store.client(phone)
  } catch (error) {
    log.error({ code: isFault(error) ? error.code : 'UNKNOWN' }, 'client not looked up')
    return null
  }
}

/** Whoever took an urgent call has seen to it: nobody is to be told that it is overdue. */
const settle = async ({ store, clock, log }: ReceptionParts, stored: Stored, to: string): Promise<void> => {
  const { task } = stored
  if (task?.kind !== 'urgent') return
  const fields = { ...task.fields, takenBy: to }
  const done: Task = { ...task, fields, state: 'done', doneMs: clock.epochMs() }
  try {
    await store.saveTask(done)
    stored.task = done
  } catch (error) {
    log.error({ code: isFault(error) ? error.code : 'UNKNOWN' }, 'an urgent task stays open')
  }
}

/** The desk as the calls know it. */
export const createReception = (parts: ReceptionParts): Receptionist => {
  const { shop, clock } = parts
  const { languages, country } = shop.clinic
  const open = async (callId: string, from: string | null, stored: Stored) => {
    const phone = normalPhone(from, country)
    const client = phone === null ? null : await known(parts, phone)
    const caller = { phone, name: client?.name ?? null, language: client?.language ?? null }
    const desk: DeskConversation = createConversation({
      shop,
      world: createWorld(
        { ...parts, clinic: shop.clinic },
        { callId, language: () => desk.state().language },
        stored,
      ),
      caller,
      now: clock.epochMs,
    })
    return desk
  }
  const receive: Receptionist['receive'] = ({ callId, from }) => {
    const stored: Stored = { booking: null, message: null, change: null, task: null, quote: null }
    let desk: DeskConversation | undefined
    const take = async (act: CallerAct): Promise<Reply> => {
      desk ??= await open(callId, from, stored)
      const answer = await desk.take(inputOf(act))
      if (act.on === 'connected') await settle(parts, stored, act.to)
      const { isLanguageKnown, language } = desk.state()
      return replyOf(answer, isLanguageKnown ? [language] : languages)
    }
    const nothing: Ending = { outcome: 'abandoned', summary: '' }
    return {
      take,
      weigh: hearing => desk?.weigh(heardOf(hearing)) ?? 'open',
      outcome: () => outcomeOf(desk?.ending() ?? nothing, stored),
    }
  }
  return { receive }
}

/** What is said when the desk itself fails, in the language of the clinic. */
export const apologyOf = (shop: Shop, nowMs: number): Reply => ({
  say: [createSpeaker(shop, shop.clinic.languages[0], nowMs).line('apology')],
  listen: null,
  asked: null,
})
