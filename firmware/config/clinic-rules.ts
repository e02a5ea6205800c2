import { readTimeOfDay, type Weekday } from '../time/calendar.ts'
import { ownCode, type OwnCode } from './bosnian.ts'
import { branchIds, readWeek, weekdaysOf } from './clinic-hours.ts'
import type { ClinicFile } from './clinic-schema.ts'
import { talkComplaints, talkOf, talkTexts } from './clinic-talk.ts'
import type { Complaint, Path } from './yaml-file.ts'

/** The sections of clinic-rules-schema.ts in one form, defaults filled in, and what the schema cannot check. */

type Money = number | { readonly from: number; readonly to: number }
type Service = ClinicFile['services'][number]
type Variable = NonNullable<Service['tariff']>['variables'][number]

export const rangeOf = (money: Money) => (typeof money === 'number' ? { from: money, to: money } : money)

const variableOf = ({ id, ask, options, count }: Variable) => {
  if (count)
    return { id, ask, kind: 'count' as const, min: count.min, max: count.max, each: rangeOf(count.each) }
  const all = (options ?? []).map(({ id, name, also = {}, add = 0, times = 1 }) => ({
    id,
    name,
    also,
    add: rangeOf(add),
    times,
  }))
  return { id, ask, kind: 'choice' as const, options: all }
}

export const tariffOf = ({ tariff }: Service) =>
  tariff ? { base: rangeOf(tariff.base), variables: tariff.variables.map(variableOf) } : null

/** A span that may pass midnight: 21:00-08:00 has `to` before `from`. */
const spanOf = (text: string) => {
  const [from = '', to = ''] = text.split('-')
  return { from: readTimeOfDay(from) ?? 0, to: readTimeOfDay(to) ?? 0 }
}
const wholeDay = { from: 0, to: 24 * 60 }

const modesOf = (file: ClinicFile) => {
  const spans = (file.answering ?? []).flatMap(({ days, hours, answer, rings = 4 }) =>
    weekdaysOf(days).map(weekday => {
      const span = hours === undefined ? wholeDay : spanOf(hours)
      return { weekday, ...span, mode: { answer, rings } }
    }),
  )
  const of = (weekday: Weekday) =>
    spans
      .filter(one => one.weekday === weekday)
      .map(({ from, to, mode }) => ({ from, to, mode }))
      .sort((a, b) => a.from - b.from)
  return { 1: of(1), 2: of(2), 3: of(3), 4: of(4), 5: of(5), 6: of(6), 7: of(7) }
}

/** Of those who ring: what the calculator of field.md C begins from. */
const usualConversionPercent = 20

const always = readWeek([{ days: 'mon-sun', open: '00:00-24:00' }])

type BranchFile = NonNullable<ClinicFile['branches']>[number]
const branchesOf = (file: ClinicFile) => {
  const of = ({ id, name, also = {}, hours, address = {} }: BranchFile) => ({
    id,
    name,
    also,
    address,
    hours: readWeek(hours ?? file.hours),
  })
  const [first, ...rest] = file.branches ?? []
  return [of(first ?? { id: 'main', name: file.name }), ...rest.map(of)] as const
}

/** Where a report is wished for and nobody is named, the owner gets it. */
const reportOf = ({ report, owner }: ClinicFile) => {
  const worth = report?.['visit-worth']
  const isForOwner = report !== undefined && report.mail === undefined
  return {
    report: {
      at: readTimeOfDay(report?.at ?? '08:00') ?? 480,
      smsTo: report?.sms ?? (isForOwner ? (owner ?? null) : null),
      mailTo: report?.mail ?? null,
    },
    worth:
      worth === undefined
        ? null
        : { visit: worth, conversionPercent: report?.['conversion-percent'] ?? usualConversionPercent },
  }
}

export const rulesOf = (file: ClinicFile) => {
  const { reminders } = file
  const branches = branchesOf(file)
  return {
    branches,
    rooms: (file.rooms ?? []).map(({ id, kind, branch = branches[0].id }) => ({ id, kind, branch })),
    modes: modesOf(file),
    identity: { by: file.identity ?? ('number' as const) },
    cancelling: { freeHours: file.cancelling?.['free-hours'] ?? 0, say: file.cancelling?.say ?? {} },
    reminders: {
      hoursBefore: reminders?.['hours-before'] ?? [24, 2],
      quiet: spanOf(reminders?.quiet ?? '21:00-08:00'),
      missedDays: reminders?.['missed-days'] ?? 0,
      followUpHours: reminders?.['follow-up-hours'] ?? null,
    },
    waiting: {
      isOffered: file.waitlist !== undefined,
      offerMinutes: file.waitlist?.['offer-minutes'] ?? 60,
    },
    callbacks: {
      withinMinutes: file.callbacks?.['within-minutes'] ?? 240,
      head: file.callbacks?.head ?? null,
    },
    urgent: file.urgent ?? [],
    duty: (file.duty ?? []).map(({ name, phone, hours }) => ({
      name,
      phone,
      hours: hours ? readWeek(hours) : always,
    })),
    calendars: { shows: file.calendars?.shows ?? ('name' as const) },
    owner: file.owner ?? null,
    handOver: file['hand-over'] ?? {},
    ...talkOf(file),
    ...reportOf(file),
  }
}

