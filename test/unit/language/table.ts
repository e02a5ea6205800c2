import type { Test } from 'tap'
import { kinds } from '../../../firmware/language/kinds.ts'
import type { DayWish, Found, Money, Pack, Patterns, TimeWish } from '../../../firmware/language/language.ts'
import { tokens } from '../../../firmware/language/words.ts'
import { writeTimeOfDay, type Day } from '../../../firmware/time/calendar.ts'

/** What a row asks of a language. */
export type RowKind =
  | 'phrase'
  | 'wish'
  | 'topic'
  | 'aspect'
  | 'sensitive'
  | 'day'
  | 'time'
  | 'date'
  | 'choice'
  | 'digits'
  | 'count'
  | 'money'
  | 'spelling'

/**
 * What is heard and what it must mean, written short; '' for nothing.
 * phrase, wish, topic, aspect, sensitive: the kinds in alphabetical order, joined by ', '.
 * day: '2026-11-26', or '2026-11-30/2026-12-06'. date: '1980-05-03'. choice and count: '2'. digits: '0612'.
 * time: '09:00', with '?' when the half of the day is open; 'from 17:00', 'until 12:00?', '09:00-11:00', 'morning', 'any'.
 * money: '12.5 EUR', or '12.5'. spelling: 'kaz'.
 * The last is the certainty it must have, where that matters.
 */
export type Row = readonly [kind: RowKind, heard: string, meaning: string, certainty?: number]

/** Rows of one kind, one a line: 'antrą valandą = 02:00?', and '@0.8' at the end where the certainty matters. */
export const rowsOf = (kind: RowKind, text: string): readonly Row[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map((line): Row => {
      const [heard = '', meant = ''] = line.split('=').map(part => part.trim())
      const [meaning = '', certainty] = meant.split('@').map(part => part.trim())
      return certainty === undefined ? [kind, heard, meaning] : [kind, heard, meaning, Number(certainty)]
    })

/** The Tuesday on which every row is said. */
export const today: Day = '2026-11-24'

const showDay = ({ from, to }: DayWish) => (from === to ? from : `${from}/${to}`)

const showTime = (wish: TimeWish): string => {
  switch (wish.kind) {
    case 'at':
      return writeTimeOfDay(wish.minutes) + (wish.either ? '?' : '')
    case 'from':
    case 'until':
      return `${wish.kind} ${writeTimeOfDay(wish.minutes)}${wish.either ? '?' : ''}`
    case 'between':
      return `${writeTimeOfDay(wish.from)}-${writeTimeOfDay(wish.to)}${wish.either ? '?' : ''}`
    case 'part':
      return wish.part
    case 'earliest':
    case 'latest':
    case 'any':
      return wish.kind
  }
}

const showMoney = ({ amount, currency }: Money) => [amount, currency ?? []].flat().join(' ')

/** Words that a day or a time already uses mean no phrase, as at the desk. */
const phrasesIn = (pack: Pack, words: readonly string[]) => {
  const day = pack.readDay(words, today)
  const left = words.map((word, at) => (day && at >= day.from && at < day.to ? '' : word))
  const time = pack.readTime(left)
  return kinds(
    pack.phrases,
    words,
    [day, time].filter(cover => cover !== null),
  )
}

interface Meaning {
  readonly shown: string
  readonly certainty: number
}

const meant = <T>(found: Found<T> | null, show: (value: T) => string): Meaning =>
  found ? { shown: show(found.value), certainty: found.certainty } : { shown: '', certainty: 0 }

const sorted = (found: ReadonlySet<string>): Meaning => ({
  shown: [...found].toSorted((a, b) => a.localeCompare(b)).join(', '),
  certainty: 1,
})

const inPatterns = (patterns: Patterns<string>, words: readonly string[]) => sorted(kinds(patterns, words))

const read: Readonly<Record<RowKind, (pack: Pack, words: readonly string[]) => Meaning>> = {
  phrase: (pack, words) => sorted(phrasesIn(pack, words)),
  wish: (pack, words) => inPatterns(pack.wishes, words),
  topic: (pack, words) => inPatterns(pack.topics, words),
  aspect: (pack, words) => inPatterns(pack.aspects, words),
  sensitive: (pack, words) => inPatterns(pack.sensitive, words),
  day: (pack, words) => meant(pack.readDay(words, today), showDay),
  time: (pack, words) => meant(pack.readTime(words), showTime),
  date: (pack, words) => meant(pack.readDate(words), String),
  choice: (pack, words) => meant(pack.readChoice(words), String),
  digits: (pack, words) => ({ shown: pack.readDigits(words), certainty: 1 }),
  count: (pack, words) => meant(pack.readCount(words), String),
  money: (pack, words) => meant(pack.readMoney(words), showMoney),
  spelling: (pack, words) => meant(pack.readSpelling(words), String),
}

/** Asserts every row of a phrase table, and that no row is there twice. */
export const assertRows = (t: Test, pack: Pack, rows: readonly Row[]): void => {
  for (const [kind, heard, meaning, certainty] of rows) {
    const found = read[kind](pack, tokens(heard))
    t.equal(found.shown, meaning, `${kind}: ${heard}`)
    if (certainty !== undefined) t.equal(found.certainty, certainty, `${kind}: ${heard}, how sure`)
  }
  const said = rows.map(([kind, heard]) => `${kind}: ${heard}`)
  t.strictSame(
    said.filter((one, i) => said.indexOf(one) !== i),
    [],
    'no row is there twice',
  )
}
