import { isDay, weekdayOf, type Weekday } from '../time/calendar.ts'
import { branchHours, branchIds, ownBranch, readSpans, weekdayNames, weekdaysOf } from './clinic-hours.ts'
import { unknown } from './clinic-rules.ts'
import type { ClinicFile } from './clinic-schema.ts'
import type { Complaint, Path } from './yaml-file.ts'

/** Hours of people at several places: what the schema cannot check. */

interface Entry {
  readonly at: number
  readonly days: readonly Weekday[]
  readonly spans: ReturnType<typeof readSpans>
  readonly branch: string
  /** False: they are where they always are. */
  readonly isNamed: boolean
}

type Hours = NonNullable<ClinicFile['people'][number]['hours']>
const entriesOf = (hours: Hours, own: string): readonly Entry[] =>
  hours.map(({ days, open, branch }, at) => ({
    at,
    days: weekdaysOf(days),
    spans: readSpans(open),
    branch: branch ?? own,
    isNamed: branch !== undefined,
  }))

const namesOf = (days: readonly Weekday[]): string => days.map(day => weekdayNames[day - 1]).join(', ')

const isAtOnce = (a: Entry, b: Entry): boolean =>
  a.spans.some(one => b.spans.some(other => one.from < other.to && other.from < one.to))

/** Of a day the last entry about each place counts. */
const countsOn = (entries: readonly Entry[], day: Weekday) => (one: Entry) =>
  entries.findLast(({ branch, days }) => branch === one.branch && days.includes(day)) === one

const twoPlaces = (entries: readonly Entry[], path: Path): readonly Complaint[] =>
  entries.flatMap(entry =>
    entries.slice(0, entry.at).flatMap(before => {
      const days = entry.days.filter(
        day => before.days.includes(day) && [before, entry].every(countsOn(entries, day)),
      )
      if (before.branch === entry.branch || days.length === 0 || !isAtOnce(before, entry)) return []
      const what =
        `on ${namesOf(days)} these hours at ${entry.branch} overlap those at ${before.branch} in hours[${before.at}]; ` +
        'a person is at one place at a time: change the days or the hours of one of them'
      return [{ path: [...path, entry.at], what }]
    }),
  )

/** True where an exception opens such a day, closed as it may be else. */
const isEverOpen = ({ exceptions = [] }: ClinicFile, weekday: Weekday): boolean =>
  exceptions.some(({ day, open }) => open !== undefined && isDay(day) && weekdayOf(day) === weekday)

/** Days on which a place is open at none of those hours. */
const closedDays = (file: ClinicFile, { days, spans, branch }: Entry): readonly Weekday[] => {
  const isOpen = (day: Weekday) =>
    branchHours(file, branch).some(
      entry =>
        weekdaysOf(entry.days).includes(day) &&
        readSpans(entry.open).some(({ from, to }) => spans.some(span => span.from < to && from < span.to)),
    )
  return days.filter(day => !isOpen(day) && !isEverOpen(file, day))
}

const closed = (file: ClinicFile, entries: readonly Entry[], path: Path): readonly Complaint[] =>
  entries.flatMap(entry => {
    const isKnown = file.branches?.some(({ id }) => id === entry.branch) ?? false
    const days = entry.isNamed && isKnown ? closedDays(file, entry) : []
    if (days.length === 0) return []
    const what =
      `${entry.branch} is closed at these hours on ${namesOf(days)}; ` +
      'leave the day out, name another branch, or give the branch these hours'
    return [{ path: [...path, entry.at], what }]
  })

export const placeComplaints = (file: ClinicFile): readonly Complaint[] => {
  const known = branchIds(file)
  return file.people.flatMap(({ hours = [], branch }, i) => {
    const path = ['people', i, 'hours']
    const entries = entriesOf(hours, branch ?? ownBranch(file))
    return [
      ...hours.flatMap((one, j) => unknown(known, 'branch', one.branch, [...path, j, 'branch'])),
      ...twoPlaces(entries, path),
      ...closed(file, entries, path),
    ]
  })
}
