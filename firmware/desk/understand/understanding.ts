import type { Clinic } from '../../clinic/clinic.ts'
import { kinds, type Cover } from '../../language/kinds.ts'
import type {
  Aspect,
  DayWish,
  Language,
  Pack,
  Phrase,
  Sensitive,
  TimeWish,
  Topic,
  Wish,
} from '../../language/language.ts'
import { find, split, tokens } from '../../language/words.ts'
import type { Day } from '../../time/calendar.ts'
import { matchBranch } from './branch.ts'
import { match, named, type Named } from './match.ts'
import { misheardWishes } from './misheard.ts'
import { readName } from './name.ts'

/** What was made of one utterance, or of one key. Everything that could be found is there; nothing is acted on yet. */
export interface Understanding {
  readonly text: string
  readonly phrases: ReadonlySet<Phrase>
  readonly wishes: ReadonlySet<Wish>
  readonly topics: ReadonlySet<Topic>
  readonly aspects: ReadonlySet<Aspect>
  /** What a machine never settles. */
  readonly sensitive: ReadonlySet<Sensitive>
  /** Id of the clinic's own rule of what is urgent. */
  readonly urgent?: string
  /** Id of the clinic's rule of triage whose words were said. */
  readonly triage?: string
  /** Words that the clinic wants a person to deal with. */
  readonly isForPerson?: true
  /** Id of a fact of the clinic that was asked for. */
  readonly fact?: string
  readonly service?: string
  readonly staff?: string
  /** Id of one of several places. */
  readonly branch?: string
  readonly day?: DayWish
  readonly time?: TimeWish
  /** 1 is the first of what was offered, -1 the last. */
  readonly choice?: number
  readonly name?: string
  /** A whole date, such as that of a birth. */
  readonly date?: Day
  readonly count?: number
  /** Digits in the order said; '' when none. */
  readonly digits: string
}

export const nothing: Understanding = {
  text: '',
  phrases: new Set(),
  wishes: new Set(),
  topics: new Set(),
  aspects: new Set(),
  sensitive: new Set(),
  digits: '',
}

/** What callers of one language may name, prepared once for a clinic. */
interface Names {
  readonly services: readonly Named[]
  readonly people: readonly Named[]
  readonly branches: readonly Named[]
  readonly facts: Readonly<Record<string, readonly string[]>>
  readonly urgent: Readonly<Record<string, readonly string[]>>
  readonly triage: Readonly<Record<string, readonly string[]>>
  readonly forPerson: readonly string[]
}

const prepared = new WeakMap<Clinic, Map<Language, Names>>()

const namesOf = (clinic: Clinic, language: Language): Names => {
  const byLanguage = prepared.get(clinic) ?? new Map<Language, Names>()
  prepared.set(clinic, byLanguage)
  const known = byLanguage.get(language)
  if (known) return known
  const list = (of: Clinic['services'] | Clinic['people'] | Clinic['branches']) =>
    of.map(({ id, name, also }) => named(id, [name[language] ?? [], also[language] ?? []].flat()))
  const names: Names = {
    services: list(clinic.services),
    people: list(clinic.people),
    branches: list(clinic.branches),
    facts: Object.fromEntries(clinic.facts.map(({ id, asked }) => [id, asked[language] ?? []])),
    urgent: Object.fromEntries(clinic.urgent.map(({ id, words }) => [id, words[language] ?? []])),
    triage: Object.fromEntries(clinic.triage.map(({ id, words }) => [id, words[language] ?? []])),
    forPerson: clinic.handOver[language] ?? [],
  }
  byLanguage.set(language, names)
  return names
}

/** Words that are not part of something already found, the rest kept in place as blanks. */
const blanked = (words: readonly string[], used: readonly Cover[]): readonly string[] =>
  words.map((word, at) => (used.some(({ from, to }) => at >= from && at < to) ? '' : word))

export interface Hearer {
  readonly clinic: Clinic
  readonly pack: Pack
  readonly today: Day
  /** True while a name is asked for: then words that mean nothing else are one. */
  readonly asksName: boolean
}

/** Those said; where none says what is to become of a visit, those misheard by a letter. */
const wishesOf = (pack: Pack, words: readonly string[]): ReadonlySet<Wish> => {
  const said = kinds(pack.wishes, words)
  const isPlain = [...said].every(wish => wish === 'book' || wish === 'check')
  return isPlain ? new Set([...said, ...misheardWishes(pack, words)]) : said
}

/** Pure and quick: under 5 ms for what fits in one breath. */
export const understand = (text: string, { clinic, pack, today, asksName }: Hearer): Understanding => {
  const raw = split(text)
  const words = tokens(text)
  const names = namesOf(clinic, pack.code)
  const service = match(names.services, words)
  const afterService = service ? blanked(words, [service]) : words
  const branch = matchBranch(names.branches, afterService)
  const afterBranch = branch ? blanked(afterService, [branch]) : afterService
  const staff = match(names.people, afterBranch)
  const day = pack.readDay(afterBranch, today)
  const used = [service, branch, staff, day].filter(cover => cover !== null)
  const time = pack.readTime(blanked(words, used))
  const allUsed = time ? [...used, time] : used
  const fact = [...kinds(names.facts, words)][0]
  const urgent = [...kinds(names.urgent, words)][0]
  const triage = [...kinds(names.triage, words)][0]
  const date = pack.readDate(words)
  const count = pack.readCount(words)
  const phrases = kinds(pack.phrases, words, allUsed)
  const choice = pack.readChoice(blanked(words, day ? [day] : []))
  const isName = asksName && phrases.size === 0
  const name = readName({ raw, words, used: isName ? [] : used, pack, asksName: isName })
  return {
    text,
    phrases,
    wishes: wishesOf(pack, words),
    topics: kinds(pack.topics, words),
    aspects: kinds(pack.aspects, words),
    sensitive: kinds(pack.sensitive, words),
    ...(urgent === undefined ? {} : { urgent }),
    ...(triage === undefined ? {} : { triage }),
    ...(find(names.forPerson, words) ? { isForPerson: true } : {}),
    ...(date ? { date: date.value } : {}),
    ...(count ? { count: count.value } : {}),
    digits: pack.readDigits(words),
    ...(fact === undefined ? {} : { fact }),
    ...(service ? { service: service.id } : {}),
    ...(staff ? { staff: staff.id } : {}),
    ...(branch ? { branch: branch.id } : {}),
    ...(day ? { day: day.value } : {}),
    ...(time ? { time: time.value } : {}),
    ...(choice ? { choice: choice.value } : {}),
    ...(name === null ? {} : { name }),
  }
}
