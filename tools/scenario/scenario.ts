import { Type, type Static, type TArray, type TObject } from 'typebox'
import { readText } from '../../firmware/config/text-file.ts'
import { readYaml, type Complaint, type Path } from '../../firmware/config/yaml-file.ts'
import type { Language } from '../../firmware/ports/ear.ts'
import { readInstant } from '../../firmware/time/calendar.ts'
import { isPattern, scriptFields, stepComplaints, strict, type Step } from '../virtual/script.ts'

/**
 * Scenarios, as YAML: a file holds many of one clinic and language. Each extends a caller's script by
 * what is on disk before the call and by everything that must be there after it.
 */

const text = (description: string) => Type.String({ minLength: 1, description })
const optional = (description: string) => Type.Optional(text(description))
const start = text('wall time of the clinic, such as 2026-11-26T10:00')
const list = <T extends TObject>(one: T, description: string): TArray<T> => Type.Array(one, { description })

const visit = strict(
  {
    id: text('a name for it, such as mine'),
    service: text('the id of a service'),
    staff: text('the id of a person'),
    start,
    name: optional('whose it is'),
    phone: optional('their number'),
    'birth-date': optional('their birth date, such as 1980-05-03'),
  },
  'a visit that is on disk before the call',
)
const patterns = Type.Array(Type.String(), { description: 'a list of regular expressions' })
const booking = strict(
  {
    service: text('the id of a service'),
    start,
    name: optional('a name'),
    phone: optional('a number, such as +37061234567'),
    staff: optional('a person'),
  },
  'a booking: service, start, name, phone, staff',
)
const change = strict(
  {
    visit: text('the name of a visit'),
    kind: Type.Enum(['moved', 'cancelled', 'confirmed', 'late'], {
      description: 'moved, cancelled, confirmed or late',
    }),
    start: Type.Optional(start),
  },
  'a change of a visit: visit, kind, start',
)
const quote = strict(
  { service: text('the id of a service'), low: Type.Number(), high: Type.Number() },
  'a price that was told: service, low, high',
)
const task = strict(
  { kind: text('callback, urgent …'), text: optional('a pattern'), phone: optional('a number') },
  'a task: kind, text, phone',
)
const message = strict({ text: optional('a pattern') }, 'a message: text')
const waiting = strict({ service: text('the id of a service') }, 'a wish on the waiting list: service')

const expect = strict(
  {
    outcome: Type.Array(Type.String(), { minItems: 1, description: 'a list of outcomes that are right' }),
    said: Type.Optional(patterns),
    never: Type.Optional(patterns),
    bookings: Type.Optional(list(booking, 'a list of bookings; none where it is left out')),
    changes: Type.Optional(list(change, 'a list of changes; none where it is left out')),
    tasks: Type.Optional(list(task, 'a list of tasks')),
    messages: Type.Optional(list(message, 'a list of messages')),
    waiting: Type.Optional(list(waiting, 'a list of wishes')),
    quotes: Type.Optional(list(quote, 'a list of prices')),
  },
  'what must have come of it: outcome, said, never, and what is on disk',
)

const ms = Type.Integer({ minimum: 1, maximum: 60_000, description: 'milliseconds, 1 to 60000' })
/** Held against what a caller hears; in writing there is nothing to measure. */
const limits = strict(
  {
    greeting: Type.Optional(ms),
    gap: Type.Optional(ms),
    stop: Type.Optional(ms),
  },
  'how long it may take, ms: greeting, from the answer to its first sound; gap, from the last of the caller to the first of the box; stop, until it is silent when spoken over',
)

const scenario = strict(
  {
    ...scriptFields,
    language: Type.Optional(scriptFields.language),
    name: text('a name'),
    job: text('the job it is about'),
    rules: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'sections of the clinic file that differ from it',
      }),
    ),
    visits: Type.Optional(list(visit, 'a list of visits that are on disk before the call')),
    limits: Type.Optional(limits),
    expect,
  },
  'a scenario: name, job, steps, answers, visits, rules, limits, expect',
)

