import type { Clinic } from '../../clinic/clinic.ts'
import { bookableDays, slotTime, type Slot, type SlotWish } from '../../clinic/slots.ts'
import type { DayWish, TimeWish } from '../../language/language.ts'
import { partHours } from '../../language/times.ts'

/** Minutes since midnight of the start of a visit, both inclusive. */
export interface Window {
  readonly from: number
  readonly to: number
}

/** How hard to look: as wished, then any time of those days, then any day from there on. */
export type Reach = 'wished' | 'same days' | 'any day'

export interface SearchFor {
  readonly service: string
  readonly staff: string | null
  /** Null: anywhere. */
  readonly branch: string | null
  readonly day: DayWish | null
  readonly time: TimeWish | null
}

const halfDay = 12 * 60
/** Between the earliest opening and the latest closing of the week, so that 'three' is read as 15:00. */
const openAt = (clinic: Clinic, minutes: number): boolean =>
  Object.values(clinic.hours).some(spans => spans.some(({ from, to }) => from <= minutes && minutes < to))

/** A time said without morning or afternoon, as the opening hours have it. */
const settled = (clinic: Clinic, minutes: number, either: boolean): number => {
  const later = minutes + halfDay
  return either && !openAt(clinic, minutes) && openAt(clinic, later) ? later : minutes
}

/** The times of day that a wish allows; undefined: all. */
export const windowOf = (clinic: Clinic, time: TimeWish | null): Window | undefined => {
  if (time === null) return undefined
  switch (time.kind) {
    case 'at': {
      const minutes = settled(clinic, time.minutes, time.either)
      return { from: minutes, to: minutes }
    }
    case 'from':
      return { from: settled(clinic, time.minutes, time.either), to: 24 * 60 }
    case 'until':
      return { from: 0, to: settled(clinic, time.minutes, time.either) }
    case 'between':
      return { from: settled(clinic, time.from, time.either), to: settled(clinic, time.to, time.either) }
    case 'part': {
      const { from, to } = partHours[time.part]
      return { from, to: to - 1 }
    }
    case 'earliest':
    case 'latest':
    case 'any':
      return undefined
  }
}

/** Times enough for a day of every person, or for the next few days. */
const limits = { wished: 60, 'same days': 60, 'any day': 30 } as const

export const searchErrand = (clinic: Clinic, nowMs: number, search: SearchFor, reach: Reach) => {
  const bookable = bookableDays(clinic, nowMs)
  const days = search.day ?? bookable
  const wish: SlotWish = {
    service: search.service,
    staff: search.staff ?? undefined,
    branch: search.branch ?? undefined,
    from: days.from,
    to: reach === 'any day' ? bookable.to : days.to,
    minutes: reach === 'wished' ? windowOf(clinic, search.time) : undefined,
  }
  return { do: 'find', wish, limit: limits[reach] } as const
}

/** The wider search after one that found nothing; null after the widest, and where wider would be the same. */
export const wider = (reach: Reach, { day, time }: SearchFor): Reach | null => {
  if (reach === 'wished' && time && windowIsSet(time) && day) return 'same days'
  return reach !== 'any day' && (day || (time && windowIsSet(time))) ? 'any day' : null
}
const windowIsSet = ({ kind }: TimeWish) => kind !== 'any' && kind !== 'earliest' && kind !== 'latest'

/** The slots whose wall time is nearest to what was wished, in order of time. */
export const nearest = (
  clinic: Clinic,
  slots: readonly Slot[],
  window: Window,
  count: number,
): readonly Slot[] =>
  slots
    .map(slot => ({ slot, off: Math.abs(slotTime(clinic, slot).minutes - window.from) }))
    .sort((a, b) => a.off - b.off)
    .slice(0, count)
    .map(({ slot }) => slot)
    .sort((a, b) => a.startMs - b.startMs)

/** The one offered slot that a day or time said now points at; null when it is none or more than one. */
export const pointedAt = (
  clinic: Clinic,
  offers: readonly Slot[],
  day: DayWish | undefined,
  time: TimeWish | undefined,
): Slot | null => {
  if (!day && !time) return null
  const fits = offers.filter(slot => {
    const at = slotTime(clinic, slot)
    const isDay = !day || (day.from <= at.day && at.day <= day.to)
    return isDay && (!time || isTime(clinic, time, at.minutes))
  })
  return fits.length === 1 ? (fits[0] ?? null) : null
}

const isTime = (clinic: Clinic, time: TimeWish, minutes: number): boolean => {
  if (time.kind === 'at')
    return time.minutes === minutes || (time.either && time.minutes + halfDay === minutes)
  const window = windowOf(clinic, time)
  return !window || (window.from <= minutes && minutes <= window.to)
}
