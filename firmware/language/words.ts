/**
 * The words of a text as they were written, without punctuation; '9.30' and '9:30' stay one word. The Armenian marks of
 * stress, exclamation and question stand inside a word and leave no gap.
 */
export const split = (text: string): readonly string[] =>
  text
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[\u055A-\u055C\u055E\u055F]/g, '')
    .replace(/(?<=\d)[.:։](?=\d)/g, '\uE000')
    .replace(/[^\p{L}\p{M}\p{N}\uE000+*#']+/gu, ' ')
    .replaceAll('\uE000', ':')
    .trim()
    .split(' ')
    .filter(word => word !== '')

/**
 * Words as the readers see them: lower-case and without marks on Latin letters, so that 'Šeštadienį,' and 'sestadieni'
 * are one word.
 */
export const tokens = (text: string): readonly string[] => split(text).map(fold)

/**
 * Lower-case, with the marks taken off Latin letters only (й and ї are letters of their own), `đ` as d. Cyrillic loses
 * what is often left out in writing: ё is е, ґ is г, and п'ять is пять. Armenian ligatures become their letters, and և is
 * եվ, as its capital ԵՎ is written in the reformed spelling.
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll('ё', 'е')
    .replaceAll('ґ', 'г')
    .replace(/(?<=\p{Script=Cyrillic})['’ʼ](?=\p{Script=Cyrillic})/gu, '')
    .replaceAll('đ', 'd')
    .replace(/[\uFB13-\uFB17]/g, ligature => ligature.normalize('NFKC'))
    .replace(/և|եւ/g, 'եվ')

/** True for a word that begins so: a stem with whatever ending. */
export const begins = (word: string | undefined, stem: string): boolean => word?.startsWith(stem) === true

/**
 * How many letters must be changed, added or left out to turn one word into the other (V. Levenshtein, 1966), where two
 * letters that changed places count once (F. Damerau, 1964). Stops counting past `limit`.
 */
export const distance = (a: string, b: string, limit = Infinity): number => {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const straight = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed)
      const cost = isSwap ? Math.min(straight, (before[j - 2] ?? 0) + 1) : straight
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > limit) return least
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/** 1 for the same word, 0 for nothing in common; what is less than `least` is only known to be less. */
export const likeness = (a: string, b: string, least = 0): number => {
  const length = Math.max(a.length, b.length)
  return length === 0 ? 1 : 1 - distance(a, b, length * (1 - least)) / length
}

/** One word of a pattern, prepared: `vizit*` takes any ending, `…` up to three words. */
interface PatternWord {
  readonly text: string
  readonly kind: 'word' | 'stem' | 'gap'
}

const isWord = ({ text, kind }: PatternWord, word: string): boolean =>
  kind === 'stem' ? word.startsWith(text) : word === text

const matchAt = (
  pattern: readonly PatternWord[],
  words: readonly string[],
  index: number,
  at: number,
): number | null => {
  const part = pattern[index]
  if (part === undefined) return at
  const word = words[at]
  if (part.kind !== 'gap')
    return word !== undefined && isWord(part, word) ? matchAt(pattern, words, index + 1, at + 1) : null
  for (let skip = 0; skip <= 3; skip += 1) {
    const end = matchAt(pattern, words, index + 1, at + skip)
    if (end !== null) return end
  }
  return null
}

const prepared = new Map<string, readonly PatternWord[]>()
const patternWords = (pattern: string): readonly PatternWord[] => {
  const known = prepared.get(pattern)
  if (known) return known
  const words = fold(pattern)
    .split(' ')
    .map((word): PatternWord => {
      if (word === '…') return { text: word, kind: 'gap' }
      return word.endsWith('*') ? { text: word.slice(0, -1), kind: 'stem' } : { text: word, kind: 'word' }
    })
  prepared.set(pattern, words)
  return words
}

/** `^` before a pattern: only at the beginning of what was said; `=`: only when it is all that was said. */
interface Pattern {
  readonly anchor: string
  readonly words: readonly PatternWord[]
}

const patternOf = (text: string): Pattern => {
  const anchor = /^[=^]/.exec(text)?.[0] ?? ''
  return { anchor, words: patternWords(text.slice(anchor.length)) }
}

/** The patterns of one list by how they begin, so that a word is only compared with those it may start. */
interface Index {
  readonly byWord: ReadonlyMap<string, readonly Pattern[]>
  /** Those that begin with a stem or a gap, by the first letter of the stem; '' for gaps. */
  readonly byLetter: ReadonlyMap<string, readonly Pattern[]>
}

const grouped = (patterns: readonly Pattern[], key: (first: PatternWord) => string) => {
  const groups = new Map<string, Pattern[]>()
  for (const pattern of patterns) {
    const [start] = pattern.words
    const name = start ? key(start) : ''
    groups.set(name, [...(groups.get(name) ?? []), pattern])
  }
  return groups
}

const indexes = new WeakMap<readonly string[], Index>()
const indexOf = (patterns: readonly string[]): Index => {
  const known = indexes.get(patterns)
  if (known) return known
  const all = patterns.map(patternOf)
  const isWhole = ({ words }: Pattern) => words[0]?.kind === 'word'
  const index: Index = {
    byWord: grouped(all.filter(isWhole), ({ text }) => text),
    byLetter: grouped(
      all.filter(pattern => !isWhole(pattern)),
      ({ kind, text }) => (kind === 'gap' ? '' : text.charAt(0)),
    ),
  }
  indexes.set(patterns, index)
  return index
}

const noPatterns: readonly Pattern[] = []

/** Where the longest of the patterns that begins at this token ends; null when none does. */
export const endAt = (patterns: readonly string[], words: readonly string[], at: number): number | null => {
  const { byWord, byLetter } = indexOf(patterns)
  const word = words[at] ?? ''
  let longest: number | null = null
  for (const group of [byWord.get(word), byLetter.get(word.charAt(0)), byLetter.get('')]) {
    for (const pattern of group ?? noPatterns) {
      const to = pattern.anchor === '' || at === 0 ? matchAt(pattern.words, words, 0, at) : null
      const isMissed = to === null || (pattern.anchor === '=' && to < words.length)
      if (!isMissed && (longest === null || to > longest)) longest = to
    }
  }
  return longest
}

/** Every place where one of the patterns begins, as the tokens that the longest there covers. */
export const findAll = (
  patterns: readonly string[],
  words: readonly string[],
): readonly { readonly from: number; readonly to: number }[] =>
  words.flatMap((_, from) => {
    const to = endAt(patterns, words, from)
    return to === null ? [] : [{ from, to }]
  })

/** The longest of the patterns found anywhere in the words; null when none is there. */
export const find = (
  patterns: readonly string[],
  words: readonly string[],
): { readonly from: number; readonly to: number } | null =>
  findAll(patterns, words).reduce<{ readonly from: number; readonly to: number } | null>(
    (best, one) => (best && best.to - best.from >= one.to - one.from ? best : one),
    null,
  )
