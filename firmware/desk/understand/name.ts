import type { Cover } from '../../language/kinds.ts'
import type { Pack } from '../../language/language.ts'
import { find, findAll, fold } from '../../language/words.ts'

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

/** Who says a word of it again means it once: 'Hall, with two l, Jane Hall'. */
const isLast = (words: readonly string[], places: readonly number[]) => (at: number) =>
  !places.some(other => other > at && words[other] === words[at])

/** 'My name is john smith' → 'John Smith': one to three words after a lead, or alone when a name was asked for. */
export const readName = (source: NameSource): string | null => {
  const { raw, words, maybeUsed, pack, asksName } = source
  const lead = find(pack.nameLeads, words) ?? (asksName ? find(pack.nameOpenings, words) : null)
  if (!lead && !asksName) return null
  const could = couldBe(source)
  const isLed = lead !== null && findAll(pack.nameLeads, words).length > 0
  const after = raw.flatMap((_, at) => (could[at] && (!lead || at >= lead.to) ? [at] : []))
  const all = isLed ? afterLead(could, lead.to) : after
  const places = all.filter(isLast(words, all))
  const isElse = (at: number) => isIn(maybeUsed, at) || isNumber(pack, words[at] ?? '')
  const isName = places.length >= 1 && places.length <= mostWords && !places.every(isElse)
  return isName ? places.map(at => titled(raw[at] ?? '')).join(' ') : null
}
