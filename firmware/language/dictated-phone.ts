import type { Language, Pack } from './language.ts'
import { phraseList } from './patterns.ts'
import { dialledAtHome, readPhone, type Dialled } from './telephone.ts'
import { findAll } from './words.ts'

/** Telephone numbers as they are dictated: in pieces, with slips of the tongue put right. */

interface Corrections {
  /** What follows replaces what was said last: 'no', 'sorry', 'but'. */
  readonly instead: readonly string[]
  /** What follows was wrong, where the right digits are said too: 'seven, not eight'. */
  readonly not: readonly string[]
  /** Everything so far is void: 'from the beginning'. */
  readonly afresh: readonly string[]
  /** What follows is the end of the number: 'the last two are'. The two is none of its digits. */
  readonly ending: readonly string[]
}

const table = (instead: string, not: string, afresh: string, ending: string): Corrections => ({
  instead: phraseList(instead),
  not: phraseList(not),
  afresh: phraseList(afresh),
  ending: phraseList(ending),
})

const corrections: Readonly<Record<Language, Corrections>> = {
  lt: table(
    'ne|atsiprašau|tiksliau|suklydau|apsirikau|oi|o|bet',
    'ne|vietoj',
    'iš naujo|nuo pradžių|nuo pradžios|dar kartą',
    `paskutinis|paskutinis skaitmuo|paskutinis skaičius|paskutiniai|paskutiniai du|du paskutiniai|paskutiniai trys
 |trys paskutiniai|paskutiniai keturi|keturi paskutiniai|gale|pabaigoje|pabaiga`,
  ),
  en: table(
    'no|sorry|i mean|correction|wait|but|make that|oops',
    'not|instead of',
    'from the beginning|from the start|start again|start over|all over again',
    `last|last one|last digit|last number|last two|last two digits|last three|last three digits|last four|last four digits
 |at the end|ends in|ends with`,
  ),
  hr: table(
    'ne|pardon|oprostite|izvinite|krivo|ispravak|pogriješio|pogriješila|nego|već',
    'ne|umjesto',
    'ispočetka|iz početka|od početka|ponovno',
    `zadnja|zadnji|zadnje|posljednja|posljednji|posljednje|zadnja znamenka|zadnji broj|zadnje dvije|zadnja dva|posljednje dvije
 |posljednja dva|zadnje tri|zadnja tri|posljednje tri|posljednja tri|zadnje četiri|zadnja četiri|na kraju`,
  ),
  hy: table(
    'ոչ|չէ|ներեցեք|սխալվեցի|այլ',
    'ոչ|ոչ թե|փոխարեն',
    'նորից|սկզբից',
    'վերջին|վերջինը|վերջին թիվը|վերջին երկու|վերջին երկուսը|վերջին երեք|վերջին երեքը|վերջին չորս|վերջին չորսը|վերջում',
  ),
  uk: table(
    'ні|вибачте|тобто|помилився|помилилась|помилилася|а',
    'не|замість',
    'спочатку|заново|ще раз',
    `остання|останні|остання цифра|останні дві|останні дві цифри|останні три|останні три цифри|останні чотири|в кінці
 |наприкінці`,
  ),
  ru: table(
    'нет|извините|то есть|ошибся|ошиблась|а',
    'не|вместо',
    'сначала|заново|еще раз|ещё раз',
    `последняя|последние|последняя цифра|последние две|последние две цифры|последние три|последние три цифры
 |последние четыре|в конце`,
  ),
}

type Mark = keyof Corrections

/** Digits, and the words of correction right before them. */
interface Piece {
  readonly marks: ReadonlySet<Mark>
  readonly digits: string
}

/** What was said, cut at every word of correction; words without digits between two of them are dropped. */
const piecesOf = (pack: Pack, tokens: readonly string[]): readonly Piece[] => {
  const kinds = corrections[pack.code]
  const marks = (Object.keys(kinds) as Mark[]).flatMap(mark =>
    findAll(kinds[mark], tokens).map(({ from, to }) => ({ mark, from, to })),
  )
  const pieces: Piece[] = []
  let open: readonly Mark[] = []
  let start = 0
  for (let at = 0; at <= tokens.length; at += 1) {
    const here = marks.filter(({ from }) => from === at)
    if (here.length === 0 && at < tokens.length) continue
    const digits = pack.readDigits(tokens.slice(start, at))
    if (digits !== '') pieces.push({ marks: new Set(open), digits })
    if (digits !== '') open = []
    open = [...open, ...here.map(({ mark }) => mark)]
    start = Math.max(at, ...here.map(({ to }) => to))
  }
  return pieces
}

const replaceLast = (text: string, wrong: string, right: string): string => {
  const at = text.lastIndexOf(wrong)
  return text.slice(0, at) + right + text.slice(at + wrong.length)
}

/** Of two groups the one that was said before is the wrong one; null when neither was. */
const swapped = (known: string, [one, other]: readonly [Piece, Piece]): string | null => {
  const isOther = known.includes(other.digits)
  const isOne = known.includes(one.digits)
  if (isOther && (!isOne || other.marks.has('not'))) return replaceLast(known, other.digits, one.digits)
  return isOne ? replaceLast(known, one.digits, other.digits) : null
}

