import { bookableDays, slotTime, spread, type Slot } from '../../clinic/slots.ts'
import { addDays } from '../../time/calendar.ts'
import { sentence, type Line, type Speaker } from '../speaker.ts'
import {
  needsBranch,
  noWhen,
  searchAgain,
  take,
  unfitDay,
  whereOf,
  withinReach,
  type BookData,
  type Note,
} from './book-data.ts'
import {
  aboutService,
  askBranch,
  askChange,
  askConfirm,
  askInstead,
  askMove,
  askName,
  askPhone,
  askService,
  askSlot,
  askWhen,
} from './book-questions.ts'
import { askBirthDate } from './identity-questions.ts'
import { nearest, searchErrand, wider, windowOf, type SearchFor } from './book-search.ts'
import type { BookingDraft, Done, Errand, Job, Need, Proof } from './job.ts'

const offersAtOnce = 3

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
      phone: caller.phone,
      digits: '',
      reach: 'wished',
      stage: 'collect',
      notes: [],
      introduced: null,
      moves: null,
      rungFrom: caller.phone,
      others: null,
      birthDate: heard.date ?? null,
    },
    speaker,
  )
  return heard.unfit ? unfitDay(data, heard.unfit) : data
}

const tellFound = (data: BookData, slots: readonly Slot[], speaker: Speaker): BookData => {
  const isSame = (slot: Slot) => data.declined.some(other => other.startMs === slot.startMs)
  const fresh = slots.filter(slot => !isSame(slot))
  const window = windowOf(speaker.clinic, data.time)
  const isExact = data.time?.kind === 'at' && data.day?.from === data.day?.to && data.day !== null
  const [first] = fresh
  if (first && isExact && data.reach === 'wished')
    return { ...data, slot: first, notes: [...data.notes, 'is free'] }
  const search = searchOf(data)
  const next = search && wider(data.reach, search)
  if (!first && next) return { ...data, reach: next, notes: withMiss(data) }
  if (!first && data.branch !== null && data.branch !== 'any' && data.declined.length === 0)
    return { ...data, branch: 'any', staff: null, reach: 'wished', notes: ['none here'] }
  if (!first) {
    const why = data.declined.length > 0 ? 'no other' : 'none at all'
    return { ...data, ...noWhen, stage: 'ask when', notes: [...data.notes, why], declined: [] }
  }
  const ordered = data.time?.kind === 'latest' ? fresh.slice(-offersAtOnce) : null
  const offers =
    window && data.reach === 'same days'
      ? nearest(speaker.clinic, fresh, window, offersAtOnce)
      : (ordered ?? spread(fresh, offersAtOnce))
  return { ...data, offers }
}

/** Why the search widens, said once. */
const withMiss = (data: BookData): readonly Note[] => {
  if (data.declined.length > 0) return data.notes
  const why = data.reach === 'wished' && data.time?.kind === 'at' ? 'not free' : 'none then'
  return [...data.notes.filter(note => note !== 'not free' && note !== why), why]
}

const searchOf = ({ service, staff, branch, day, time }: BookData): SearchFor | null =>
  service === null ? null : { service, staff, branch: branch === 'any' ? null : branch, day, time }

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

const sayNote = (data: BookData, note: Note, speaker: Speaker): Line => {
  switch (note) {
    case 'none then': {
      const day =
        data.day && data.day.from === data.day.to ? speaker.pack.sayDay(data.day.from, speaker.today) : null
      const when = day ? speaker.text('none-on-day', { day }) : speaker.text('none-at-time')
      return speaker.line('none-then', { when })
    }
    case 'is free':
      return speaker.line('is-free', { when: sentence(data.slot ? speaker.slotWhen(data.slot) : '') })
    case 'taken':
      return speaker.line('taken')
    case 'past':
      return speaker.line('past-day')
    case 'no such day':
      return speaker.line('no-such-day')
    case 'too far': {
      const { to } = bookableDays(speaker.clinic, speaker.nowMs)
      return speaker.line('too-far', { day: speaker.pack.sayDay(to, speaker.today) })
    }
    case 'not free':
      return speaker.line('not-free-nearest')
    case 'none here':
      return speaker.line('none-here')
    case 'none at all':
      return speaker.line('none-at-all')
    case 'no other':
      return speaker.line('no-other')
    case 'wrong phone':
      return speaker.line('wrong-phone')
  }
}

const draftOf = (data: BookData, slot: Slot, speaker: Speaker): BookingDraft => ({
  slot,
  serviceName: speaker.serviceName(slot.service),
  staffName: speaker.staffName(slot.staff),
  name: data.name ?? '',
  birthDate: data.birthDate,
  phone: data.phone,
})

/** What puts the agreed time on disk. */
const storing = (data: BookData, slot: Slot, speaker: Speaker): Errand =>
  data.moves
    ? { do: 'change', visit: data.moves.id, change: { kind: 'moved', slot } }
    : { do: 'book', draft: draftOf(data, slot, speaker) }

const finished = (data: BookData, speaker: Speaker): Need | null => {
  const { slot, stage } = data
  if (stage === 'booked' && slot && data.moves) {
    const args = { service: speaker.serviceName(slot.service), when: speaker.slotWhen(slot) }
    return {
      need: 'nothing',
      say: [speaker.line('moved', args)],
      done: { kind: 'moved', from: data.moves, slot },
    }
  }
  if (stage === 'booked' && slot) {
    const args = { service: speaker.serviceName(slot.service), when: speaker.slotWhen(slot) }
    const note = speaker.clinic.services.find(({ id }) => id === slot.service)?.note
    const noteText = note ? speaker.local(note) : ''
    const said = speaker.line('booked', args)
    const say = noteText ? [said, { ...said, text: noteText }] : [said]
    return { need: 'nothing', say, done: { kind: 'booked', draft: draftOf(data, slot, speaker) } }
  }
  const undone = (failed: boolean): Done => ({ kind: 'undone', wanted: wanted(data, speaker), failed })
  if (stage === 'failed')
    return {
      need: 'nothing',
      say: [speaker.line(data.moves ? 'change-failed' : 'book-failed')],
      done: undone(true),
    }
  if (stage === 'given up')
    return {
      need: 'nothing',
      say: [speaker.line(data.moves ? 'visit-kept' : 'given-up')],
      done: undone(false),
    }
  return null
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
  if (data.phone === null) return askPhone(speaker, data.digits)
  if (speaker.clinic.identity.by === 'birth-date' && !data.moves && data.birthDate === null)
    return askBirthDate(speaker)
  return data.moves
    ? askMove(speaker, data.moves.slot, data.slot)
    : askConfirm(speaker, { slot: data.slot, name: data.name })
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

const wanted = (data: BookData, speaker: Speaker): string => {
  const service = data.service ? speaker.serviceName(data.service) : ''
  const when = data.slot
    ? speaker.slotWhen(data.slot)
    : data.day && data.day.from === data.day.to
      ? speaker.pack.sayDay(data.day.from, speaker.today)
      : ''
  return [service, when, data.name ?? ''].filter(part => part !== '').join(', ')
}

export const book: Job<BookData> = { begin, take, tell, next, wanted }
