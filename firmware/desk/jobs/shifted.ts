import { slotTime, type Slot } from '../../clinic/slots.ts'
import { oneDay } from '../../language/dates.ts'
import type { DayWish, TimeWish } from '../../language/language.ts'
import { addDays, type Day } from '../../time/calendar.ts'
import type { Speaker } from '../speaker.ts'
import type { Understanding } from '../understand/understanding.ts'

const dayMinutes = 24 * 60

/** 'The same time on Friday', 'the same time next week': the same weekday of that week. */
const dayOf = (day: Day, wish: DayWish | undefined): DayWish => {
  if (!wish) return oneDay(day)
  const week = addDays(day, 7)
  const isThatWeek = wish.from !== wish.to && wish.from <= week && week <= wish.to
  return isThatWeek ? oneDay(week) : wish
}

const at = (minutes: number): TimeWish => ({ kind: 'at', minutes, either: false })

/**
 * What was said of a time by another one, as day and hour: 'an hour earlier' than this slot.
 * @param slot the one that is talked about; null: none
 */
export const shifted = (heard: Understanding, slot: Slot | null, { clinic }: Speaker): Understanding => {
  const { shift } = heard
  if (!shift || !slot) return heard
  const { day, minutes } = slotTime(clinic, slot)
  const { towards, keeps } = shift
  if (towards !== null && keeps === 'day') {
    const time: TimeWish =
      towards === 'later'
        ? { kind: 'from', minutes: minutes + 1, either: false }
        : { kind: 'until', minutes: minutes - 1, either: false }
    return { ...heard, day: oneDay(day), time }
  }
  const target = minutes + shift.minutes
  const isWithin = target >= 0 && target < dayMinutes
  if (!isWithin || (keeps === 'day' && shift.minutes === 0)) return { ...heard, day: oneDay(day) }
  const moved = shift.days === 0 ? dayOf(day, heard.day) : oneDay(addDays(day, shift.days))
  return { ...heard, day: moved, time: at(target) }
}