const isAmended = ({ marks }: Piece) => marks.has('instead') || marks.has('not')

/** The digits after one piece: added, put in place of the last ones, or all there is. */
const withPiece = (known: string, piece: Piece, country: string): string => {
  const { marks, digits } = piece
  if (marks.has('afresh')) return digits
  if (!isAmended(piece)) return known + digits
  const isWhole = readPhone(digits, country).kind === 'number'
  return isWhole ? digits : known.slice(0, Math.max(0, known.length - digits.length)) + digits
}

/** The digits of a number that is being given, after what was said last. */
const digitsAfter = (known: string, pieces: readonly Piece[], country: string): string => {
  const [piece, next, ...rest] = pieces
  if (!piece) return known
  const swap = next && isAmended(next) && known !== '' ? swapped(known, [piece, next]) : null
  if (swap !== null) return digitsAfter(swap, rest, country)
  const isOnlyWrong = piece.marks.has('not') && !piece.marks.has('instead') && pieces.length === 1
  if (isOnlyWrong) return known
  return digitsAfter(withPiece(known, piece, country), pieces.slice(1), country)
}

/** Who is asked for the rest and gives the whole number, or what was said and more, begins it again. */
const fewestAgain = 3
const isSaidAgain = (before: string, said: string, country: string): boolean => {
  if (before === '' || said === '') return false
  if (readPhone(said, country).kind === 'number') return readPhone(before + said, country).kind !== 'number'
  return before.length >= fewestAgain && said.length > before.length && said.startsWith(before)
}

/** A number said twice in one breath is one. */
const once = (digits: string, country: string): string => {
  const half = digits.slice(0, digits.length / 2)
  const isTwice = digits.length % 2 === 0 && digits === half + half
  return isTwice && readPhone(half, country).kind === 'number' ? half : digits
}

/**
 * A number dictated in pieces and put right on the way: 'oh seven seven one two, no, one three', then 'seven, not eight'.
 * @param before digits given so far @param country ISO 3166-1 alpha-2
 * @returns what they make, and the digits to go on from: '' once it is whole or cannot be one
 */
export const dictate = (
  pack: Pack,
  before: string,
  tokens: readonly string[],
  country: string,
): Dialled & { readonly digits: string } => {
  const said = pack.readDigits(tokens)
  if (isSaidAgain(before, said, country)) return dictate(pack, '', tokens, country)
  const digits = once(digitsAfter(before, piecesOf(pack, tokens), country), country)
  const dialled = readPhone(digits, country)
  if (dialled.kind === 'wrong' && before !== '' && said !== '') return dictate(pack, '', tokens, country)
  return { ...dialled, digits: dialled.kind === 'more' ? digits : '' }
}

/** More digits than these are a number, or a piece of one. */
const mostAmended = 2

/** Whether words are about a number that was said before: 'the last digit is five', 'one four, not one two', 'five'. */
export const isAmendment = (pack: Pack, tokens: readonly string[]): boolean => {
  const pieces = piecesOf(pack, tokens)
  const isMarked = pieces.some(({ marks }) => marks.has('ending') || marks.has('not'))
  return isMarked || pieces.map(({ digits }) => digits).join('').length <= mostAmended
}

/** 'Not one two three but one two four': two groups, of which one stands in the number and the other belongs there. */
const isContrast = (known: string, [one, other, ...more]: readonly Piece[]): boolean =>
  one !== undefined &&
  other !== undefined &&
  more.length === 0 &&
  (one.marks.has('not') || other.marks.has('not')) &&
  swapped(known, [one, other]) !== null

/** Fewer digits than this, and no beginning of the number, are what is wrong in it. */
const fewestAfresh = 6

/**
 * A number that was read back, put right: 'no, the last digit is five', 'seven, not eight', or all of it again.
 * @param phone E.164 @returns as `dictate`; 'wrong' also where what was said puts nothing right
 */
export const amendPhone = (
  pack: Pack,
  phone: string,
  tokens: readonly string[],
  country: string,
): Dialled & { readonly digits: string } => {
  const known = dialledAtHome(phone, country)
  const pieces = piecesOf(pack, tokens)
  const said = pieces.map(({ digits }) => digits).join('')
  // the third digit may be the one that was misheard
  const isAgain = said.length >= fewestAgain && known.startsWith(said.slice(0, fewestAgain - 1))
  const isAfresh = isAgain || said.length >= fewestAfresh
  if (isAfresh && !isContrast(known, pieces)) return dictate(pack, '', tokens, country)
  const [first, ...rest] = pieces
  if (!first) return { kind: 'wrong', digits: '' }
  // whatever is said to a whole number replaces something in it
  const instead = { ...first, marks: new Set([...first.marks, 'instead' as const]) }
  const dialled = readPhone(digitsAfter(known, [instead, ...rest], country), country)
  return dialled.kind === 'number' ? { ...dialled, digits: '' } : { kind: 'wrong', digits: '' }
}
