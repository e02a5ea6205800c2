import type { Clinic } from '../../clinic/clinic.ts'
import type { Option } from '../../clinic/talk.ts'
import type { Pack } from '../../language/language.ts'
import { createVocabulary, type Vocabulary } from '../../language/vocabulary.ts'
import { named, type Named } from './match.ts'

/** What callers of one language may name, prepared once for a clinic. */
export interface Names {
  readonly services: readonly Named[]
  readonly people: readonly Named[]
  readonly branches: readonly Named[]
  readonly facts: Readonly<Record<string, readonly string[]>>
  readonly urgent: Readonly<Record<string, readonly string[]>>
  readonly triage: Readonly<Record<string, readonly string[]>>
  readonly forPerson: readonly string[]
  /** All words that mean something here. */
  readonly vocabulary: Vocabulary
}

const prepared = new WeakMap<Clinic, Map<Pack, Names>>()

/** Every answer that a question of the clinic's own may have. */
const optionsOf = ({ services, triage, leads }: Clinic): readonly Option[] => [
  ...services
    .flatMap(({ tariff }) => tariff?.variables ?? [])
    .flatMap(variable => (variable.kind === 'choice' ? variable.options : [])),
  ...triage.flatMap(({ question }) => question?.options ?? []),
  ...leads.questions.flatMap(question => (question.kind === 'choice' ? question.options : [])),
]

const make = (clinic: Clinic, pack: Pack): Names => {
  const { code } = pack
  const list = (of: Clinic['services'] | Clinic['people'] | Clinic['branches']) =>
    of.map(({ id, name, also }) => named(id, [name[code] ?? [], also[code] ?? []].flat(), pack))
  const facts = Object.fromEntries(clinic.facts.map(({ id, asked }) => [id, asked[code] ?? []]))
  const urgent = Object.fromEntries(clinic.urgent.map(({ id, words }) => [id, words[code] ?? []]))
  const triage = Object.fromEntries(clinic.triage.map(({ id, words }) => [id, words[code] ?? []]))
  const forPerson = clinic.handOver[code] ?? []
  const things = [...clinic.services, ...clinic.people, ...clinic.branches, ...optionsOf(clinic)].flatMap(
    ({ name, also }) => [name[code] ?? [], also[code] ?? []],
  )
  return {
    services: list(clinic.services),
    people: list(clinic.people),
    branches: list(clinic.branches),
    facts,
    urgent,
    triage,
    forPerson,
    vocabulary: createVocabulary(pack, [
      ...Object.values(facts).flat(),
      ...Object.values(urgent).flat(),
      ...Object.values(triage).flat(),
      ...forPerson,
      ...things.flat(),
    ]),
  }
}

export const namesOf = (clinic: Clinic, pack: Pack): Names => {
  const byPack = prepared.get(clinic) ?? new Map<Pack, Names>()
  prepared.set(clinic, byPack)
  const names = byPack.get(pack) ?? make(clinic, pack)
  byPack.set(pack, names)
  return names
}

/** Does beforehand what would make the first caller of each language wait: the sounds of all words and names. */
export const prepare = (clinic: Clinic, packs: ReadonlyMap<Pack['code'], Pack>): void => {
  for (const language of clinic.languages) {
    const pack = packs.get(language)
    if (pack) namesOf(clinic, pack)
  }
}
