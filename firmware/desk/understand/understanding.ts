import type { Clinic } from '../../clinic/clinic.ts'
import { amendsAt } from '../../language/amends.ts'
import { noSuchDay } from '../../language/dates.ts'
import { covers, kinds, type Cover } from '../../language/kinds.ts'
import type {
  Aspect,
  DayWish,
  Found,
  Pack,
  Phrase,
  Sensitive,
  TimeWish,
  Topic,
  Wish,
} from '../../language/language.ts'
import { isNoName } from '../../language/questions.ts'
import { readShift, type Shift } from '../../language/shifts.ts'
import { find, split, tokens } from '../../language/words.ts'
import type { Day } from '../../time/calendar.ts'
import { matchBranch } from './branch.ts'
import type { Choice } from './match.ts'
import type { Mended } from './mend.ts'
import { isNameToo, readName } from './name.ts'
import { blanked, hearWords } from './named.ts'
import { namesOf } from './names.ts'
import { nearDays } from './near-days.ts'
import { strangeIn } from './strange.ts'

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
  /** A day was said that nobody can come on. */
  readonly unfit?: 'past' | 'no such day'
  readonly time?: TimeWish
  /** A time told by the one that is talked about: 'an hour earlier'. */
  readonly shift?: Shift
  /** 1 is the first of what was offered, -1 the last. */
  readonly choice?: number
  readonly name?: string
  /** A whole date, such as that of a birth. */
  readonly date?: Day
  readonly count?: number
  /** Digits in the order said; '' when none. */
  readonly digits: string
  /** As the readers saw them: what was misheard put right. */
  readonly words: readonly string[]
  /** Those of them that nothing was made of, and that belong to nothing the desk listens for: 'weather', 'paint'. */
  readonly strange: readonly string[]
  /** 0 to 1: how alike the least alike of the words sounds that were put right; 1 when none was. */
  readonly sureness: number
  /** What may have been named, where nothing surely was: to be asked about, at most two. */
  readonly maybe: {
    readonly services: readonly string[]
    readonly staff: readonly string[]
    readonly days: readonly Day[]
  }
  /** Which words each value was read from. */
  readonly parts: Readonly<Partial<Record<Slot, Part>>>
}

/** The values that one utterance may hold. */
export type Slot = 'service' | 'staff' | 'day' | 'time' | 'date' | 'choice' | 'count'

/** Words that were used for a value, and how sure it is, 0 to 1. */
export interface Part {
  readonly text: string
  readonly certainty: number
}

export const nothing: Understanding = {
  text: '',
  phrases: new Set(),
  wishes: new Set(),
  topics: new Set(),
  aspects: new Set(),
  sensitive: new Set(),
  digits: '',
  words: [],
  strange: [],
  sureness: 1,
  maybe: { services: [], staff: [], days: [] },
  parts: {},
}

export interface Hearer {
  readonly clinic: Clinic
  readonly pack: Pack
  readonly today: Day
  /** True while a name is asked for: then words that mean nothing else are one. */
  readonly asksName: boolean
}

const ids = ({ maybe }: Choice) => maybe.map(({ id }) => id)

const partsOf = (
  { raw, sureness }: Mended,
  found: Readonly<Record<Slot, (Cover & { readonly certainty: number }) | null>>,
): Understanding['parts'] =>
  Object.fromEntries(
    Object.entries(found).flatMap(([slot, one]) => {
      if (!one) return []
      const certainty = Math.min(one.certainty, ...sureness.slice(one.from, one.to))
      return [[slot, { text: raw.slice(one.from, one.to).join(' '), certainty }]]
    }),
  )

const namedPart = (choice: Choice, cover: Cover | null) =>
  choice.sure && cover ? { ...cover, certainty: choice.sure.likeness } : null

const value = <K extends string, T>(key: K, found: Found<T> | null) =>
  (found ? { [key]: found.value } : {}) as Readonly<Partial<Record<K, T>>>

