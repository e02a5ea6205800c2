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

/** 'My name is john smith' → 'John Smith': one to three words after a lead, or alone when a name was asked for. */
export const readName = ({ raw, words, used, pack, asksName }: NameSource): string | null => {
  const lead = find(asksName ? [...pack.nameLeads, ...pack.nameOpenings] : pack.nameLeads, words)
  if (!lead && !asksName) return null
  const fillers = new Set(pack.fillers.map(fold))
  const candidates = raw.filter((word, at) => {
    const isUsed = used.some(({ from, to }) => at >= from && at < to)
    const isAfter = !lead || at >= lead.to
    const isWord = /^[\p{L}\p{M}']{2,}$/u.test(word) && !isNumber(pack, words[at] ?? '')
    return isAfter && !isUsed && isWord && !fillers.has(words[at] ?? '')
  })
  const isName = candidates.length >= 1 && candidates.length <= 3
  return isName ? candidates.map(titled).join(' ') : null
}
