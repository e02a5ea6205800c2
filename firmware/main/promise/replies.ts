import { personOf, serviceOf } from '../../clinic/clinic.ts'
import type { Slot } from '../../clinic/slots.ts'
import { isFault } from '../../fault/fault.ts'
import type { Language } from '../../language/language.ts'
import type { Promised } from '../../ports/clinic-store.ts'
import type { Booking, Visit, VisitChange } from '../../ports/store.ts'
import { clinicName, nameOf, put, speakerFor, writtenVisit, type Kept, type PromiseDesk } from './desk.ts'
import { uuidOf } from './identity.ts'

/** What every answer to a text message is made of: a change under the promise's own id, and what is written back. */

/** Does what one kind of answer asks for. @param args the rest of the promise's name */
export type Act = (desk: PromiseDesk, promised: Promised, args: readonly string[]) => Promise<Kept>

/** A line of the prompts, in the language of whoever wrote. */
export interface Reply {
  readonly language: Language
  readonly line: string
  readonly args?: Readonly<Record<string, string>>
}

/** Written back once, however often the promise is kept. */
export const reply = (
  desk: PromiseDesk,
  promised: Promised,
  { language, line, args }: Reply,
): Promise<Kept> => {
  const speaker = speakerFor(desk, language)
  const text = speaker.text(line, { clinic: clinicName(speaker), ...args })
  return put(desk, { name: nameOf(promised), to: promised.subject, text })
}

/** A line that names a visit. */
export const aboutVisit = (desk: PromiseDesk, visit: Visit, line: string) => {
  const { language, service, serviceName } = visit
  const speaker = speakerFor(desk, language)
  const name = speaker.serviceName(service) || serviceName
  return { language, line, args: { service: name, when: writtenVisit(speaker, visit) } }
}

/** Who gave up a visit meanwhile, or lost a race for a time, is told the truth. */
export type Outcome = 'done' | 'taken' | 'over'
export const outcomeOf = (work: Promise<void>): Promise<Outcome> =>
  work.then(
    () => 'done' as const,
    (error: unknown) => {
      if (isFault(error, 'SLOT_TAKEN')) return 'taken'
      if (isFault(error, 'VISIT_OVER') || isFault(error, 'VISIT_UNKNOWN')) return 'over'
      throw error
    },
  )

/** Changes a visit as its caller asked, once for this promise. */
export const change = (
  { store, clock }: PromiseDesk,
  promised: Promised,
  bookingId: string,
  what: VisitChange['what'],
): Promise<Outcome> => {
  const id = uuidOf(`${nameOf(promised)}:change`)
  return outcomeOf(store.change({ id, bookingId, atMs: clock.epochMs(), by: 'caller', callId: null, what }))
}

/** A slot within the id of a promise. */
export const slotText = ({ staff, room, startMs, endMs }: Slot): string =>
  [startMs, endMs, room ?? '', staff].join(',')
export const readSlot = (text: string) => {
  const [startMs, endMs, room, ...staff] = text.split(',')
  return { startMs: Number(startMs), endMs: Number(endMs), room: room || null, staff: staff.join(',') }
}

/** A visit at that time, like another or like what was waited for. */
export const bookingLike = (
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
