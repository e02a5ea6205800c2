import { readTimeOfDay, type Weekday } from '../time/calendar.ts'
import type { ClinicFile } from './clinic-schema.ts'

interface Span {
  readonly from: number
  readonly to: number
}
export type Week = Record<Weekday, readonly Span[]>
type Hours = ClinicFile['hours']

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
/** '08:00-12:00, 13:00-18:00'; -1 stands for a time that is none. */
export const readSpans = (text: string): readonly Span[] =>
  text.split(',').map(part => {
    const [from = '', to = ''] = part.trim().split('-')
    return { from: readTimeOfDay(from) ?? -1, to: readTimeOfDay(to) ?? -1 }
  })

/** 'mon-fri' */
export const weekdaysOf = (days: string): readonly Weekday[] => {
  const [first = '', last = first] = days.split('-')
  const from = weekdayNames.indexOf(first)
  const to = weekdayNames.indexOf(last)
  const count = ((to - from + 7) % 7) + 1
  return Array.from({ length: count }, (_, i) => (((from + i) % 7) + 1) as Weekday)
}

export const readWeek = (hours: Hours): Week => {
  const week: Week = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
  for (const { days, open } of hours) for (const weekday of weekdaysOf(days)) week[weekday] = readSpans(open)
  return week
}
