import { missedOfferOf } from '../../clinic/reminders.ts'
import type { Promised } from '../../ports/clinic-store.ts'
import type { Visit } from '../../ports/store.ts'
import {
  clinicName,
  nameOf,
  putQuietly,
  speakerFor,
  writtenVisit,
  type Kept,
  type PromiseDesk,
} from './desk.ts'
import { hoursOf, startOf } from './identity.ts'

/** What is promised about a visit: reminders, another time when it was missed, and how it was. */

interface Written {
  readonly line: string
  readonly visit: Visit & { readonly phone: string }
  readonly untilMs?: number
}

/** Puts one line of the texts about a visit on the queue, outside the quiet hours. */
export const write = (
  desk: PromiseDesk,
  promised: Promised,
  { line, visit, ...until }: Written,
): Promise<Kept> => {
  const speaker = speakerFor(desk, visit.language)
  const text = speaker.text(line, {
    clinic: clinicName(speaker),
    service: speaker.serviceName(visit.service) || visit.serviceName,
    when: writtenVisit(speaker, visit),
  })
  return putQuietly(desk, { name: nameOf(promised), to: visit.phone, text, ...until })
}

/** The visit as the promise knew it; null when it was moved, is gone, or nobody can be written to. */
export const visitFor = async (
  { store }: PromiseDesk,
  { id, subject }: Promised,
): Promise<Written['visit'] | null> => {
  const visit = await store.booking(subject)
  if (visit === null || visit.phone === null || visit.startMs !== startOf(id)) return null
  return { ...visit, phone: visit.phone }
}

/** Whether a reminder nearer to the same visit is due too: after a pause of the box one is enough. */
const isOvertaken = async ({ store, clock }: PromiseDesk, { id, subject }: Promised): Promise<boolean> =>
  (await store.promisesAbout(subject)).some(
    other =>
      other.kind === 'reminder' &&
      other.state === 'open' &&
      other.dueMs <= clock.epochMs() &&
      startOf(other.id) === startOf(id) &&
      hoursOf(other.id) < hoursOf(id),
  )

export const keepReminder = async (desk: PromiseDesk, promised: Promised): Promise<Kept> => {
  const visit = await visitFor(desk, promised)
  if (visit?.status !== 'booked' || visit.startMs <= desk.clock.epochMs()) return 'dropped'
  if (await isOvertaken(desk, promised)) return 'dropped'
  return write(desk, promised, { line: 'sms-reminder', visit, untilMs: visit.startMs })
}

export const keepFollowUp = async (desk: PromiseDesk, promised: Promised): Promise<Kept> => {
  const visit = await visitFor(desk, promised)
  const isOver = visit?.status === 'booked' || visit?.status === 'done'
  return visit && isOver ? write(desk, promised, { line: 'sms-follow-up', visit }) : 'dropped'
}

/** Nobody who has another visit is offered one. */
export const keepMissedOffer = async (desk: PromiseDesk, promised: Promised): Promise<Kept> => {
  const { store, clock, shop } = desk
  const visit = await visitFor(desk, promised)
  if (visit?.status !== 'missed' || missedOfferOf(shop.clinic, visit, clock.epochMs()) === null)
    return 'dropped'
  if ((await store.visitsOf(visit.phone, clock.epochMs())).length > 0) return 'dropped'
  return write(desk, promised, { line: 'sms-missed', visit })
}
