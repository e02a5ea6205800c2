import { bookableDays, spread, type Slot } from '../../clinic/slots.ts'
import { personOf, serviceOf } from '../../clinic/clinic.ts'
import { isFault } from '../../fault/fault.ts'
import type { Language } from '../../language/language.ts'
import type { Promised } from '../../ports/clinic-store.ts'
import type { Booking, Visit, VisitChange } from '../../ports/store.ts'
import { findFree } from '../free-times.ts'
import { clinicName, nameOf, put, speakerFor, writtenVisit, type Kept, type PromiseDesk } from './desk.ts'
import { uuidOf, wonUuid } from './identity.ts'
import { isOffered, lapse, type Offered } from './offers.ts'

/** Does what a text message asked for, and answers it. Done twice, it is done once: every change has the promise's id. */

const dayMs = 86_400_000
const timesToChoose = 3

interface Reply {
  readonly language: Language
  readonly line: string
  readonly args?: Readonly<Record<string, string>>
}

const reply = (desk: PromiseDesk, promised: Promised, { language, line, args }: Reply): Promise<Kept> => {
  const speaker = speakerFor(desk, language)
  const text = speaker.text(line, { clinic: clinicName(speaker), ...args })
  return put(desk, { name: nameOf(promised), to: promised.subject, text })
}

const aboutVisit = (desk: PromiseDesk, visit: Visit, line: string) => {
  const { language, service, serviceName } = visit
  const speaker = speakerFor(desk, language)
  const name = speaker.serviceName(service) || serviceName
  return { language, line, args: { service: name, when: writtenVisit(speaker, visit) } }
}

/** Who gave up a visit meanwhile, or lost a race for a time, is told the truth. */
type Outcome = 'done' | 'taken' | 'over'
const outcomeOf = (work: Promise<void>): Promise<Outcome> =>
  work.then(
    () => 'done' as const,
    (error: unknown) => {
      if (isFault(error, 'SLOT_TAKEN')) return 'taken'
      if (isFault(error, 'VISIT_OVER') || isFault(error, 'VISIT_UNKNOWN')) return 'over'
      throw error
    },
  )

const change = (
  { store, clock }: PromiseDesk,
  promised: Promised,
  bookingId: string,
  what: VisitChange['what'],
): Promise<Outcome> => {
  const id = uuidOf(`${nameOf(promised)}:change`)
  return outcomeOf(store.change({ id, bookingId, atMs: clock.epochMs(), by: 'caller', callId: null, what }))
}

type Act = (desk: PromiseDesk, promised: Promised, args: readonly string[]) => Promise<Kept>

const simply =
  (what: VisitChange['what'], line: string): Act =>
  async (desk, promised, [visitId = '']) => {
    const done = await change(desk, promised, visitId, what)
    const visit = await desk.store.booking(visitId)
    if (!visit) return 'dropped'
    return reply(desk, promised, aboutVisit(desk, visit, done === 'done' ? line : 'sms-visit-over'))
  }

const slotText = ({ staff, room, startMs, endMs }: Slot): string =>
  [startMs, endMs, room ?? '', staff].join(',')
const readSlot = (text: string) => {
  const [startMs, endMs, room, ...staff] = text.split(',')
  return { startMs: Number(startMs), endMs: Number(endMs), room: room || null, staff: staff.join(',') }
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

const bookingLike = (
  { shop, clock }: PromiseDesk,
  of: Pick<Booking, 'service' | 'name' | 'birthDate' | 'phone' | 'language'>,
  slot: ReturnType<typeof readSlot>,
  id: string,
): Booking => {
  const { clinic } = shop
  const service = serviceOf(clinic, of.service)
  const [first] = clinic.languages
  return {
    ...slot,
    id,
    service: of.service,
    serviceName: service?.name[first] ?? of.service,
    staffName: personOf(clinic, slot.staff)?.name[first] ?? slot.staff,
    bufferMinutes: service?.bufferMinutes ?? 0,
    zone: clinic.zone,
    name: of.name,
    birthDate: of.birthDate,
    phone: of.phone,
    language: of.language,
    callId: null,
    createdMs: clock.epochMs(),
  }
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
  return reply(
    desk,
    promised,
    aboutVisit(desk, { ...visit, staff: slot.staff, startMs: slot.startMs }, lines[done]),
  )
}

const aboutOffer = (desk: PromiseDesk, entry: Offered, line: string): Reply => {
  const speaker = speakerFor(desk, entry.language)
  const args = {
    service: speaker.serviceName(entry.service),
    when: writtenVisit(speaker, entry.offer),
  }
  return { language: entry.language, line, args }
}

/** The room is the one that is free: a waiting entry knows the person and the time alone. */
const roomFor = async (desk: PromiseDesk, { service, offer }: Offered): Promise<Slot | undefined> => {
  const { clinic } = desk.shop
  const days = bookableDays(clinic, desk.clock.epochMs())
  const found = await findFree(desk, clinic, { service, staff: offer.staff, ...days }, 1_000)
  return found.find(({ startMs }) => startMs === offer.startMs)
}

const win = async (desk: PromiseDesk, entry: Offered): Promise<Outcome> => {
  const id = wonUuid(entry.id, entry.offer.startMs)
  if (await desk.store.booking(id)) return 'done'
  const slot = await roomFor(desk, entry)
  if (!slot) return 'taken'
  return outcomeOf(desk.store.book(bookingLike(desk, { ...entry, birthDate: null }, slot, id)))
}

/** The offer as it stood when the answer came; null when it was settled since. */
const offered = async (
  { store }: PromiseDesk,
  [id = '', startMs]: readonly string[],
): Promise<Offered | null> => {
  const entry = await store.waitEntry(id)
  if (!entry?.offer || entry.offer.startMs !== Number(startMs)) return null
  return isOffered(entry) || entry.state === 'booked' ? { ...entry, offer: entry.offer } : null
}

const aboutList = async (
  desk: PromiseDesk,
  promised: Promised,
  line: string,
  [id = '']: readonly string[],
): Promise<Kept> => {
  const entry = await desk.store.waitEntry(id)
  if (!entry) return 'dropped'
  const { language, service } = entry
  return reply(desk, promised, {
    language,
    line,
    args: { service: speakerFor(desk, language).serviceName(service) },
  })
}

const yes: Act = async (desk, promised, args) => {
  const entry = await offered(desk, args)
  if (!entry) return late(desk, promised, args)
  const done = await win(desk, entry)
  const kept = await reply(
    desk,
    promised,
    aboutOffer(desk, entry, done === 'done' ? 'sms-offer-won' : 'sms-offer-gone'),
  )
  if (done === 'done') await desk.store.saveWaiting({ ...entry, state: 'booked' })
  else await lapse(desk, entry, nameOf(promised))
  return kept
}

const no: Act = async (desk, promised, args) => {
  const entry = await offered(desk, args)
  // who said yes before has the visit, and hears so
  if (entry && !isOffered(entry)) return reply(desk, promised, aboutOffer(desk, entry, 'sms-offer-won'))
  const kept = await aboutList(desk, promised, 'sms-offer-declined', args)
  if (entry) await lapse(desk, entry, nameOf(promised))
  return kept
}

const late: Act = (desk, promised, args) => aboutList(desk, promised, 'sms-offer-over', args)

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
