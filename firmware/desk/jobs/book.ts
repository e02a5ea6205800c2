import { slotTime } from '../../clinic/slots.ts'
import { addDays } from '../../time/calendar.ts'
import type { Speaker } from '../speaker.ts'
import { askForBirthDate, datedFrom } from './birth-date.ts'
import { searchAgain, take, unfitDay, withinReach, type BookData } from './book-data.ts'
import { needsBranch, whereOf } from './book-place.ts'
import { finished, storing, wanted } from './book-end.ts'
import { searchOf, tellFound } from './book-found.ts'
import { sayNote } from './book-notes.ts'
import {
  aboutService,
  askBranch,
  askChange,
  askConfirm,
  askInstead,
  askMove,
  askName,
  askService,
  askSlot,
  askWhen,
} from './book-questions.ts'
import { searchErrand } from './book-search.ts'
import type { Job, Proof } from './job.ts'
import { askForPhone, phonedFrom } from './phone.ts'

const begin: Job<BookData>['begin'] = (heard, caller, speaker) => {
  const data = withinReach(
    {
      service: heard.service ?? null,
      ...whereOf({ staff: null, branch: null }, heard, speaker),
      day: heard.day ?? null,
      time: heard.time ?? (heard.wishes.has('urgent') ? { kind: 'earliest' } : null),
      offers: [],
      declined: [],
      slot: null,
      name: heard.name ?? caller.name,
      ...phonedFrom(caller.phone),
      reach: 'wished',
      stage: 'collect',
      notes: [],
      introduced: null,
      moves: null,
      rungFrom: caller.phone,
      others: null,
      ...datedFrom(heard.date ?? null),
    },
    speaker,
  )
  return heard.unfit ? unfitDay(data, heard.unfit) : data
}

const tell: Job<BookData>['tell'] = (data, result, speaker) => {
  switch (result.on) {
    case 'found':
      return tellFound(data, result.slots, speaker)
    case 'taken': {
      const { day } = data.slot ? slotTime(speaker.clinic, data.slot) : { day: speaker.today }
      const lost = data.slot ? [...data.declined, data.slot] : data.declined
      const from = { from: day, to: addDays(day, speaker.clinic.booking.horizonDays) }
      return searchAgain(data, { day: from, time: null, declined: lost, notes: ['taken'] })
    }
    case 'visits':
      return { ...data, others: result.visits.filter(({ slot }) => slot.service === data.service) }
    case 'booked':
    case 'changed':
      return { ...data, stage: 'booked' }
    default:
      // what cannot be looked up is no reason to book nothing
      return data.others === null && data.stage === 'collect'
        ? { ...data, others: [] }
        : { ...data, stage: 'failed' }
  }
}

const question = (data: BookData, speaker: Speaker) => {
  if (data.stage === 'change') return askChange(speaker)
  if (data.service === null) return askService(speaker)
  if (needsBranch(data, speaker)) return askBranch(speaker, data.service)
  if (data.stage === 'ask when') return askWhen(speaker)
  if (data.slot === null) return askSlot(speaker, data.offers)
  const [other] = data.moves ? [] : (data.others ?? [])
  if (other) return askInstead(speaker, other)
  if (data.name === null) return askName(speaker)
  if (data.moves) return askForPhone(data, speaker) ?? askMove(speaker, data.moves.slot, data.slot)
  const birthDate = speaker.clinic.identity.by === 'birth-date' ? askForBirthDate(data, speaker) : null
  const asks = askForPhone(data, speaker) ?? birthDate
  return asks ?? askConfirm(speaker, { slot: data.slot, name: data.name })
}

/** Whoever has such a visit already may have meant to move it: looked up once there is a time for it. */
const othersProof = (data: BookData, { clinic }: Speaker): Proof | null => {
  const isOpen = data.slot !== null && data.moves === null && data.others === null
  const mayTell = clinic.identity.by === 'number' && data.rungFrom !== null
  return isOpen && mayTell && data.rungFrom !== null ? { by: 'number', phone: data.rungFrom } : null
}

const next: Job<BookData>['next'] = (data, speaker) => {
  const end = finished(data, speaker)
  if (end) return [data, end]
  if (data.stage === 'confirmed' && data.slot)
    return [data, { need: 'errand', errand: storing(data, data.slot, speaker) }]
  const search = searchOf(data)
  const isSearching =
    search &&
    !needsBranch(data, speaker) &&
    data.stage === 'collect' &&
    data.slot === null &&
    data.offers.length === 0
  if (isSearching)
    return [data, { need: 'errand', errand: searchErrand(speaker.clinic, speaker.nowMs, search, data.reach) }]
  const proof = othersProof(data, speaker)
  if (proof) return [data, { need: 'errand', errand: { do: 'look up', proof } }]
  const isNew = data.service !== null && data.introduced !== data.service
  const about = isNew && data.service ? [aboutService(speaker, data.service)] : []
  const lead = [...about, ...data.notes.map(note => sayNote(data, note, speaker))]
  const told = { ...data, notes: [], introduced: data.service ?? data.introduced }
  return [told, { need: 'answer', lead, question: question(data, speaker) }]
}

export const book: Job<BookData> = { begin, take, tell, next, wanted }
