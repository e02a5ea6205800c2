import { bookableDays, slotTime, type Slot } from '../../clinic/slots.ts'
import type { DayWish, TimeWish } from '../../language/language.ts'
import type { Day } from '../../time/calendar.ts'
import type { Speaker } from '../speaker.ts'
import { said } from '../understand/said.ts'
import type { Understanding } from '../understand/understanding.ts'
import { pointedAt, type Reach } from './book-search.ts'
import { offersAt, whereOf } from './book-place.ts'
import { takeBirthDate, type BirthDated } from './birth-date.ts'
import { shifted } from './shifted.ts'
import { inContext } from './weekday-meant.ts'
import type { Job, Known } from './job.ts'
import type { Note } from './book-notes.ts'
import { takePhone, type Phoned } from './phone.ts'

/**
 * Books a visit. Data contract: service, a free slot of the clinic file, name (may be declined), telephone (the caller's
 * own, else asked for); read back and confirmed before it is stored. Done: the visit is on disk and was said to be.
 * Handed over: nothing free at all, or the disk refuses.
 */
export interface BookData extends Phoned, BirthDated {
  readonly service: string | null
  readonly staff: string | null
  /** Id of one of several places; 'any' when they do not mind, null when not known yet. */
  readonly branch: string | null
  readonly day: DayWish | null
  readonly time: TimeWish | null
  /** Times the caller may choose from now. */
  readonly offers: readonly Slot[]
  /** Offered before and not wanted. */
  readonly declined: readonly Slot[]
  readonly slot: Slot | null
  /** '' when declined, null when not known yet. */
  readonly name: string | null
  readonly reach: Reach
  readonly stage: 'collect' | 'ask when' | 'change' | 'confirmed' | 'booked' | 'failed' | 'given up'
  /** Things to say before the next question, by name. */
  readonly notes: readonly Note[]
  /** The service whose length and price the caller has been told. */
  readonly introduced: string | null
  /** The visit that is moved to the time found here; null: a new one is booked. */
  readonly moves: Known | null
  /** The number the network vouches for; null: none, so that nothing of other visits may be told. */
  readonly rungFrom: string | null
  /** Visits of that number for the same thing; null until looked up. */
  readonly others: readonly Known[] | null
}

/** No day, no time and no offers: the caller is asked afresh. */
export const noWhen = { day: null, time: null, offers: [], slot: null, reach: 'wished' } as const

/** 'Forget it', 'leave it': nothing is wanted any more. */
const givesUp = ({ phrases }: Understanding): boolean =>
  !phrases.has('yes') && (phrases.has('nothing more') || phrases.has('keep'))

/** Looks for times anew, with what is wished now. */
export const searchAgain = (data: BookData, wish: Partial<BookData>): BookData => ({
  ...data,
  offers: [],
  slot: null,
  reach: 'wished',
  stage: 'collect',
  ...wish,
})

/** Other times than those offered: later or earlier ones if that was said. */
const others = (data: BookData, heard: Understanding, speaker: Speaker): BookData => {
  const declined = [...data.declined, ...data.offers]
  const first = data.offers[0]
  const at = first && slotTime(speaker.clinic, first)
  if (heard.phrases.has('earlier') && at)
    return searchAgain(data, { declined, time: { kind: 'until', minutes: at.minutes - 1, either: false } })
  const later = heard.phrases.has('later') ? data.offers.at(-1) : undefined
  const from = later && slotTime(speaker.clinic, later)
  const time = from ? ({ kind: 'from', minutes: from.minutes + 1, either: false } as const) : data.time
  return searchAgain(data, { declined, time })
}

/** The slot meant by 'yes' to one, or by 'the earliest' and 'any' of several. */
const anyOf = (offers: readonly Slot[], heard: Understanding): Slot | undefined => {
  const kind = heard.day ? undefined : heard.time?.kind
  if (kind === 'latest') return offers.at(-1)
  const isFirst = kind === 'earliest' || kind === 'any' || (offers.length === 1 && heard.phrases.has('yes'))
  return isFirst ? offers[0] : undefined
}

const chooseSlot = (data: BookData, heard: Understanding, speaker: Speaker): BookData | null => {
  const { offers } = data
  // 'the one on Friday in the centre' is none that is elsewhere
  const meant = offersAt(offers, heard, speaker)
  const counted = heard.choice === undefined ? undefined : offers.at(heard.choice < 0 ? -1 : heard.choice - 1)
  const byNumber = meant.find(slot => slot === counted)
  const isByPlace = meant.length === 1 && offers.length > 1 && !heard.day && !heard.time
  const pointed = pointedAt(speaker.clinic, meant, heard.day, heard.time)
  const slot = pointed ?? byNumber ?? anyOf(meant, heard) ?? (isByPlace ? meant[0] : undefined)
  if (slot) return { ...data, slot, offers: [] }
  const isOther = (['other', 'earlier', 'later'] as const).some(phrase => heard.phrases.has(phrase))
  if (isOther && !heard.day && !heard.time) return others(data, heard, speaker)
  if (heard.day || heard.time || heard.service || heard.staff || heard.branch) return null
  if (givesUp(heard)) return { ...data, stage: 'given up' }
  // 'yes' to several: they are asked again which
  if (heard.phrases.has('yes') && offers.length > 1) return data
  const isNo = heard.phrases.has('no') || heard.phrases.has('none')
  return isNo ? { ...data, declined: [...data.declined, ...offers], offers: [], stage: 'ask when' } : null
}

/** The day the talk is about: of what was offered, else of the time agreed, else of the wish, else of the visit to move. */
const anchorOf = (data: BookData, { clinic }: Speaker): Day | null => {
  const slot = data.offers[0] ?? data.slot
  if (slot) return slotTime(clinic, slot).day
  return data.day?.from ?? (data.moves ? slotTime(clinic, data.moves.slot).day : null)
}

