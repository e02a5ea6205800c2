import type { ClinicFile } from './clinic-schema.ts'
import type { Complaint, Path } from './yaml-file.ts'

/** The sections of clinic-talk-schema.ts in one form, and what the schema cannot check. */

type LeadQuestion = NonNullable<NonNullable<ClinicFile['leads']>['questions']>[number]
type TriageRule = NonNullable<ClinicFile['triage']>[number]
type LeadsTo = Pick<TriageRule, 'service' | 'staff' | 'urgent' | 'next'>

const questionOf = ({ id, ask, options, count }: LeadQuestion) => {
  if (options) {
    const all = options.map(({ id, name, also = {}, points = 0 }) => ({ id, name, also, points }))
    return { id, ask, kind: 'choice' as const, options: all }
  }
  if (!count) return { id, ask, kind: 'words' as const }
  const points = (count.points ?? []).toSorted((a, b) => a.from - b.from)
  return { id, ask, kind: 'count' as const, min: count.min, max: count.max, points }
}

/** Asked where the file has no questions of its own; the desk has words for them in every language. */
const usual = ['field', 'volume', 'budget', 'start'].map(id => ({ id, ask: {}, kind: 'words' as const }))

const endOf = ({ service, staff, urgent, next }: LeadsTo) => {
  if (urgent !== undefined) return { to: 'urgent' as const, rule: urgent }
  if (next !== undefined) return { to: 'rule' as const, rule: next }
  if (service === undefined) return { to: 'person' as const }
  return { to: 'visit' as const, service, staff: staff ?? null }
}

const ruleOf = (rule: TriageRule) => ({
  id: rule.id,
  words: rule.words ?? {},
  question:
    rule.ask && rule.options
      ? {
          ask: rule.ask,
          options: rule.options.map(one => ({
            id: one.id,
            name: one.name,
            also: one.also ?? {},
            end: endOf(one),
          })),
        }
      : null,
  end: endOf(rule),
})

/** Source: field.md B 2, after two hours and the next day. */
const usualFollowUpHours = [2, 24]

export const talkOf = (file: ClinicFile) => ({
  leads: {
    questions: file.leads?.questions?.map(questionOf) ?? usual,
    hot: file.leads?.hot ?? null,
    fit: file.leads?.fit ?? null,
    followUpHours: (file.leads?.['follow-up-hours'] ?? usualFollowUpHours).toSorted((a, b) => a - b),
  },
  triage: (file.triage ?? []).map(ruleOf),
  ringsFor: file['ring-for'] ?? [],
})

type Complain = (id: string | undefined, path: Path) => readonly Complaint[]

const among =
  (known: readonly string[], what: string): Complain =>
  (id, path) =>
    id === undefined || known.includes(id)
      ? []
      : [{ path, what: `there is no ${what} ${id}; known are ${known.join(', ') || 'none'}` }]

const leadComplaints = ({ leads }: ClinicFile): readonly Complaint[] =>
  (leads?.questions ?? []).flatMap(({ options, count }, i) =>
    options && count
      ? [{ path: ['leads', 'questions', i], what: 'expected either options or count, or neither' }]
      : [],
  )

const triageComplaints = (file: ClinicFile): readonly Complaint[] => {
  const rules = file.triage ?? []
  const service = among(
    file.services.map(({ id }) => id),
    'service',
  )
  const urgent = among(
    (file.urgent ?? []).map(({ id }) => id),
    'urgent rule',
  )
  const leads = (one: LeadsTo, at: number, path: Path): readonly Complaint[] => {
    // what leads on may only lead down the list, so that nobody is asked in circles
    const later = among(
      rules.slice(at + 1).map(({ id }) => id),
      'trouble further down called',
    )
    const able = file.people.filter(({ does }) => one.service !== undefined && does.includes(one.service))
    const staff = among(
      able.map(({ id }) => id),
      'person who does that called',
    )
    const many = [one.service, one.urgent, one.next].filter(to => to !== undefined).length
    return [
      ...(many > 1 ? [{ path, what: 'expected one of service, urgent and next' }] : []),
      ...service(one.service, [...path, 'service']),
      ...staff(one.staff, [...path, 'staff']),
      ...urgent(one.urgent, [...path, 'urgent']),
      ...later(one.next, [...path, 'next']),
    ]
  }
  return rules.flatMap((rule, i) => [
    ...((rule.ask === undefined) === (rule.options === undefined)
      ? []
      : [{ path: ['triage', i], what: 'expected ask and options together' }]),
    ...leads(rule, i, ['triage', i]),
    ...(rule.options ?? []).flatMap((one, j) => leads(one, i, ['triage', i, 'options', j])),
  ])
}

/** What callers hear of these sections, and where. */
export const talkTexts = ({
  leads,
  triage,
}: ClinicFile): readonly (readonly [object | undefined, Path])[] => [
  ...(leads?.questions ?? []).flatMap(({ ask, options = [] }, i) => [
    [ask, ['leads', 'questions', i, 'ask']] as const,
    ...options.map(({ name }, j) => [name, ['leads', 'questions', i, 'options', j, 'name']] as const),
  ]),
  ...(triage ?? []).flatMap(({ ask, options = [] }, i) => [
    [ask, ['triage', i, 'ask']] as const,
    ...options.map(({ name }, j) => [name, ['triage', i, 'options', j, 'name']] as const),
  ]),
]

/** Ids that lead nowhere, and questions that cannot be asked. */
export const talkComplaints = (file: ClinicFile): readonly Complaint[] => [
  ...leadComplaints(file),
  ...triageComplaints(file),
]
