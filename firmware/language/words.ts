/** The words of a text as they were written, without punctuation; '9.30' and '9:30' stay one word. */
export const split = (text: string): readonly string[] =>
  text
    .replace(/[’ʼ`´]/g, "'")
    .replace(/(\d)[.:](\d)/g, '$1\u0000$2')
    .replace(/[^\p{L}\p{M}\p{N}\u0000+*#']+/gu, ' ')
    .replaceAll('\u0000', ':')
    .trim()
    .split(' ')
    .filter(word => word !== '')

/**
 * Words as the readers see them: lower-case and without marks on Latin letters, so that 'Šeštadienį,' and 'sestadieni'
 * are one word.
 */
export const tokens = (text: string): readonly string[] => split(text).map(fold)

/** Lower-case, with the marks taken off Latin letters only: й and ї are letters of their own. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, '')
    .normalize('NFC')

/**
 * How many letters must be changed, added or left out to turn one word into the other (V. Levenshtein, 1966), where two
 * letters that changed places count once (F. Damerau, 1964).
 */
export const distance = (a: string, b: string): number => {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swap ? (before[j - 2] ?? 0) + 1 : Infinity,
      )
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/** 1 for the same word, 0 for nothing in common. */
export const likeness = (a: string, b: string): number => {
  const length = Math.max(a.length, b.length)
  return length === 0 ? 1 : 1 - distance(a, b) / length
}

/** A word of a pattern: `vizit*` takes any ending. */
const isWord = (pattern: string, word: string | undefined): boolean =>
  word !== undefined && (pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern)

const matchAt = (pattern: readonly string[], words: readonly string[], at: number): number | null => {
  const [first, ...rest] = pattern
  if (first === undefined) return at
  if (first !== '…') return isWord(first, words[at]) ? matchAt(rest, words, at + 1) : null
  for (let skip = 0; skip <= 3; skip += 1) {
    const end = matchAt(rest, words, at + skip)
    if (end !== null) return end
  }
  return null
}

const folded = new Map<string, readonly string[]>()
const patternWords = (pattern: string): readonly string[] => {
  const known = folded.get(pattern)
  if (known) return known
  const words = fold(pattern).split(' ')
  folded.set(pattern, words)
  return words
}

/** The longest of the patterns found anywhere in the words, as the tokens it covers; null when none is there. */
export const find = (
  patterns: readonly string[],
  words: readonly string[],
): { readonly from: number; readonly to: number } | null => {
  let best: { from: number; to: number } | null = null
  for (const pattern of patterns) {
    for (let from = 0; from < words.length; from += 1) {
      const to = matchAt(patternWords(pattern), words, from)
      if (to !== null && (best === null || to - from > best.to - best.from)) best = { from, to }
    }
  }
  return best
}
