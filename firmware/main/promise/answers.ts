import { personOf } from '../../clinic/clinic.ts'
import { bookableDays, spread } from '../../clinic/slots.ts'
import type { Promised } from '../../ports/clinic-store.ts'
import type { Visit, VisitChange } from '../../ports/store.ts'
import { findFree } from '../free-times.ts'
import { nameOf, speakerFor, writtenVisit, type Kept, type PromiseDesk } from './desk.ts'
import { uuidOf } from './identity.ts'
import { late, no, yes } from './offer-answers.ts'
import { aboutVisit, bookingLike, change, outcomeOf, readSlot, reply, slotText, type Act } from './replies.ts'

/** Does what a text message asked for, and answers it. Done twice, it is done once: every change has the promise's id. */

const dayMs = 86_400_000
const timesToChoose = 3

const simply =
  (what: VisitChange['what'], line: string): Act =>
  async (desk, promised, [visitId = '']) => {
    const done = await change(desk, promised, visitId, what)
    const visit = await desk.store.booking(visitId)
    if (!visit) return 'dropped'
    return reply(desk, promised, aboutVisit(desk, visit, done === 'done' ? line : 'sms-visit-over'))
  }

/** The times that were chosen for this message before a power cut, else fresh ones, on disk before they are sent. */
const timesFor = async (desk: PromiseDesk, promised: Promised, visit: Visit): Promise<readonly string[]> => {
  const { store, shop, clock } = desk
  const [messageId = ''] = promised.id.split(':')
  const lead = `${messageId}:choice:${visit.id}:`
  const made = (await store.promisesAbout(promised.subject)).find(({ id }) => id.startsWith(lead))
  if (made) return made.id.slice(lead.length).split('/')
  const wish = { service: visit.service, ...bookableDays(shop.clinic, clock.epochMs()) }
  const own = await findFree(desk, shop.clinic, { ...wish, staff: visit.staff }, 40)
  const found = own.length >= timesToChoose ? own : await findFree(desk, shop.clinic, wish, 40)
  const times = spread(
    found.filter(({ startMs }) => startMs !== visit.startMs),
    timesToChoose,
  ).map(slotText)
  if (times.length === 0) return []
  const dueMs = clock.epochMs() + dayMs
  await store.promise({ id: `${lead}${times.join('/')}`, kind: 'choice', subject: promised.subject, dueMs })
  return times
}

const reschedule: Act = async (desk, promised, [visitId = '']) => {
  const visit = await desk.store.booking(visitId)
  if (!visit) return 'dropped'
  if (visit.status === 'cancelled') return reply(desk, promised, aboutVisit(desk, visit, 'sms-visit-over'))
  const times = await timesFor(desk, promised, visit)
  if (times.length === 0) return reply(desk, promised, aboutVisit(desk, visit, 'sms-no-times'))
  const speaker = speakerFor(desk, visit.language)
  const choices = times.map((time, at) => `${at + 1}: ${writtenVisit(speaker, readSlot(time))}`)
  const about = aboutVisit(desk, visit, 'sms-choose')
  return reply(desk, promised, { ...about, args: { ...about.args, choices: choices.join('; ') } })
}

/** A visit that was missed stays so: the new time is a visit of its own. */
const take = (desk: PromiseDesk, promised: Promised, visit: Visit, slot: ReturnType<typeof readSlot>) => {
  if (visit.status === 'missed')
    return outcomeOf(desk.store.book(bookingLike(desk, visit, slot, uuidOf(`${nameOf(promised)}:visit`))))
  const [first] = desk.shop.clinic.languages
  const staffName = personOf(desk.shop.clinic, slot.staff)?.name[first] ?? slot.staff
  return change(desk, promised, visit.id, { kind: 'moved', ...slot, staffName })
}

const move: Act = async (desk, promised, [visitId = '', text = '']) => {
  const visit = await desk.store.booking(visitId)
  if (!visit) return 'dropped'
  const slot = readSlot(text)
  const done = await take(desk, promised, visit, slot)
  const lines = { done: 'sms-moved', taken: 'sms-choice-taken', over: 'sms-visit-over' } as const
  return reply(desk, promised, aboutVisit(desk, { ...visit, ...slot }, lines[done]))
}

const staff: Act = async (desk, promised) => {
  const client = await desk.store.client(promised.subject)
  return reply(desk, promised, {
    language: client?.language ?? desk.shop.clinic.languages[0],
    line: 'sms-for-staff',
  })
}

const acts: Readonly<Record<string, Act>> = {
  confirm: simply({ kind: 'confirmed' }, 'sms-confirmed'),
  cancel: simply({ kind: 'cancelled', reason: 'SMS' }, 'sms-cancelled'),
  reschedule,
  move,
  yes,
  no,
  late,
  staff,
}

export const keepAnswer = async (desk: PromiseDesk, promised: Promised): Promise<Kept> => {
  const [, act = '', ...args] = nameOf(promised).split(':')
  return (await acts[act]?.(desk, promised, args)) ?? 'dropped'
}
