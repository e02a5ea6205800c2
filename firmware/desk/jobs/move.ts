import { personOf } from '../../clinic/clinic.ts'
import { worksAt } from '../../clinic/places.ts'
import type { Understanding } from '../understand/understanding.ts'
import { nothing } from '../understand/understanding.ts'
import { book } from './book.ts'
import type { BookData } from './book-data.ts'
import { identify } from './identity.ts'
import type { Caller, Job, Known } from './job.ts'
import { shifted } from './shifted.ts'
import { beginVisit, takeVisit, tellVisit, unidentified, type VisitData } from './visit.ts'

/**
 * Moves a visit. Data contract: whose it is (identity.ts), which one, and a new free time, found and read back as for a
 * booking; the old time is kept until the new one is on disk. Done: the visit is moved on disk and that was said. Handed
 * over: no such visit, it cannot be shown to be the caller's, or nothing is free.
 */
export interface MoveData {
  readonly visit: VisitData
  /** The search for the new time, once the visit is known. */
  readonly booking: BookData | null
  /** Said with the wish: 'can I move it to Friday?' */
  readonly heard: Understanding
  readonly caller: Caller
}

/** The day and time that were said are of the new visit, unless two were said; the old one is known by its number. */
const begin: Job<MoveData>['begin'] = (heard, caller, speaker) => {
  const { day: _day, time: _time, ...old } = heard
  return { visit: beginVisit(old, caller, speaker), booking: null, heard, caller }
}

const take: Job<MoveData>['take'] = (data, heard, asked, speaker) => {
  if (data.booking) {
    const booking = book.take(data.booking, heard, asked, speaker)
    return booking && { ...data, booking }
  }
  const visit = takeVisit(data.visit, heard, asked, speaker)
  return visit && { ...data, visit }
}

const tell: Job<MoveData>['tell'] = (data, result, speaker) =>
  data.booking
    ? { ...data, booking: book.tell(data.booking, result, speaker) }
    : { ...data, visit: tellVisit(data.visit, result) }

/** The same service with the same person unless others were named, at the time that was wished. */
const bookingOf = (data: MoveData, moves: Known, speaker: Parameters<typeof book.begin>[2]): BookData => {
  const { slot, name, phone } = moves
  const { day, time, branch } = shifted(data.heard, slot, speaker)
  const { clinic } = speaker
  // where they never are it is somebody else
  const person = personOf(clinic, slot.staff)
  const isThere = branch === undefined || (person !== undefined && worksAt(person, branch))
  const staff = data.heard.staff ?? (isThere ? slot.staff : undefined)
  const heard = {
    ...nothing,
    service: slot.service,
    ...(staff === undefined ? {} : { staff }),
    ...(branch === undefined ? {} : { branch }),
    ...(day ? { day } : {}),
    ...(time ? { time } : {}),
  }
  const begun = book.begin(heard, data.caller, speaker)
  const isAsked = day === undefined && time === undefined
  return {
    ...begun,
    moves,
    name,
    phone: phone ?? '',
    introduced: slot.service,
    stage: isAsked && begun.stage === 'collect' ? 'ask when' : begun.stage,
  }
}

const next: Job<MoveData>['next'] = (data, speaker) => {
  if (data.booking) {
    const [booking, need] = book.next(data.booking, speaker)
    return [{ ...data, booking }, need]
  }
  const known = identify(data.visit.identity, speaker)
  if ('need' in known) return [data, known]
  if (known.visit === null) return [data, unidentified(known.why, data.visit.said, speaker)]
  return next({ ...data, booking: bookingOf(data, known.visit, speaker) }, speaker)
}

export const move: Job<MoveData> = {
  begin,
  take,
  tell,
  next,
  wanted: (_, speaker) => speaker.text('wanted-move'),
}
