import { alphabets, DEFAULT_ALPHABET, toSeptets, type Alphabet } from './alphabet.ts'
import { writeHeader, type PartOf } from './header.ts'
import { fillBitsAfter, packSeptets, septetsOf } from './septets.ts'

/** 140 octets of user data. Source: 3GPP TS 23.040 §9.2.3.24 */
const DATA_OCTETS = 140

/** User data ready to be sent. */
export interface Chunk {
  readonly scheme: 0x00 | 0x08
  /** In septets for scheme 0, in octets for 8. */
  readonly length: number
  readonly hasHeader: boolean
  readonly octets: Uint8Array
}

/** A text in one coding, cut into parts; null is UCS-2. */
interface Plan {
  readonly alphabet: Alphabet | null
  readonly parts: readonly (readonly number[])[]
}

const roomFor = (headerOctets: number, alphabet: Alphabet | null): number =>
  alphabet ? Math.floor(((DATA_OCTETS - headerOctets) * 8) / 7) : DATA_OCTETS - headerOctets

/** Fills parts one after another; a piece is never cut. */
const fill = (pieces: readonly (readonly number[])[], room: number): number[][] => {
  const parts: number[][] = [[]]
  for (const piece of pieces) {
    const last = parts.at(-1) ?? []
    if (last.length + piece.length <= room) last.push(...piece)
    else parts.push([...piece])
  }
  return parts
}
const headerOf = (alphabet: Alphabet | null, part: PartOf | null) =>
  writeHeader({ part, alphabet: alphabet ?? DEFAULT_ALPHABET })

const planFor = (
  pieces: readonly (readonly number[])[],
  alphabet: Alphabet | null,
  reference: number,
): Plan => {
  const whole = fill(pieces, roomFor(headerOf(alphabet, null).length, alphabet))
  if (whole.length === 1) return { alphabet, parts: whole }
  const header = headerOf(alphabet, { reference, total: 2, seq: 1 })
  return { alphabet, parts: fill(pieces, roomFor(header.length, alphabet)) }
}
/** Each character as octets of UTF-16BE; both halves of a pair are one piece. */
const toOctets = (text: string): readonly (readonly number[])[] =>
  Array.from(text, letter =>
    letter.split('').flatMap(unit => [unit.charCodeAt(0) >> 8, unit.charCodeAt(0) & 0xff]),
  )

/** In each coding that has all its characters: the default alphabet, UCS-2, the national tables. */
function* plansFor(text: string, reference: number): Generator<Plan> {
  for (const [n, alphabet] of alphabets.entries()) {
    const pieces = toSeptets(text, alphabet)
    if (pieces) yield planFor(pieces, alphabet, reference)
    if (n === 0) yield planFor(toOctets(text), null, reference)
  }
}
/**
 * The coding with the fewest parts. Of equals the one most telephones can read: the default alphabet, then UCS-2, then
 * national tables, of which an old telephone shows other letters.
 */
const choose = (text: string, reference: number): Plan => {
  let best: Plan | undefined
  for (const plan of plansFor(text, reference)) {
    if (!best || plan.parts.length < best.parts.length) best = plan
    if (best.parts.length === 1) return best
  }
  return best ?? planFor([], DEFAULT_ALPHABET, reference)
}

const toChunk = (units: readonly number[], alphabet: Alphabet | null, part: PartOf | null): Chunk => {
  const header = headerOf(alphabet, part)
  const hasHeader = header.length > 0
  const body = alphabet ? packSeptets(units, fillBitsAfter(header.length)) : Uint8Array.from(units)
  const octets = Uint8Array.of(...header, ...body)
  const length = alphabet ? septetsOf(header.length) + units.length : octets.length
  return { scheme: alphabet ? 0x00 : 0x08, length, hasHeader, octets }
}

/** A text as it goes on the air: well-formed, and composed, so that 'ą' is one character. Source: Unicode NFC */
export const asSent = (text: string): string => text.toWellFormed().normalize('NFC')

/**
 * A text as user data of one message or of several that carry `reference`. More than 255 parts cannot be numbered; who
 * sends sets a lower limit.
 */
export const splitText = (text: string, reference: number): readonly Chunk[] => {
  const { alphabet, parts } = choose(asSent(text), reference)
  const total = parts.length
  return parts.map((units, n) =>
    toChunk(units, alphabet, total > 1 ? { reference, total, seq: n + 1 } : null),
  )
}
