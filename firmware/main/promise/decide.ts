import { tokens } from '../../language/words.ts'
import type { createAnswerReader } from '../../language/written-answers.ts'
import { normalPhone } from '../../language/telephone.ts'
import type { Promised } from '../../ports/clinic-store.ts'
import type { IncomingMessage } from '../../ports/messages.ts'
import type { Visit } from '../../ports/store.ts'
import { speakerFor, type PromiseDesk } from './desk.ts'
import { uuidOf } from './identity.ts'
import { isOffered, type Offered } from './offers.ts'

/**
 * What a text message asks for, settled once and written down as a promise before anything is done: what is then done
 * hangs on that promise alone, so that a message which comes again after a power cut is never understood in another way.
 */

export type ReadAnswer = ReturnType<typeof createAnswerReader>

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** More than this from one number within an hour is no person. */
const mostAnHour = 10
const mostWaiting = 1_000

const wasReminded = async ({ store }: PromiseDesk, { id }: Visit): Promise<boolean> =>
  (await store.promisesAbout(id)).some(({ kind, state }) => kind === 'reminder' && state === 'kept')

/** The sender's nearest visit they were reminded of; else the one they have. */
const visitMeant = async (desk: PromiseDesk, phone: string): Promise<Visit | null> => {
  const visits = await desk.store.visitsOf(phone, desk.clock.epochMs())
  for (const visit of visits) if (await wasReminded(desk, visit)) return visit
  return visits.length === 1 ? (visits[0] ?? null) : null
}

/** The visit missed last, if another was offered for it. */
const visitMissed = async ({ store, shop, clock }: PromiseDesk, phone: string): Promise<Visit | null> => {
  const nowMs = clock.epochMs()
  const fromMs = nowMs - shop.clinic.reminders.missedDays * dayMs
  const visits = await store.bookings(fromMs, nowMs)
  return visits.findLast(visit => visit.status === 'missed' && visit.phone === phone) ?? null
}

const offerTo = async ({ store, clock }: PromiseDesk, phone: string): Promise<Offered | null> => {
  const open = (await store.waitingIn(['offered'], mostWaiting)).filter(isOffered)
  return open.find(entry => entry.phone === phone && entry.offer.expiresMs > clock.epochMs()) ?? null
}

const choiceOf = (before: readonly Promised[], number: number): string | null => {
  const last = before.findLast(({ kind, state }) => kind === 'choice' && state === 'open')
  const [, , visitId = '', slots = ''] = last?.id.split(':') ?? []
  const slot = slots.split('/')[number - 1]
  return slot ? `move:${visitId}:${slot}` : null
}

/** 'cancel:VISIT', 'yes:WAITING:START' and the like; null: a person has to read it. */
const actOf = async (
  desk: PromiseDesk,
  answer: ReturnType<ReadAnswer>,
  phone: string,
  before: readonly Promised[],
): Promise<string | null> => {
  if (answer === null) return null
  if (typeof answer === 'number') return choiceOf(before, answer)
  const offer = answer === 'yes' || answer === 'no' ? await offerTo(desk, phone) : null
  if (offer) return `${answer}:${offer.id}:${offer.offer.startMs}`
  if (answer === 'no') return null
  const visit = await visitMeant(desk, phone)
  if (visit) return `${answer === 'yes' ? 'confirm' : answer}:${visit.id}`
  const missed = answer === 'cancel' || answer === 'confirm' ? null : await visitMissed(desk, phone)
  if (missed) return `reschedule:${missed.id}`
  const late = answer === 'yes' ? await offerGone(desk, phone) : null
  return late && `late:${late}`
}

/** The list entry of somebody whose offer has ended: they are told so, and stay on the list. */
const offerGone = async ({ store }: PromiseDesk, phone: string): Promise<string | null> => {
  const entries = await store.waitingIn(['waiting', 'offered'], mostWaiting)
  return (
    entries.find(entry => entry.phone === phone && (entry.declined.length > 0 || entry.offer))?.id ?? null
  )
}

const keepForStaff = async (desk: PromiseDesk, message: IncomingMessage, phone: string | null) => {
  const client = phone === null ? null : await desk.store.client(phone)
  await desk.store.saveMessage({
    id: uuidOf(`${message.id}:message`),
    name: client?.name ?? null,
    phone: phone ?? (message.from === '' ? null : message.from),
    text: `SMS: ${message.text}`,
    language: client?.language ?? speakerFor(desk, desk.shop.clinic.languages[0]).pack.code,
    callId: null,
    createdMs: message.receivedMs,
  })
}

const isRecent = (nowMs: number) => (one: Promised) => one.kind === 'answer' && one.dueMs > nowMs - hourMs

/** Writes down what is to be done about a message; on disk when it resolves. */
export const decide = async (
  desk: PromiseDesk,
  read: ReadAnswer,
  message: IncomingMessage,
): Promise<void> => {
  const { store, shop, clock } = desk
  const nowMs = clock.epochMs()
  const phone = normalPhone(message.from, shop.clinic.country)
  // a short number or a name in letters is a service, which is never answered
  if (phone === null) return keepForStaff(desk, message, null)
  const before = await store.promisesAbout(phone)
  if (before.some(({ kind, id }) => kind === 'answer' && id.startsWith(`${message.id}:`))) return
  const recent = before.filter(isRecent(nowMs))
  const answer = message.trouble === null ? read(tokens(message.text)) : null
  const act = recent.length < mostAnHour ? await actOf(desk, answer, phone, before) : null
  if (act === null) await keepForStaff(desk, message, phone)
  // once an hour is enough to say that the staff will read it
  if (act === null && recent.some(({ id }) => id.includes(':staff'))) return
  await store.promise({
    id: `${message.id}:${act ?? 'staff'}`,
    kind: 'answer',
    subject: phone,
    dueMs: nowMs,
  })
}
