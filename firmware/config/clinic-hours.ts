import { readTimeOfDay, type Weekday } from '../time/calendar.ts'
import type { ClinicFile } from './clinic-schema.ts'

interface Span {
  readonly from: number
  readonly to: number
}
export type Week = Record<Weekday, readonly Span[]>
type Hours = ClinicFile['hours']
type WorkHours = NonNullable<ClinicFile['people'][number]['hours']>
export interface WorkSpan extends Span {
  readonly branch?: string
}
export type WorkWeek = Record<Weekday, readonly WorkSpan[]>

export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
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

/**
 * Of a day the later entry about one place counts, as in readWeek; entries about two places both do.
 * @param own id of the branch where they are when none is named
 */
export const readWorkWeek = (hours: WorkHours, own: string): WorkWeek => {
  const week: WorkWeek = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
  for (const { days, open, branch: named } of hours) {
    const branch = named === own ? undefined : named
    const spans = readSpans(open).map(span => (branch === undefined ? span : { ...span, branch }))
    for (const weekday of weekdaysOf(days)) {
      const elsewhere = week[weekday].filter(span => span.branch !== branch)
      week[weekday] = [...elsewhere, ...spans].sort((a, b) => a.from - b.from)
    }
  }
  return week
}

export const branchIds = ({ branches }: ClinicFile): readonly string[] =>
  branches?.map(({ id }) => id) ?? ['main']

/** Where somebody works of whom the file does not say: at its first place. */
export const ownBranch = (file: ClinicFile): string => branchIds(file)[0] ?? 'main'

/** Those of a place, where it has its own. */
export const branchHours = (file: ClinicFile, branch: string | undefined): Hours =>
  file.branches?.find(({ id }) => id === branch)?.hours ?? file.hours
