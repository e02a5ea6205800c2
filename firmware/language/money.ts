import { found } from './found.ts'
import type { Found, Money } from './language.ts'

/** Sums as they are said: a number, a currency, and what is less than one of it. */
export interface MoneyWords {
  /** The number that starts at a token. */
  readonly number: (tokens: readonly string[], at: number) => Found<number> | null
  /** ISO 4217 of a word; null when it names none. */
  readonly currency: (word: string) => string | null
  /** ISO 4217 of a word for the hundredth part; null when it is none. */
  readonly hundredth: (word: string) => string | null
  /** Words between whole and part: 'and'. */
  readonly joins: ReadonlySet<string>
}

/** '12:50', as `tokens` leaves a sum with a decimal point. */
const readPoint = (tokens: readonly string[], at: number): Found<number> | null => {
  const figures = /^(\d{1,6}):(\d{1,2})$/.exec(tokens[at] ?? '')
  if (!figures) return null
  return found(Number(`${figures[1]}.${figures[2]}`), at, at + 1)
}

/** '20 000', where figures stand apart by thousands. */
const readApart = (tokens: readonly string[], at: number): Found<number> | null => {
  const [thousands = '', rest = ''] = tokens.slice(at, at + 2)
  const isApart = /^[1-9]\d{0,2}$/.test(thousands) && /^\d{3}$/.test(rest)
  return isApart ? found(Number(thousands + rest), at, at + 2) : null
}

const readWhole = (words: MoneyWords, tokens: readonly string[], at: number): Found<number> | null =>
  readPoint(tokens, at) ?? readApart(tokens, at) ?? words.number(tokens, at)

/** Cents after the whole: with their word, or bare when two figures could follow a price. */
const readPart = (words: MoneyWords, tokens: readonly string[], at: number): Found<number> | null => {
  const start = words.joins.has(tokens[at] ?? '') ? at + 1 : at
  const part = words.number(tokens, start)
  if (!part || part.value > 99) return null
  const isNamed = words.hundredth(tokens[part.to] ?? '') !== null
  if (isNamed) return found(part.value, at, part.to + 1)
  const isBare = start === at && part.value >= 10 && words.currency(tokens[part.to] ?? '') === null
  return isBare ? found(part.value, at, part.to) : null
}

const sum = (whole: number, hundredths: number): number => Math.round(whole * 100 + hundredths) / 100

const readNamed = (words: MoneyWords, tokens: readonly string[], at: number): Found<Money> | null => {
  const whole = readWhole(words, tokens, at)
  if (!whole) return null
  const currency = words.currency(tokens[whole.to] ?? '')
  if (currency !== null) {
    const part = Number.isInteger(whole.value) ? readPart(words, tokens, whole.to + 1) : null
    return found({ amount: sum(whole.value, part?.value ?? 0), currency }, at, part?.to ?? whole.to + 1)
  }
  const hundredth = words.hundredth(tokens[whole.to] ?? '')
  return hundredth === null
    ? null
    : found({ amount: sum(0, whole.value), currency: hundredth }, at, whole.to + 1)
}

/** A bare number may be money, and may be much else. */
const bareCertainty = 0.5

/** The first sum with its currency, else the first number. */
export const readSum = (words: MoneyWords, tokens: readonly string[]): Found<Money> | null => {
  let bare: Found<Money> | null = null
  for (let at = 0; at < tokens.length; at += 1) {
    const named = readNamed(words, tokens, at)
    if (named) return named
    const plain: Found<number> | null = bare ? null : readWhole(words, tokens, at)
    if (plain) bare = found({ amount: plain.value, currency: null }, plain.from, plain.to, bareCertainty)
  }
  return bare
}
