import type { Pack } from '../../language/language.ts'
import { find, fold } from '../../language/words.ts'

interface NameSource {
  /** As written, and folded: the same words. */
  readonly raw: readonly string[]
  readonly words: readonly string[]
  /** Words that mean something else. */
  readonly used: readonly { readonly from: number; readonly to: number }[]
  readonly pack: Pack
  /** A name was asked for, so it may come without a lead. */
  readonly asksName: boolean
}

const titled = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()

const isNumber = (pack: Pack, word: string) =>
  pack.readDigits([word]) !== '' || pack.readChoice([word]) !== null

/** 'It's Alun, Alun Griffiths': what is said twice counts once. */
const withoutRepeats = (words: readonly string[]): readonly string[] =>
  words.filter((word, at) => !words.slice(at + 1).some(later => fold(later) === fold(word)))

/** 'My name is john smith' → 'John Smith': one to three words after a lead, or alone when a name was asked for. */
export const readName = (source: NameSource): string | null => {
  const { words, pack, asksName } = source
  const lead = find(asksName ? [...pack.nameLeads, ...pack.nameOpenings] : pack.nameLeads, words)
  if (!lead && !asksName) return null
  // 'Priya Nair, that's N A I R'
  const from = lead?.to ?? 0
  return nameFrom(source, from) ?? (asksName && from > 0 ? nameFrom(source, 0) : null)
}

/** The words from there on that may be one. */
const nameFrom = ({ raw, words, used, pack }: NameSource, start: number): string | null => {
  const fillers = new Set(pack.fillers.map(fold))
  const candidates = raw.filter((word, at) => {
    const isUsed = used.some(({ from, to }) => at >= from && at < to)
    const isAfter = at >= start
    const isWord = /^[\p{L}\p{M}']{2,}$/u.test(word) && !isNumber(pack, words[at] ?? '')
    return isAfter && !isUsed && isWord && !fillers.has(words[at] ?? '')
  })
  const name = withoutRepeats(candidates)
  return name.length >= 1 && name.length <= 3 ? name.map(titled).join(' ') : null
}
