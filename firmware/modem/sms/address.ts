import { fromSeptets, DEFAULT_ALPHABET } from './alphabet.ts'
import { fromSemiOctets, toSemiOctets, type OctetReader } from './octets.ts'
import { unpackSeptets } from './septets.ts'

/** Types of number, bits 6 to 4 of its type octet. Source: 3GPP TS 23.040 §9.1.2.5 */
const INTERNATIONAL = 1
const ALPHANUMERIC = 5

/** A number, '+370…' when international; or a sender's name in GSM letters. '' when there is none. */
export type Address = string

const readDigits = (octets: Uint8Array, digits: number, type: number): Address => {
  const text = fromSemiOctets(octets).slice(0, digits)
  return type === INTERNATIONAL && text !== '' ? `+${text}` : text
}

/** An address field: its length in half octets, its type, its value. @throws MESSAGE_UNREADABLE */
export const readAddress = (from: OctetReader): Address => {
  const halves = from.next()
  const type = (from.next() >> 4) & 7
  const octets = from.take(Math.ceil(halves / 2))
  if (type !== ALPHANUMERIC) return readDigits(octets, halves, type)
  return fromSeptets(unpackSeptets(octets, Math.floor((halves * 4) / 7)), DEFAULT_ALPHABET)
}

/** Digits with an optional plus, as an address field. */
export const writeAddress = (number: string): Uint8Array => {
  const isInternational = number.startsWith('+')
  const digits = isInternational ? number.slice(1) : number
  return Uint8Array.of(digits.length, isInternational ? 0x91 : 0x81, ...toSemiOctets(digits))
}

/** The service centre's address that stands before a PDU on an AT interface; its length counts octets. @throws MESSAGE_UNREADABLE */
export const readCentre = (from: OctetReader): Address | null => {
  const count = from.next()
  if (count === 0) return null
  const octets = from.take(count)
  return readDigits(octets.subarray(1), count * 2, ((octets[0] ?? 0) >> 4) & 7)
}

/** How many last digits tell that two forms of a number are one: +370 612 34567 is 8 612 34567 at home. */
export const TELLING_DIGITS = 8
