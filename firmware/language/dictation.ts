import type { Found } from './language.ts'
import type { ListReader } from './listed.ts'

/** How digits are dictated in a language. */
export interface DictationWords {
  /** A number in words or figures that starts at a token; its digits are what was dictated. */
  readonly number: (tokens: readonly string[], at: number) => Found<number> | null
  /** A digit by its name, where that is no number: 'petica' → '5'. */
  readonly digit: ListReader<string>
  /** The same in the plural, as it stands after `times`: 'dvije petice' → '55'. */
  readonly digits: ListReader<string>
  /** 'Two fives', 'double five', 'three times five': how often the digit after it counts. */
  readonly times: ListReader<number>
  /** Of those, the words after which a plain number is repeated too; after others only a named digit is. */
  readonly repeats: ReadonlySet<string>
  /** 'No', 'sorry': what follows replaces what was said wrong. */
  readonly corrections: ListReader<true>
}

/** Figures keep their zeros: '091'. */
const figures = (token: string | undefined): string | null => /^\+?(\d+)$/.exec(token ?? '')?.[1] ?? null

/** 'Fifty, three twos': the three counts the twos, it is no fifty-three. */
const withoutTimes = (words: DictationWords, tokens: readonly string[], one: Found<number>) => {
  const times = one.to - one.from > 1 && words.digits(tokens, one.to) ? words.times(tokens, one.to - 1) : null
  return times?.to === one.to ? words.number(tokens.slice(0, one.to - 1), one.from) : one
}

const plain = (words: DictationWords, tokens: readonly string[], at: number) => {
  const written = figures(tokens[at])
  if (written !== null) return { text: written, to: at + 1 }
  const found = words.number(tokens, at)
  const one = found && withoutTimes(words, tokens, found)
  return one && { text: String(one.value), to: one.to }
}

const piece = (words: DictationWords, tokens: readonly string[], at: number) => {
  const times = words.times(tokens, at)
  const isRepeat = times !== null && words.repeats.has(tokens[times.to - 1] ?? '')
  const start = isRepeat ? times.to : at
  const many = times && words.digits(tokens, times.to)
  if (many) return { text: many.value.repeat(times.value), to: many.to }
  const named = words.digit(tokens, start)
  const one = named ? { text: named.value, to: named.to } : plain(words, tokens, start)
  return one && isRepeat ? { ...one, text: one.text.repeat(times.value) } : one
}

/**
 * Puts a correction in its place: who says the last piece again begins it with the digit it began with ('234, no, 235'),
 * and who does not replaces as many pieces as are needed ('2 3 4, no, 5').
 * @param before the pieces said so far @param after the first piece after the correction
 */
const withoutMistake = (before: readonly string[], after: string): readonly string[] => {
  for (let back = 1; back <= Math.min(4, before.length); back += 1) {
    const again = before.slice(before.length - back)
    if (after.startsWith((again[0] ?? '').charAt(0))) return before.slice(0, before.length - back)
  }
  return before.slice(0, -1)
}

/** Digits in the order said; words between are skipped, and what was corrected is left out. */
export const dictated = (words: DictationWords, tokens: readonly string[]): string => {
  let pieces: readonly string[] = []
  let isCorrecting = false
  for (let at = 0; at < tokens.length;) {
    const one = piece(words, tokens, at)
    if (one) {
      pieces = [...(isCorrecting ? withoutMistake(pieces, one.text) : pieces), one.text]
      isCorrecting = false
    } else if (words.corrections(tokens, at)) isCorrecting = pieces.length > 0
    at = one?.to ?? at + 1
  }
  return pieces.join('')
}

/** How many numbers in a row, and how many digits they make, are no time of day any more. */
const mostNumbers = 3
const mostDigits = 4

/** Blanks for what is dictated: numbers in a row that are more than any clock shows. */
export const withoutDictated = (
  number: DictationWords['number'],
  tokens: readonly string[],
): readonly string[] => {
  const left = [...tokens]
  for (let at = 0; at < tokens.length; at += 1) {
    const run: Found<number>[] = []
    for (let one = number(tokens, at); one; one = number(tokens, one.to)) run.push(one)
    const to = run.at(-1)?.to ?? at
    const digits = run.map(({ value }) => value).join('').length
    if (run.length > mostNumbers || (run.length === mostNumbers && digits > mostDigits)) left.fill('', at, to)
    at = Math.max(at, to - 1)
  }
  return left
}
