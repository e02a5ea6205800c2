import type { Cover } from '../../language/kinds.ts'
import type { Pack, Phrase } from '../../language/language.ts'
import { amendName, amendsAt } from '../../language/amends.ts'
import { find, fold } from '../../language/words.ts'
import type { Understanding } from './understanding.ts'

interface NameSource {
  /** As written, and folded: the same words. */
  readonly raw: readonly string[]
  readonly words: readonly string[]
  /** Words that mean something else, and can be part of no name. */
  readonly used: readonly Cover[]
  /** Words that mean something else and may be a name as well, as numbers may: 'Sereda' is a Wednesday. Alone they are none. */
  readonly maybeUsed: readonly Cover[]
  readonly pack: Pack
  /** A name was asked for, so it may come without a lead. */
  readonly asksName: boolean
}

const mostWords = 3

const titled = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()

const isNumber = (pack: Pack, word: string) =>
  pack.readDigits([word]) !== '' || pack.readChoice([word]) !== null

const isIn = (covers: readonly Cover[], at: number) => covers.some(({ from, to }) => at >= from && at < to)

/** Whether each word could be of a name. */
const couldBe = ({ raw, words, used, pack }: NameSource): readonly boolean[] => {
  const fillers = new Set(pack.fillers.map(fold))
  return raw.map(
    (word, at) => !isIn(used, at) && /^[\p{L}\p{M}']{2,}$/u.test(word) && !fillers.has(words[at] ?? ''),
  )
}

/** The words right after a lead, up to the first that is of no name. */
const afterLead = (could: readonly boolean[], start: number): readonly number[] => {
  const from = could.indexOf(true, start)
  if (from < 0) return []
  const end = could.indexOf(false, from)
  return Array.from({ length: (end < 0 ? could.length : end) - from }, (_, i) => from + i)
}

/** The name that stands at these places. Who says a word of it again means it once: 'Hall, with two l, Jane Hall'. */
const nameAt = ({ raw, words, maybeUsed, pack }: NameSource, all: readonly number[]): string | null => {
  const places = all.filter(at => !all.some(other => other > at && words[other] === words[at]))
  const isElse = (at: number) => isIn(maybeUsed, at) || isNumber(pack, words[at] ?? '')
  const isName = places.length >= 1 && places.length <= mostWords && !places.every(isElse)
  return isName ? places.map(at => titled(raw[at] ?? '')).join(' ') : null
}

/** 'My name is john smith' → 'John Smith': one to three words after a lead, or alone when a name was asked for. */
const readWhole = (source: NameSource): string | null => {
  const { words, pack, asksName } = source
  const lead = find(pack.nameLeads, words)
  const opening = lead ?? (asksName ? find(pack.nameOpenings, words) : null)
  if (!opening && !asksName) return null
  const could = couldBe(source)
  const between = (from: number, to: number) =>
    could.flatMap((isPart, at) => (isPart && at >= from && at < to ? [at] : []))
  const told = nameAt(source, lead ? afterLead(could, lead.to) : between(opening?.to ?? 0, could.length))
  // 'Priya Nair, that's N A I R'
  return told ?? (asksName && opening ? nameAt(source, between(0, opening.from)) : null)
}

/** The same source with nothing but these words. */
const within = (source: NameSource, from: number, to: number): NameSource => {
  const only = (words: readonly string[]) => words.map((word, at) => (at >= from && at < to ? word : ''))
  return { ...source, raw: only(source.raw), words: only(source.words) }
}

/** A name, with what is put right in it in the same breath where one was asked for: 'John Smith, no, Smythe'. */
export const readName = (source: NameSource): string | null => {
  const amends = source.asksName ? amendsAt(source.pack.code, source.words) : null
  const before = amends && readWhole(within(source, 0, amends.from))
  const right = amends && before !== null ? readWhole(within(source, amends.to, source.words.length)) : null
  return before !== null && right !== null ? amendName(before, right) : readWhole(source)
}

/** What may be said along with a name; whatever else is said instead of one. */
const withName: ReadonlySet<Phrase> = new Set(['yes', 'rather yes', 'hello', 'thanks', 'correction', 'wait'])

/**
 * 'Yes, put it down for Jane', and 'Smith, no, Smythe'; 'is there parking' and 'move it to Friday' are no names.
 * @param isAmended a no in it is about the name
 */
export const isNameToo = (
  { phrases, wishes, topics, aspects }: Pick<Understanding, 'phrases' | 'wishes' | 'topics' | 'aspects'>,
  isAmended: boolean,
): boolean =>
  topics.size === 0 &&
  [...phrases].every(phrase => withName.has(phrase) || (isAmended && phrase === 'no')) &&
  [...wishes].every(wish => wish === 'book') &&
  // 'the second time'
  !aspects.has('time') &&
  !aspects.has('service')