/** Complains of an id that names nothing. */
export const unknown = (
  known: readonly string[],
  what: string,
  id: string | undefined,
  path: Path,
): readonly Complaint[] =>
  id === undefined || known.includes(id)
    ? []
    : [{ path, what: `there is no ${what} ${id}; known are ${known.join(', ') || 'none'}` }]

const isSpan = (text: string, mayPassMidnight: boolean) => {
  const [from = '', to = ''] = text.split('-').map(part => readTimeOfDay(part) ?? -1)
  return Number(from) >= 0 && Number(to) >= 0 && (mayPassMidnight ? from !== to : from < to)
}

const spanComplaint = (text: string | undefined, mayPass: boolean, path: Path): readonly Complaint[] =>
  text === undefined || isSpan(text, mayPass)
    ? []
    : [
        {
          path,
          what: `there is no such span; expected one such as ${mayPass ? '21:00-08:00' : '08:00-18:00'}`,
        },
      ]

const overlapping = (file: ClinicFile): readonly Complaint[] => {
  const isClear = Object.values(modesOf(file)).every(spans =>
    spans.every((span, i) => i === 0 || span.from >= (spans[i - 1]?.to ?? 0)),
  )
  return isClear ? [] : [{ path: ['answering'], what: 'two entries are about the same hours of one day' }]
}

const tariffComplaints = (file: ClinicFile): readonly Complaint[] =>
  file.services.flatMap(({ tariff }, i) =>
    (tariff?.variables ?? []).flatMap(({ options, count }, j) =>
      (options === undefined) === (count === undefined)
        ? [{ path: ['services', i, 'tariff', 'variables', j], what: 'expected either options or count' }]
        : [],
    ),
  )

type Texts = Readonly<Partial<Record<OwnCode, unknown>>>

/** Every text a caller may hear must be there in every language of the clinic. */
export const missing = (
  { languages }: ClinicFile,
  texts: Texts | undefined,
  path: Path,
): readonly Complaint[] =>
  texts === undefined
    ? []
    : languages
        .filter(code => texts[ownCode(code)] === undefined)
        .map(code => ({ path, what: `has no text for ${code}` }))

const variableTexts = (file: ClinicFile): readonly Complaint[] =>
  file.services.flatMap(({ tariff }, i) =>
    (tariff?.variables ?? []).flatMap(({ ask, options = [] }, j) => {
      const path = ['services', i, 'tariff', 'variables', j]
      const names = options.flatMap(({ name }, k) => missing(file, name, [...path, 'options', k, 'name']))
      return [...missing(file, ask, [...path, 'ask']), ...names]
    }),
  )

const ruleTexts = (file: ClinicFile): readonly Complaint[] => [
  ...(file.branches ?? []).flatMap(({ name }, i) => missing(file, name, ['branches', i, 'name'])),
  ...(file.urgent ?? []).flatMap(({ say }, i) => missing(file, say, ['urgent', i, 'say'])),
  ...missing(file, file.cancelling?.say, ['cancelling', 'say']),
  ...variableTexts(file),
  ...(file.branches ?? []).flatMap(({ address }, i) => missing(file, address, ['branches', i, 'address'])),
  ...talkTexts(file).flatMap(([local, path]) => missing(file, local, path)),
]

/** Ids that lead nowhere, hours that do not exist, texts that lack a language. */
export const ruleComplaints = (file: ClinicFile): readonly Complaint[] => {
  const branches = branchIds(file)
  const kinds = (file.rooms ?? []).map(({ kind }) => kind)
  return [
    ...(file.rooms ?? []).flatMap((one, i) =>
      unknown(branches, 'branch', one.branch, ['rooms', i, 'branch']),
    ),
    ...file.people.flatMap((one, i) => unknown(branches, 'branch', one.branch, ['people', i, 'branch'])),
    ...file.people.flatMap((one, i) =>
      Object.keys(one.skill ?? {}).flatMap(id =>
        unknown(one.does, 'service done', id, ['people', i, 'skill']),
      ),
    ),
    ...file.services.flatMap((one, i) =>
      unknown(kinds, 'room of the kind', one.needs, ['services', i, 'needs']),
    ),
    ...unknown(
      file.people.map(({ id }) => id),
      'person',
      file.callbacks?.head,
      ['callbacks', 'head'],
    ),
    ...tariffComplaints(file),
    ...ruleTexts(file),
    ...(file.answering ?? []).flatMap(({ hours }, i) =>
      spanComplaint(hours, false, ['answering', i, 'hours']),
    ),
    ...overlapping(file),
    ...talkComplaints(file),
    ...spanComplaint(file.reminders?.quiet, true, ['reminders', 'quiet']),
  ]
}
