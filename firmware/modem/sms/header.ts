import { readOctets, type OctetReader } from './octets.ts'
import { DEFAULT_ALPHABET, type Alphabet } from './alphabet.ts'

/** Which of several messages that are one text this is. */
export interface PartOf {
  /** The sender's number for the whole text, 8 or 16 bits. */
  readonly reference: number
  readonly total: number
  /** 1 to `total`. */
  readonly seq: number
}

/** What a user data header says that is of use here. */
export interface Header {
  readonly part: PartOf | null
  readonly alphabet: Alphabet
  /** Meant for an application's port, not for a person. */
  readonly isForPort: boolean
}
export const NO_HEADER: Header = { part: null, alphabet: DEFAULT_ALPHABET, isForPort: false }

/** Information element identifiers. Source: 3GPP TS 23.040 §9.2.3.24 */
const CONCATENATED_8 = 0x00
const CONCATENATED_16 = 0x08
const PORT_8 = 0x04
const PORT_16 = 0x05
const SINGLE_SHIFT = 0x24
const LOCKING_SHIFT = 0x25

/** A part whose numbers cannot be is read as a message of its own. Source: TS 23.040 §9.2.3.24.1 */
const partOf = (reference: number, total: number, seq: number): PartOf | null =>
  total > 0 && seq > 0 && seq <= total ? { reference, total, seq } : null

const readElement = (header: Header, element: number, value: OctetReader): Header => {
  const { alphabet } = header
  if (element === CONCATENATED_8) return { ...header, part: partOf(value.next(), value.next(), value.next()) }
  if (element === CONCATENATED_16)
    return { ...header, part: partOf(value.next() * 256 + value.next(), value.next(), value.next()) }
  if (element === SINGLE_SHIFT) return { ...header, alphabet: { ...alphabet, shift: value.next() } }
  if (element === LOCKING_SHIFT) return { ...header, alphabet: { ...alphabet, locking: value.next() } }
  return element === PORT_8 || element === PORT_16 ? { ...header, isForPort: true } : header
}

/** The elements of a header, its length octet left out; unknown ones are passed over. @throws MESSAGE_UNREADABLE */
export const readHeader = (octets: Uint8Array): Header => {
  const from = readOctets(octets)
  let header = NO_HEADER
  while (from.rest().length > 0) {
    const element = from.next()
    header = readElement(header, element, readOctets(from.take(from.next())))
  }
  return header
}

/** A header with its length octet; empty when there is nothing to say. References above 255 take 16 bits. */
export const writeHeader = ({ part, alphabet }: Pick<Header, 'part' | 'alphabet'>): Uint8Array => {
  const elements: number[] = []
  if (part && part.reference > 0xff)
    elements.push(CONCATENATED_16, 4, part.reference >> 8, part.reference & 0xff, part.total, part.seq)
  else if (part) elements.push(CONCATENATED_8, 3, part.reference, part.total, part.seq)
  if (alphabet.shift > 0) elements.push(SINGLE_SHIFT, 1, alphabet.shift)
  if (alphabet.locking > 0) elements.push(LOCKING_SHIFT, 1, alphabet.locking)
  return Uint8Array.from(elements.length > 0 ? [elements.length, ...elements] : [])
}