/** 'Yes, with Doctor Morgan at Riverside', as it was read back: no other wish. */
const isAsRead = ({ slot }: BookData, heard: Understanding, speaker: Speaker): boolean => {
  if (slot === null || heard.day || heard.time) return false
  return (heard.staff ?? slot.staff) === slot.staff && offersAt([slot], heard, speaker).length > 0
}

/** What the caller wishes changed: another day, time, service or person than known so far. */
const newWish = (data: BookData, heard: Understanding, speaker: Speaker): BookData | null => {
  const { service = data.service, time = data.time } = heard
  const day = heard.day
    ? inContext(heard.day, heard.parts.day?.text ?? '', anchorOf(data, speaker), speaker)
    : data.day
  if (service === data.service && isAsRead(data, heard, speaker)) return null
  const { staff, branch } = whereOf(data, heard, speaker)
  const isWhen = heard.day !== undefined || heard.time !== undefined
  const isWhere = staff !== data.staff || branch !== data.branch
  if (!isWhen && !isWhere && service === data.service) return null
  // a new day alone keeps the wished hour and the reverse; a time offered before may be wanted after all
  return withinReach(searchAgain(data, { service, staff, branch, day, time, declined: [] }), speaker)
}

/** Days later than visits are given are said so and asked for again. */
export const withinReach = (data: BookData, { clinic, nowMs }: Speaker): BookData => {
  const isTooFar = data.day !== null && data.day.from > bookableDays(clinic, nowMs).to
  return isTooFar ? { ...data, ...noWhen, stage: 'ask when', notes: [...data.notes, 'too far'] } : data
}

const takeName = (data: BookData, heard: Understanding): BookData | null =>
  heard.name === undefined ? null : { ...data, name: heard.name, stage: 'collect' }

const takeChange = (data: BookData, heard: Understanding): BookData | null => {
  if (heard.aspects.has('name')) return { ...data, name: null, stage: 'collect' }
  if (heard.aspects.has('service')) return searchAgain(data, { service: null })
  const isTime = heard.aspects.has('time') || heard.phrases.has('other')
  if (isTime) return { ...data, ...noWhen, stage: 'ask when' }
  if (heard.phrases.has('no') || heard.phrases.has('nothing more')) return { ...data, stage: 'given up' }
  return heard.phrases.has('yes') ? { ...data, stage: 'collect' } : null
}

export const take: Job<BookData>['take'] = (data, said, asked, speaker) => {
  const about = data.slot ?? data.offers[0] ?? data.moves?.slot ?? null
  const heard = shifted(said, about, speaker)
  const own = takeOwn(data, heard, asked, speaker)
  const wish = own ?? newWish(data, heard, speaker)
  return heard.unfit ? unfitDay(wish ?? data, heard.unfit) : (wish ?? takeName(data, heard))
}

/** A day that is over, or that there is not, is told so, and the day asked for again; the hour said with it stays. */
export const unfitDay = (data: BookData, why: NonNullable<Understanding['unfit']>): BookData => ({
  ...data,
  ...noWhen,
  time: data.time,
  stage: 'ask when',
  notes: [...data.notes, why],
})

/** 'You have one already: shall I move it?' A no books another one beside it. */
const takeInstead = (data: BookData, heard: Understanding): BookData | null => {
  const [other] = data.others ?? []
  if (!other) return null
  if (heard.phrases.has('yes'))
    return { ...data, moves: other, name: other.name, phone: other.phone, others: [] }
  return heard.phrases.has('no') || heard.phrases.has('keep') ? { ...data, others: [] } : null
}

/** One of the places, or any of them; a day or an hour may be said with it. */
const takeBranch = (data: BookData, heard: Understanding, speaker: Speaker): BookData | null => {
  const named = newWish(data, heard, speaker)
  if (named && named.branch !== null) return named
  const kind = heard.time?.kind
  const isAny = kind === 'any' || kind === 'earliest' || said(heard, 'unsure', 'other', 'none')
  return isAny
    ? { ...data, branch: 'any', time: kind === 'earliest' ? (heard.time ?? null) : data.time }
    : named
}

const takeOwn = (data: BookData, heard: Understanding, asked: string, speaker: Speaker): BookData | null => {
  switch (asked) {
    case 'service':
    case 'when': {
      const isNone = asked === 'service' && (heard.phrases.has('no') || heard.phrases.has('none'))
      const wish = newWish(data, heard, speaker)
      return !wish && (isNone || givesUp(heard)) ? { ...data, stage: 'given up' } : null
    }
    case 'slot':
      return chooseSlot(data, heard, speaker)
    case 'phone':
    case 'phone-confirm':
      return takePhone(data, heard, asked, speaker)
    case 'name':
      return takeName(data, heard)
    case 'instead':
      return takeInstead(data, heard)
    case 'branch':
      return takeBranch(data, heard, speaker)
    case 'birth-date':
    case 'birth-date-confirm':
      return takeBirthDate(data, heard, asked, speaker)
    case 'change':
      return newWish(data, heard, speaker) ?? takeChange(data, heard)
    case 'confirm': {
      const change = newWish(data, heard, speaker) ?? (heard.name ? takeName(data, heard) : null)
      if (change) return change
      if (heard.phrases.has('no')) return { ...data, stage: givesUp(heard) ? 'given up' : 'change' }
      if (data.moves && heard.phrases.has('keep')) return { ...data, stage: 'given up' }
      return heard.phrases.has('yes') ? { ...data, stage: 'confirmed' } : null
    }
    default:
      return null
  }
}
