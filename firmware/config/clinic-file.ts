import { isDay, isZone, readTimeOfDay, type Day, type Weekday } from '../time/calendar.ts'
import { clinicSchema, type ClinicFile } from './clinic-schema.ts'
import { readYaml, type Complaint, type Path } from './yaml-file.ts'

interface Span {
  readonly from: number
  readonly to: number
}
type Week = Record<Weekday, readonly Span[]>
type Hours = ClinicFile['hours']

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const emergencyNumbers: Readonly<Record<string, string>> = { GB: '999', AM: '112', RU: '112' }
const currencies: Readonly<Record<string, string>> = { GB: 'GBP', AM: 'AMD', UA: 'UAH', RU: 'RUB', BA: 'BAM' }

const readSpans = (text: string): readonly Span[] =>
  text.split(',').map(part => {
    const [from = '', to = ''] = part.trim().split('-')
    return { from: readTimeOfDay(from) ?? -1, to: readTimeOfDay(to) ?? -1 }
  })

/** Complains about hours that do not exist, end before they begin, or overlap. */
const spanComplaints = (text: string, path: Path): readonly Complaint[] => {
  const spans = readSpans(text)
  const isReal = spans.every(({ from, to }) => from >= 0 && to > from)
  const isOrdered = spans.every((span, i) => i === 0 || span.from >= (spans[i - 1]?.to ?? 0))
  const what = isReal
    ? 'these hours overlap or are out of order'
    : 'these hours do not exist or end before they begin'
  return isReal && isOrdered
    ? []
    : [{ path, what: `${what}; expected hours such as 08:00-12:00, 13:00-18:00` }]
}

const weekdaysOf = (days: string): readonly Weekday[] => {
  const [first = '', last = first] = days.split('-')
  const from = weekdayNames.indexOf(first)
  const to = weekdayNames.indexOf(last)
  const count = ((to - from + 7) % 7) + 1
  return Array.from({ length: count }, (_, i) => (((from + i) % 7) + 1) as Weekday)
}

const readWeek = (hours: Hours): Week => {
  const week: Week = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
  for (const { days, open } of hours) for (const weekday of weekdaysOf(days)) week[weekday] = readSpans(open)
  return week
}

const hoursComplaints = (hours: Hours, path: Path): readonly Complaint[] =>
  hours.flatMap(({ open }, i) => spanComplaints(open, [...path, i, 'open']))

const dayComplaints = (day: Day, path: Path): readonly Complaint[] =>
  isDay(day) ? [] : [{ path, what: `the calendar has no ${day}` }]

const twice = (ids: readonly { readonly id: string }[], path: Path): readonly Complaint[] =>
  ids.flatMap(({ id }, i) =>
    ids.findIndex(other => other.id === id) === i
      ? []
      : [{ path: [...path, i, 'id'], what: `${id} is used twice` }],
  )

type Texts = Readonly<Partial<Record<ClinicFile['languages'][number], unknown>>>

/** Every text a caller may hear must be there in every language of the clinic. */
const textComplaints = (file: ClinicFile): readonly Complaint[] => {
  const missing = (texts: Texts | undefined, path: Path): readonly Complaint[] =>
    texts === undefined
      ? []
      : file.languages
          .filter(code => texts[code] === undefined)
          .map(code => ({ path, what: `has no text for ${code}` }))
  return [
    ...missing(file.name, ['name']),
    ...file.services.flatMap((one, i) => missing(one.name, ['services', i, 'name'])),
    ...file.services.flatMap((one, i) => missing(one.note, ['services', i, 'note'])),
    ...file.people.flatMap((one, i) => missing(one.name, ['people', i, 'name'])),
    ...(file.facts ?? []).flatMap((one, i) => missing(one.answer, ['facts', i, 'answer'])),
  ]
}

