import { fromSeptets, isKnown } from './alphabet.ts'
import { NO_HEADER, readHeader, type Header } from './header.ts'
import { unreadable, type OctetReader } from './octets.ts'
import { fillBitsAfter, septetsOf, unpackSeptets } from './septets.ts'

/** How the octets of a message are to be read. */
export type Coding = '7-bit' | '8-bit' | 'UCS-2' | 'compressed'

const alphabetBits = (scheme: number): Coding =>
  (['7-bit', '8-bit', 'UCS-2', '7-bit'] as const)[(scheme >> 2) & 3] ?? '7-bit'

/** A data coding scheme; what is reserved is read as 7-bit. Source: 3GPP TS 23.038 §4 */
export const readScheme = (scheme: number): Coding => {
  const group = scheme >> 4
  if (group < 8) return scheme & 0x20 ? 'compressed' : alphabetBits(scheme)
  if (group === 14) return 'UCS-2'
  return group === 15 && scheme & 4 ? '8-bit' : '7-bit'
}

/** What a message carries. */
export interface UserData extends Header {
  /** '' where it is not text. */
  readonly text: string
  /** Null when all of it is text; otherwise why not. */
  readonly trouble: 'not text' | 'unknown alphabet' | null
}

const readUcs2 = (octets: Uint8Array): string => {
  const units = Array.from(
    { length: octets.length >> 1 },
    (_, n) => ((octets[n * 2] ?? 0) << 8) | (octets[n * 2 + 1] ?? 0),
  )
  return String.fromCharCode(...units)
}
const readSeptets = (data: Uint8Array, count: number, headerOctets: number, header: Header): UserData => {
  const body = data.subarray(headerOctets)
  const septets = unpackSeptets(
    body,
    Math.max(0, count - septetsOf(headerOctets)),
    fillBitsAfter(headerOctets),
  )
  const text = fromSeptets(septets, header.alphabet)
  return { ...header, text, trouble: isKnown(header.alphabet) ? null : 'unknown alphabet' }
}

/** User data from its length octet on. A text half of whose last character is in the next part ends in that half. @throws MESSAGE_UNREADABLE */
export const readUserData = (from: OctetReader, scheme: number, hasHeader: boolean): UserData => {
  const coding = readScheme(scheme)
  const length = from.next()
  const octets = coding === '7-bit' ? Math.ceil((length * 7) / 8) : length
  const rest = from.rest()
  if (rest.length < octets) throw unreadable('it is cut short')
  const data = rest.subarray(0, octets)
  const headerOctets = hasHeader ? (data[0] ?? 0) + 1 : 0
  if (headerOctets > data.length) throw unreadable('its header is longer than the message')
  const header = hasHeader ? readHeader(data.subarray(1, headerOctets)) : NO_HEADER
  if (coding === '8-bit' || coding === 'compressed' || header.isForPort)
    return { ...header, text: '', trouble: 'not text' }
  if (coding === '7-bit') return readSeptets(data, length, headerOctets, header)
  return { ...header, text: readUcs2(data.subarray(headerOctets)), trouble: null }
}
