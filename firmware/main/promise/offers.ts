import { askedAtOnce, matchFreed, offerEnd, type Freed } from '../../clinic/waiting-list.ts'
import { outOfQuiet } from '../../clinic/quiet.ts'
import type { Promised, Waiting } from '../../ports/clinic-store.ts'
import { dayBounds, dayOf } from '../../time/calendar.ts'
import { clinicName, nameOf, put, speakerFor, writtenVisit, type Kept, type PromiseDesk } from './desk.ts'
import { offerUuid, wonUuid } from './identity.ts'
import { freedOf, freedSubject } from './making.ts'

/** Time that became free is offered to those who wait for it; who answers first has it. */

/** More than wait at any clinic. */
const mostWaiting = 1_000
const minuteMs = 60_000

export type Offered = Waiting & { readonly offer: NonNullable<Waiting['offer']> }
export const isOffered = (entry: Waiting): entry is Offered =>
  entry.state === 'offered' && entry.offer !== null

const offerEndId = ({ id, offer }: Offered): string => `${id}:offer-end:${offer.startMs}:${offer.expiresMs}`

/** The end of it is promised before it stands, and it stands before it is sent. */
const offer = async (desk: PromiseDesk, entry: Offered): Promise<Kept> => {
  const { store, clock } = desk
  const { id, service, staff, phone, language } = entry
  const { startMs, expiresMs } = entry.offer
  await store.promise({ id: offerEndId(entry), kind: 'offer-end', subject: id, dueMs: expiresMs })
  await store.saveWaiting(entry)
  const speaker = speakerFor(desk, language)
  const text = speaker.text('sms-offer', {
    clinic: clinicName(speaker),
    service: speaker.serviceName(service),
    staff: speaker.staffName(entry.offer.staff) || (staff ?? ''),
    when: writtenVisit(speaker, entry.offer),
    minutes: String(Math.floor((expiresMs - clock.epochMs()) / minuteMs)),
  })
  return put(desk, { name: `${id}:offer:${startMs}`, to: phone, text, untilMs: expiresMs })
}

const isWithin = (freed: Freed, { offer }: Offered): boolean =>
  offer.staff === freed.staff && offer.startMs < freed.endMs && freed.startMs < offer.endMs

/** Offers of this time that stand already; of one whose SMS never came onto the queue, the time to answer begins again. */
const standing = async (desk: PromiseDesk, freed: Freed): Promise<readonly (Offered | 'sent')[]> => {
  const { store, shop, clock } = desk
  const nowMs = clock.epochMs()
  const found = (await store.waitingIn(['offered'], mostWaiting)).filter(isOffered)
  const open = found.filter(entry => isWithin(freed, entry))
  return Promise.all(
    open.map(async entry => {
      const isSent = await store.outgoingMessage(offerUuid(entry.id, entry.offer.startMs))
      const expiresMs = offerEnd(shop.clinic, entry.offer.startMs, nowMs)
      return isSent || expiresMs === null ? 'sent' : { ...entry, offer: { ...entry.offer, expiresMs } }
    }),
  )
}

const matches = async (desk: PromiseDesk, freed: Freed): Promise<readonly Offered[]> => {
  const { store, shop, clock } = desk
  const { clinic } = shop
  const nowMs = clock.epochMs()
  const { startMs, endMs } = dayBounds(dayOf(freed.startMs, clinic.zone), clinic.zone)
  const busy = await store.taken(startMs, endMs)
  const waiting = await store.waitingIn(['waiting'], mostWaiting)
  return matchFreed(clinic, freed, waiting, { busy, nowMs }).flatMap(({ waiter, slot }): Offered[] => {
    const expiresMs = offerEnd(clinic, slot.startMs, nowMs)
    if (expiresMs === null) return []
    const { staff } = slot
    const offered = { staff, startMs: slot.startMs, endMs: slot.endMs, expiresMs }
    return [{ ...waiter, state: 'offered', offer: offered }]
  })
}

export const keepFreed = async (desk: PromiseDesk, promised: Promised): Promise<Kept> => {
  const { clock, shop } = desk
  const nowMs = clock.epochMs()
  const laterMs = outOfQuiet(shop.clinic, nowMs)
  if (laterMs > nowMs) return { laterMs }
  const freed = freedOf(promised.subject)
  const begun = await standing(desk, freed)
  const fresh = (await matches(desk, freed)).slice(0, Math.max(0, askedAtOnce - begun.length))
  const all = [...begun.filter(one => one !== 'sent'), ...fresh]
  if (all.length === 0) return 'dropped'
  let kept: Kept = 'kept'
  for (const entry of all) {
    const done = await offer(desk, entry)
    // a number that got all it may today keeps nobody else from being asked
    if (typeof done === 'object') kept = done
  }
  return kept
}

/** An offer that came to nothing: not made again to this one, and the next in the list are asked. */
export const lapse = async (desk: PromiseDesk, entry: Offered, name: string): Promise<void> => {
  const { store, clock, shop } = desk
  const { startMs } = entry.offer
  const isSent = await store.outgoingMessage(offerUuid(entry.id, startMs))
  const dueMs = outOfQuiet(shop.clinic, clock.epochMs())
  await store.promise({ id: `${name}:freed`, kind: 'freed', subject: freedSubject(entry.offer), dueMs })
  const declined = isSent ? [...entry.declined, startMs] : entry.declined
  await store.saveWaiting({ ...entry, state: 'waiting', offer: null, declined })
}

export const keepOfferEnd = async (desk: PromiseDesk, promised: Promised): Promise<Kept> => {
  const { store } = desk
  const entry = await store.waitEntry(promised.subject)
  if (!entry || !isOffered(entry) || offerEndId(entry) !== nameOf(promised)) return 'dropped'
  const won = await store.booking(wonUuid(entry.id, entry.offer.startMs))
  if (won) await store.saveWaiting({ ...entry, state: 'booked' })
  else await lapse(desk, entry, nameOf(promised))
  return 'kept'
}
