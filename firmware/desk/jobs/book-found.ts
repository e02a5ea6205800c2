import { spread, type Slot } from '../../clinic/slots.ts'
import type { Speaker } from '../speaker.ts'
import { noWhen, type BookData } from './book-data.ts'
import type { Note } from './book-notes.ts'
import { elsewhere } from './book-place.ts'
import { nearest, wider, windowOf, type SearchFor } from './book-search.ts'

/** What is made of the times that a search found: one to be read back, a few to choose from, or a wider search. */

const offersAtOnce = 3

/** The booking after a search. */
export const tellFound = (data: BookData, slots: readonly Slot[], speaker: Speaker): BookData => {
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
    return { ...data, ...elsewhere(data, speaker), reach: 'wished', notes: ['none here'] }
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

/** What is searched for; null until the service is known. */
export const searchOf = ({ service, staff, branch, day, time }: BookData): SearchFor | null =>
  service === null ? null : { service, staff, branch: branch === 'any' ? null : branch, day, time }