const unfitDay = ({ to }: DayWish, today: Day): Understanding['unfit'] | null => {
  if (to === noSuchDay) return 'no such day'
  return to < today ? 'past' : null
}

/** Pure and quick: under 5 ms for what fits in one breath. */
export const understand = (text: string, hearer: Hearer): Understanding => {
  const { clinic, pack, today, asksName } = hearer
  const names = namesOf(clinic, pack)
  const { service, staff, mended, cover } = hearWords(hearer, split(text))
  const { raw, words } = mended
  const afterService = cover.service ? blanked(words, [cover.service]) : words
  const branch = matchBranch(names.branches, afterService, pack)
  const shift = readShift(pack, afterService)
  const moves = shift?.covers ?? []
  const named = [cover.staff, branch, ...moves].filter(one => one !== null)
  const saidDay = pack.readDay(blanked(afterService, named), today)
  const unfit = saidDay && unfitDay(saidDay.value, today)
  const day = unfit ? null : saidDay
  const used = [cover.service, ...named, saidDay].filter(one => one !== null)
  const time = pack.readTime(blanked(words, used))
  const allUsed = time ? [...used, time] : used
  const fact = [...kinds(names.facts, words)][0]
  const urgent = [...kinds(names.urgent, words)][0]
  const triage = [...kinds(names.triage, words)][0]
  const date = pack.readDate(words)
  const count = pack.readCount(words)
  const phrases = kinds(pack.phrases, words, allUsed)
  const choice = pack.readChoice(blanked(words, day ? [day] : []))
  const wishes = kinds(pack.wishes, words)
  // 'two hours later' asks for no opening hours
  const topics = kinds(pack.topics, blanked(words, moves))
  const aspects = kinds(pack.aspects, words)
  // 'no sorry, Friday' puts the day right
  const isOther = phrases.has('correction') && (cover.service ?? day ?? time) !== null
  const isName =
    asksName &&
    !isOther &&
    !isNoName(pack.code, words) &&
    isNameToo({ phrases, wishes, topics, aspects }, amendsAt(pack.code, words) !== null)
  const name = readName({
    raw,
    words,
    used: isName ? covers(pack.phrases, words) : used,
    maybeUsed: isName ? [cover.service, day, time].filter(one => one !== null) : [],
    pack,
    asksName: isName,
  })
  const found = { day, time, date, choice, count }
  const nameWords = name === null ? [] : tokens(name)
  const strange = strangeIn(words, allUsed, names.vocabulary).filter(word => !nameWords.includes(word))
  const open = { raw, words: blanked(words, allUsed), pack, vocabulary: names.vocabulary, today }
  const days = saidDay || asksName ? [] : nearDays(open)
  return {
    text,
    words,
    strange,
    phrases,
    wishes,
    topics,
    aspects,
    sensitive: kinds(pack.sensitive, words),
    ...(urgent === undefined ? {} : { urgent }),
    ...(triage === undefined ? {} : { triage }),
    ...(find(names.forPerson, words) ? { isForPerson: true } : {}),
    digits: pack.readDigits(words),
    ...(fact === undefined ? {} : { fact }),
    ...(service.sure ? { service: service.sure.id } : {}),
    ...(staff.sure ? { staff: staff.sure.id } : {}),
    ...(branch ? { branch: branch.id } : {}),
    ...value('day', day),
    ...(unfit ? { unfit } : {}),
    ...value('time', time),
    ...(shift ? { shift: shift.value } : {}),
    ...value('choice', choice),
    ...value('date', date),
    ...value('count', count),
    ...(name === null ? {} : { name }),
    sureness: Math.min(1, ...mended.sureness),
    maybe: { services: ids(service), staff: ids(staff), days },
    parts: partsOf(mended, {
      ...found,
      service: namedPart(service, cover.service),
      staff: namedPart(staff, cover.staff),
    }),
  }
}
