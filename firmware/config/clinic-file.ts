import { isDay, isZone, type Day } from '../time/calendar.ts'
import { isBosnian, ownLanguages, withoutBosnian, type OwnCode } from './bosnian.ts'
import { branchHours, ownBranch, readSpans, readWeek, readWorkWeek } from './clinic-hours.ts'
import { placeComplaints } from './clinic-places.ts'
import { missing, rangeOf, ruleComplaints, rulesOf, tariffOf } from './clinic-rules.ts'
import { clinicSchema, type ClinicFile } from './clinic-schema.ts'
import { readYaml, type Complaint, type Path } from './yaml-file.ts'

type Hours = ClinicFile['hours']

const emergencyNumbers: Readonly<Record<string, string>> = { GB: '999', AM: '112', RU: '112' }
const currencies: Readonly<Record<string, string>> = { GB: 'GBP', AM: 'AMD', UA: 'UAH', RU: 'RUB', BA: 'BAM' }

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

const textComplaints = (file: ClinicFile): readonly Complaint[] => [
  ...missing(file, file.name, ['name']),
  ...file.services.flatMap((one, i) => missing(file, one.name, ['services', i, 'name'])),
  ...file.services.flatMap((one, i) => missing(file, one.note, ['services', i, 'note'])),
  ...file.people.flatMap((one, i) => missing(file, one.name, ['people', i, 'name'])),
  ...(file.facts ?? []).flatMap((one, i) => missing(file, one.answer, ['facts', i, 'answer'])),
]

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
  ...ruleComplaints(file),
  ...placeComplaints(file),
]

const normal = (file: ClinicFile) => ({
  name: file.name,
  zone: file.zone,
  country: file.country,
  languages: ownLanguages(file) as readonly [OwnCode, ...OwnCode[]],
  variant: isBosnian(file) ? ('bs' as const) : null,
  emergency: file.emergency ?? emergencyNumbers[file.country] ?? '112',
  currency: file.currency ?? currencies[file.country] ?? 'EUR',
  hours: readWeek(file.hours),
  exceptions: (file.exceptions ?? []).map(({ day, open }) => ({
    day,
    open: open === undefined ? [] : readSpans(open),
  })),
  worksOnHolidays: file.holidays === 'open',
  services: file.services.map(service => ({
    id: service.id,
    name: service.name,
    also: service.also ?? {},
    minutes: service.minutes,
    bufferMinutes: service['buffer-minutes'] ?? 0,
    needs: service.needs ?? null,
    price: service.price === undefined ? null : rangeOf(service.price),
    tariff: tariffOf(service),
    note: service.note ?? {},
  })),
  people: file.people.map(({ branch = ownBranch(file), ...person }) => ({
    id: person.id,
    name: person.name,
    also: person.also ?? {},
    does: person.does,
    hours: readWorkWeek(person.hours ?? branchHours(file, branch), branch),
    away: person.away ?? [],
    branch,
    phone: person.phone ?? null,
    skill: person.skill ?? {},
  })),
  facts: (file.facts ?? []).map(({ id, asked = {}, answer }) => ({ id, asked, answer })),
  ...rulesOf(file),
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
  const plain = withoutBosnian(value)
  refuse(complaintsOf(plain))
  return normal(plain)
}