const peopleComplaints = (file: ClinicFile): readonly Complaint[] => {
  const known = new Set(file.services.map(({ id }) => id))
  return file.people.flatMap((person, i) => [
    ...person.does.flatMap((id, j) =>
      known.has(id)
        ? []
        : [
            {
              path: ['people', i, 'does', j],
              what: `there is no service ${id}; known are ${[...known].join(', ')}`,
            },
          ],
    ),
    ...hoursComplaints(person.hours ?? [], ['people', i, 'hours']),
    ...(person.away ?? []).flatMap(({ from, to }, j) => [
      ...dayComplaints(from, ['people', i, 'away', j, 'from']),
      ...dayComplaints(to, ['people', i, 'away', j, 'to']),
      ...(from > to ? [{ path: ['people', i, 'away', j], what: `${from} is after ${to}` }] : []),
    ]),
  ])
}

const serviceComplaints = (file: ClinicFile): readonly Complaint[] =>
  file.services.flatMap(({ id, price }, i) => [
    ...(typeof price === 'object' && price.from > price.to
      ? [{ path: ['services', i, 'price'], what: `${price.from} is more than ${price.to}` }]
      : []),
    ...(file.people.some(({ does }) => does.includes(id))
      ? []
      : [{ path: ['services', i, 'id'], what: `nobody does ${id}: add it to the "does" of a person` }]),
  ])

const exceptionComplaints = (file: ClinicFile): readonly Complaint[] =>
  (file.exceptions ?? []).flatMap(({ day, open, closed }, i) => [
    ...dayComplaints(day, ['exceptions', i, 'day']),
    ...(open === undefined ? [] : spanComplaints(open, ['exceptions', i, 'open'])),
    ...((open === undefined) === (closed === undefined)
      ? [{ path: ['exceptions', i], what: 'expected either open: 08:00-12:00 or closed: true' }]
      : []),
  ])

const complaintsOf = (file: ClinicFile): readonly Complaint[] => [
  ...(isZone(file.zone)
    ? []
    : [{ path: ['zone'], what: `there is no time zone ${file.zone}; expected one such as Europe/Vilnius` }]),
  ...textComplaints(file),
  ...hoursComplaints(file.hours, ['hours']),
  ...exceptionComplaints(file),
  ...twice(file.services, ['services']),
  ...twice(file.people, ['people']),
  ...twice(file.facts ?? [], ['facts']),
  ...serviceComplaints(file),
  ...peopleComplaints(file),
]

const normal = (file: ClinicFile) => ({
  name: file.name,
  zone: file.zone,
  country: file.country,
  languages: file.languages as [ClinicFile['languages'][number], ...ClinicFile['languages']],
  emergency: file.emergency ?? emergencyNumbers[file.country] ?? '112',
  currency: file.currency ?? currencies[file.country] ?? 'EUR',
  hours: readWeek(file.hours),
  exceptions: (file.exceptions ?? []).map(({ day, open }) => ({
    day,
    open: open === undefined ? [] : readSpans(open),
  })),
  worksOnHolidays: file.holidays === 'open',
  services: file.services.map(({ id, name, also = {}, minutes, price, note = {} }) => ({
    id,
    name,
    also,
    minutes,
    price: price === undefined ? null : typeof price === 'number' ? { from: price, to: price } : price,
    note,
  })),
  people: file.people.map(({ id, name, also = {}, does, hours, away = [] }) => ({
    id,
    name,
    also,
    does,
    hours: readWeek(hours ?? file.hours),
    away,
  })),
  facts: (file.facts ?? []).map(({ id, asked = {}, answer }) => ({ id, asked, answer })),
  booking: {
    leadMinutes: file.booking?.['lead-minutes'] ?? 60,
    horizonDays: file.booking?.['horizon-days'] ?? 60,
    stepMinutes: file.booking?.['step-minutes'] ?? 15,
  },
})

/**
 * A clinic file in one form, defaults filled in: what firmware/clinic/clinic.ts calls a Clinic.
 * @param text YAML 1.2 @param file its name, for the fault @throws CONFIG_INVALID naming line and path of every fault
 */
export const readClinicFile = (text: string, file: string): ReturnType<typeof normal> => {
  const { value, refuse } = readYaml<ClinicFile>(text, clinicSchema, file)
  refuse(complaintsOf(value))
  return normal(value)
}
