import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import t from 'tap'
import type { Clinic, Local } from '../../../firmware/clinic/clinic.ts'
import type { Option } from '../../../firmware/clinic/talk.ts'
import { nameIn, named } from '../../../firmware/desk/understand/match.ts'
import { understand } from '../../../firmware/desk/understand/understanding.ts'
import type { Pack } from '../../../firmware/language/language.ts'
import { packs } from '../../../firmware/language/packs.ts'
import { split } from '../../../firmware/language/words.ts'
import { shopOf } from '../../support/desk.ts'

/** What an installer starts from: each trade in each language, and every word of a file understood as the file means it. */

const today = '2026-11-24'
const folder = new URL('../../../firmware/clinic/templates/', import.meta.url)
const templates = readdirSync(folder).map(file => basename(file, '.yaml'))

interface Spoken {
  readonly clinic: Clinic
  readonly pack: Pack
}

const clinics = new Map(templates.map(name => [name, shopOf(name).clinic] as const))
const clinicOf = (template: string): Clinic => clinics.get(template) ?? shopOf(template).clinic

const spokenIn = (template: string): readonly Spoken[] => {
  const clinic = clinicOf(template)
  return clinic.languages.flatMap(language => {
    const pack = packs.get(language)
    return pack ? [{ clinic, pack }] : []
  })
}

const phrasesOf = (local: Local<readonly string[]>, { code }: Pack): readonly string[] => local[code] ?? []
const namesOf = ({ name, also }: Option, pack: Pack): readonly string[] => [
  name[pack.code] ?? '',
  ...phrasesOf(also, pack),
]

/** A pattern as somebody may say it: gaps closed, stems as they are. */
const saidBy = (pattern: string): string => pattern.replaceAll('…', ' ').replaceAll('*', '')

/** Every phrase that must mean one thing, with what it was taken for where that is another. */
const wrongIn = ({ clinic, pack }: Spoken): readonly string[] => {
  const hear = (text: string) => understand(text, { clinic, pack, today, asksName: false })
  /** Whoever is named, or the only one who does what is named. */
  const staffIn = (text: string) => {
    const { staff, service } = hear(text)
    const doers = clinic.people.filter(({ does }) => service !== undefined && does.includes(service))
    return staff ?? (doers.length === 1 ? doers[0]?.id : undefined)
  }
  const check = (what: string, phrases: readonly string[], want: string, found: (text: string) => unknown) =>
    phrases.flatMap(text => {
      const got = String(found(text))
      return got === want ? [] : [`${what} "${text}": ${got} for ${want}`]
    })
  const patterns = (local: Local<readonly string[]>) => phrasesOf(local, pack).map(saidBy)
  return [
    ...clinic.services.flatMap(one =>
      check('service', namesOf(one, pack), one.id, text => hear(text).service),
    ),
    ...clinic.people.flatMap(one => check('person', namesOf(one, pack), one.id, staffIn)),
    ...clinic.urgent.flatMap(({ id, words }) =>
      check('urgent', patterns(words), id, text => hear(text).urgent),
    ),
    ...clinic.triage.flatMap(({ id, words }) =>
      check('trouble', patterns(words), id, text => hear(text).urgent ?? hear(text).triage),
    ),
    ...clinic.facts.flatMap(({ id, asked }) => check('fact', patterns(asked), id, text => hear(text).fact)),
    ...check('for a person', patterns(clinic.handOver), 'true', text => hear(text).isForPerson),
  ]
}

const optionLists = ({ services, triage, leads }: Clinic): readonly (readonly Option[])[] => [
  ...services
    .flatMap(({ tariff }) => tariff?.variables ?? [])
    .flatMap(variable => (variable.kind === 'choice' ? [variable.options] : [])),
  ...triage.flatMap(({ question }) => (question ? [question.options] : [])),
  ...leads.questions.flatMap(question => (question.kind === 'choice' ? [question.options] : [])),
]

/** Answers to a question of the clinic's own that are taken for another answer, or for none. */
const wrongOptions = ({ clinic, pack }: Spoken): readonly string[] =>
  optionLists(clinic).flatMap(options => {
    const list = options.map(one => named(one.id, namesOf(one, pack), pack))
    return options.flatMap(one =>
      namesOf(one, pack).flatMap(text => {
        const got = nameIn(list, split(text), pack)?.id
        return got === one.id ? [] : [`answer "${text}": ${got} for ${one.id}`]
      }),
    )
  })

await t.test('each trade can be begun in each of the six languages', async t => {
  const trades = ['beauty', 'car', 'dentist', 'gp', 'vet']
  for (const trade of trades) {
    const languages = templates
      .filter(name => name.startsWith(`${trade}-`))
      .flatMap(name => clinicOf(name).languages)
    t.strictSame([...new Set(languages)].sort(), ['en', 'hr', 'hy', 'lt', 'ru', 'uk'], trade)
  }
  t.strictSame([...new Set(templates.map(name => name.split('-')[0] ?? ''))].sort(), trades)
})

await t.test('what a template calls its things is understood, and taken for nothing else', async t => {
  for (const template of templates)
    for (const spoken of spokenIn(template))
      t.strictSame([...wrongIn(spoken), ...wrongOptions(spoken)], [], `${template} in ${spoken.pack.code}`)
})

await t.test('no template gives anything away: what is free or cheaper is for its clinic to say', async t => {
  const gift = /%|percent|procent|процент|відсот|տոկոս|nemokam|besplat|бесплатн|безкоштовн|անվճար|\bfree\b/i
  for (const template of templates) {
    const given = clinicOf(template).facts.flatMap(({ answer }) =>
      Object.values(answer).filter(text => gift.test(text)),
    )
    t.strictSame(given, [], template)
  }
})
