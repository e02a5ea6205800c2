import { addDays, type Weekday } from '../time/calendar.ts'
import { encode, worthOf } from './phonemes.ts'
import { kinds } from './kinds.ts'
import type { Pack, Patterns } from './language.ts'
import { shiftWords } from './shift-words.ts'
import { grow, search, type Candidate, type Entry, type Heard, type Node } from './sound-tree.ts'
import { fold, split } from './words.ts'

/** The words that one language's readers know, ready to be found by sound. */
export interface Vocabulary {
  /**
   * True for a token that the readers know as it is, or by its beginning.
   * @param beyond how many letters the beginning must be longer than
   */
  knows(token: string, beyond?: number): boolean
  /** True for a token of anything that is listened for: ordinary words, and words never heard of, are none. */
  means(token: string): boolean
  /** True for a token that is a number, or a digit, by itself. */
  isNumber(token: string): boolean
  /** The known word that sounds most like this one, if it is near enough. @param word as it was written */
  nearest(word: string): Nearest | null
  /** Known words that it may be, where none is near enough or several are alike near; the nearest first. */
  among(word: string): readonly string[]
}

export interface Nearest {
  /** As `tokens` folds it. */
  readonly token: string
  /** 1: the same sounds. */
  readonly likeness: number
}

/**
 * How much of what a word is worth its faults may cost, and how much nearer it must be than the next word that means
 * something else. Words worth less than `fewest` (two consonants and a vowel) and beginnings worth less than `stem` must
 * sound the same. Measured by tools/bench/sound.ts.
 */
const near = { share: 0.13, most: 36, margin: 6, fewest: 80, stem: 110 } as const
/** The same for words that are only asked about, which costs a question and nothing more. */
const asked = { ...near, share: 0.2, most: 56 } as const

/** Words of a pattern without what is not one; `*` stays, for it makes a word a stem. */
const patternWords = (pattern: string): readonly string[] =>
  pattern
    .replace(/[\^=!…,.?]/g, ' ')
    .split(' ')
    .filter(word => word !== '')

const lists = ({ phrases, wishes, topics, aspects, sensitive }: Pack): readonly Patterns<string>[] => [
  phrases,
  wishes,
  topics,
  aspects,
  sensitive,
]

/** Any day from which others are counted; which one makes no difference. */
const someDay = '2026-01-05'
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** Whose words are those of all birth dates. */
const years = Array.from({ length: 101 }, (_, i) => 1930 + i)

const range = (count: number, step = 1) => Array.from({ length: count }, (_, i) => i * step)

/** Every word that days, times and numbers are said with. */
const saidWords = (pack: Pack): readonly string[] =>
  [
    ...weekdays.map(pack.sayWeekday),
    ...range(366).map(days => pack.sayDay(addDays(someDay, days), someDay)),
    ...range(288, 5).map(pack.sayTime),
    ...range(24, 60).map(minutes => pack.sayHours(minutes, minutes)),
    ...range(101).map(pack.sayNumber),
    ...range(10, 100).map(pack.sayNumber),
    ...years.map(year => pack.sayDate(`${year}-01-01`)),
    ...range(24, 5).map(pack.sayMinutes),
    ...pack.words,
  ].flatMap(split)

/** What a word means by itself, as text: the same for words that may stand for one another; null for nothing. */
const meaningOf = (pack: Pack, token: string): string | null => {
  const alone = [token]
  const values = [
    pack.readDay(alone, someDay)?.value,
    pack.readTime(alone)?.value,
    pack.readCount(alone)?.value,
    pack.readChoice(alone)?.value,
    ...lists(pack).map(list => [...kinds(list, alone)].join(' ')),
  ].map(value => value ?? '')
  return values.every(value => value === '') ? null : JSON.stringify(values)
}

