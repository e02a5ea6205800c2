import { bookableDays, type Slot } from '../../clinic/slots.ts'
import type { Promised } from '../../ports/clinic-store.ts'
import { findFree } from '../free-times.ts'
import { nameOf, speakerFor, writtenVisit, type Kept, type PromiseDesk } from './desk.ts'
import { wonUuid } from './identity.ts'
import { isOffered, lapse, type Offered } from './offers.ts'
import { bookingLike, outcomeOf, reply, type Act, type Outcome, type Reply } from './replies.ts'

/** Answers to the offer of a time that became free. */

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

export const yes: Act = async (desk, promised, args) => {
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

export const no: Act = async (desk, promised, args) => {
  const entry = await offered(desk, args)
  // who said yes before has the visit, and hears so
  if (entry && !isOffered(entry)) return reply(desk, promised, aboutOffer(desk, entry, 'sms-offer-won'))
  const kept = await aboutList(desk, promised, 'sms-offer-declined', args)
  if (entry) await lapse(desk, entry, nameOf(promised))
  return kept
}

export const late: Act = (desk, promised, args) => aboutList(desk, promised, 'sms-offer-over', args)