const schema = strict(
  { ...scriptFields, limits: Type.Optional(limits), scenarios: list(scenario, 'a list of scenarios') },
  'a file of scenarios: clinic, language, at, from, answers, limits, scenarios',
)

type File = Static<typeof schema>
export type Expected = Static<typeof expect>
export type Limits = Static<typeof limits>
export type Before = Static<typeof visit>

export interface Scenario {
  readonly file: string
  readonly name: string
  readonly job: string
  readonly clinic: string
  readonly language: Language
  /** Null: withheld. */
  readonly from: string | null
  readonly at: string
  readonly rules: Readonly<Record<string, unknown>>
  readonly visits: readonly Before[]
  readonly steps: readonly Step[]
  readonly answers: Readonly<Record<string, readonly string[]>>
  readonly limits: Limits
  readonly expect: Expected
}

/** Wall times that no calendar has. */
const wrongTimes = (times: readonly (readonly [string | undefined, Path])[]): readonly Complaint[] =>
  times.flatMap(([time, path]) =>
    time === undefined || readInstant(time, 'UTC') !== null
      ? []
      : [{ path, what: `expected a time such as 2026-11-26T10:00, found ${time}` }],
  )

const timesOf = (
  one: File['scenarios'][number],
  path: Path,
): readonly (readonly [string | undefined, Path])[] => {
  const { bookings = [], changes = [] } = one.expect
  return [
    [one.at, [...path, 'at']],
    ...(one.visits ?? []).map(({ start }, i) => [start, [...path, 'visits', i, 'start']] as const),
    ...bookings.map(({ start }, i) => [start, [...path, 'expect', 'bookings', i, 'start']] as const),
    ...changes.map(({ start }, i) => [start, [...path, 'expect', 'changes', i, 'start']] as const),
  ]
}

const complaintsOf = ({ clinic, at, scenarios }: File): readonly Complaint[] => [
  ...wrongTimes([[at, ['at']]]),
  ...scenarios.flatMap((one, i) => {
    const path = ['scenarios', i] as const
    const { said = [], never = [] } = one.expect
    const visits = new Set((one.visits ?? []).map(({ id }) => id))
    return [
      ...stepComplaints(one.steps ?? [], [...path, 'steps']),
      ...(one.clinic === undefined && clinic === undefined
        ? [{ path: [...path, 'clinic'], what: 'is missing here and above' }]
        : []),
      ...(one.at === undefined && at === undefined
        ? [{ path: [...path, 'at'], what: 'is missing here and above' }]
        : []),
      ...scenarios.flatMap((other, j) =>
        j < i && other.name === one.name
          ? [{ path: [...path, 'name'], what: `${one.name} is used twice` }]
          : [],
      ),
      ...[...said, ...never].flatMap(pattern =>
        isPattern(pattern) ? [] : [{ path: [...path, 'expect'], what: `no regular expression: ${pattern}` }],
      ),
      ...(one.expect.changes ?? []).flatMap(({ visit: id }, j) =>
        visits.has(id)
          ? []
          : [{ path: [...path, 'expect', 'changes', j], what: `there is no visit ${id} before the call` }],
      ),
      ...wrongTimes(timesOf(one, path)),
    ]
  }),
]

/** @throws FILE_UNREADABLE, CONFIG_INVALID with line and path of every fault */
export const readScenarios = async (file: string): Promise<readonly Scenario[]> => {
  const { value, refuse } = readYaml<File>(await readText(file), schema, file)
  refuse(complaintsOf(value))
  return value.scenarios.map(one => {
    const from = one.from ?? value.from ?? '+37061234567'
    return {
      file,
      name: one.name,
      job: one.job,
      clinic: one.clinic ?? value.clinic ?? '',
      language: one.language ?? value.language,
      from: from === 'hidden' ? null : from,
      at: one.at ?? value.at ?? '',
      rules: one.rules ?? {},
      visits: one.visits ?? [],
      steps: one.steps ?? [],
      answers: { ...value.answers, ...one.answers },
      limits: { ...value.limits, ...one.limits },
      expect: one.expect,
    }
  })
}