const isWord = (word: string) => /^\p{L}[\p{L}\p{M}']*\*?$/u.test(word)

/** All that a pack's readers know, but for abuse: nobody is to be taken for rude who was only misheard. */
const packWords = (pack: Pack): readonly string[] => {
  const { abuse: _, ...phrases } = pack.phrases
  const patterns = [phrases, ...lists(pack).slice(1)].flatMap(list =>
    Object.values<readonly string[]>(list).flat(),
  )
  const leads = [...pack.nameLeads, ...pack.nameOpenings, ...pack.fillers]
  return [...[...patterns, ...leads].flatMap(patternWords), ...saidWords(pack), ...shiftWords(pack.code)]
}

const entriesOf = (pack: Pack, words: readonly string[]): readonly Heard[] => {
  const entries = new Map(
    [...new Set(words.filter(isWord).map(word => word.toLowerCase()))].map((word): [string, Heard] => {
      const isStem = word.endsWith('*')
      const text = isStem ? word.slice(0, -1) : word
      const token = fold(text)
      const sounds = encode(pack.spoken(text))
      return [`${token}${isStem ? '*' : ''}`, { token, isStem, worth: worthOf(sounds), sounds }]
    }),
  )
  return [...entries.values()].filter(({ sounds }) => sounds.length > 0)
}

type Limits = Readonly<Record<keyof typeof near, number>>

const budgetOf = ({ worth, isStem }: Pick<Entry, 'worth' | 'isStem'>, limits: Limits) =>
  worth < (isStem ? limits.stem : limits.fewest) ? 0 : Math.min(limits.most, worth * limits.share)

const byCost = (fits: readonly Candidate[]): readonly Candidate[] =>
  fits.toSorted((a, b) => a.cost - b.cost || b.entry.worth - a.entry.worth)

/** The cheapest of those within their budgets; null when another that means something else is about as near. */
const pick = (fits: readonly Candidate[], meaning: (token: string) => string | null): Candidate | null => {
  const [best, ...others] = byCost(fits)
  if (!best) return null
  const own = meaning(best.entry.token)
  const isRival = ({ entry, cost }: Candidate) => {
    if (cost - best.cost >= near.margin || entry.token === best.entry.token) return false
    const other = meaning(entry.token)
    return other !== null && other !== own
  }
  return others.some(isRival) ? null : best
}

/** Some of the words, with what finds them. */
interface Part {
  readonly root: Node
  readonly whole: ReadonlySet<string>
  readonly stems: readonly string[]
}

const partOf = (pack: Pack, words: readonly string[]): Part => {
  const entries = entriesOf(pack, words)
  return {
    root: grow(entries),
    whole: new Set(entries.filter(({ isStem }) => !isStem).map(({ token }) => token)),
    stems: entries.filter(({ isStem }) => isStem).map(({ token }) => token),
  }
}

const isNumber = (pack: Pack, token: string) =>
  pack.readDigits([token]) !== '' || pack.readCount([token]) !== null || pack.readChoice([token]) !== null

const isRead = (pack: Pack, token: string) => isNumber(pack, token) || meaningOf(pack, token) !== null

const remembering = (pack: Pack) => {
  const meanings = new Map<string, string | null>()
  return (token: string): string | null => {
    const known = meanings.get(token)
    const meaning = known === undefined ? meaningOf(pack, token) : known
    meanings.set(token, meaning)
    return meaning
  }
}

const isIn = (parts: readonly Pick<Part, 'whole' | 'stems'>[], token: string, beyond: number): boolean =>
  parts.some(
    ({ whole, stems }) =>
      whole.has(token) || stems.some(stem => stem.length > beyond && token.startsWith(stem)),
  )

/** Words to be left alone, that stand for no other. */
const ordinaryOf = ({ ordinary = [] }: Pack): Pick<Part, 'whole' | 'stems'> => ({
  whole: new Set(ordinary.filter(word => !word.endsWith('*')).map(fold)),
  stems: ordinary.filter(word => word.endsWith('*')).map(word => fold(word.slice(0, -1))),
})

interface Base {
  readonly part: Part
  readonly ordinary: Pick<Part, 'whole' | 'stems'>
  readonly meaning: (token: string) => string | null
}

const bases = new WeakMap<Pack, Base>()
const baseOf = (pack: Pack): Base => {
  const known = bases.get(pack) ?? {
    part: partOf(pack, packWords(pack)),
    ordinary: ordinaryOf(pack),
    meaning: remembering(pack),
  }
  bases.set(pack, known)
  return known
}

/**
 * The words of a pack and some of a clinic's own, as patterns. The first time takes a tenth of a second for each language,
 * so it is asked for before anybody calls.
 */
export const createVocabulary = (pack: Pack, own: readonly string[]): Vocabulary => {
  const base = baseOf(pack)
  const parts = [base.part, partOf(pack, own.flatMap(patternWords))]
  const fitting = (word: string, limits: Limits): readonly Candidate[] => {
    const heard = encode(pack.spoken(word))
    if (heard.length < 2) return []
    const most = Math.min(limits.most, worthOf(heard) * limits.share * 1.3)
    return parts
      .flatMap(({ root }) => search(root, heard, most))
      .filter(({ entry, cost }) => cost <= budgetOf(entry, limits))
  }
  return {
    knows: (token, beyond = 0) => isIn([...parts, base.ordinary], token, beyond),
    means: token => isIn(parts, token, 0) || isNumber(pack, token),
    isNumber: token => isNumber(pack, token),
    nearest: word => {
      const best = pick(fitting(word, near), base.meaning)
      // a form that no list has may still be one that the readers know: a digit that was heard stays that digit
      if (!best || isRead(pack, fold(word))) return null
      return { token: best.entry.token, likeness: 1 - best.cost / best.entry.worth }
    },
    among: word => [...new Set(byCost(fitting(word, asked)).map(({ entry }) => entry.token))],
  }
}
