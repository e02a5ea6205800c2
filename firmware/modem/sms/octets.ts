import { Fault } from '../../fault/fault.ts'

/** Reads a PDU from its start. */
export interface OctetReader {
  readonly next: () => number
  readonly take: (count: number) => Uint8Array
  /** What is left. */
  readonly rest: () => Uint8Array
}

export const unreadable = (reason: string): Fault => new Fault('MESSAGE_UNREADABLE', { reason })

/** @throws MESSAGE_UNREADABLE past the end */
export const readOctets = (octets: Uint8Array): OctetReader => {
  let at = 0
  const take = (count: number) => {
    if (at + count > octets.length) throw unreadable('it is cut short')
    at += count
    return octets.subarray(at - count, at)
  }
  return { take, next: () => take(1)[0] ?? 0, rest: () => octets.subarray(at) }
}

/** Hexadecimal digits as octets. @throws MESSAGE_UNREADABLE for anything else */
export const fromHex = (hex: string): Uint8Array => {
  if (!/^(?:[0-9A-Fa-f]{2})+$/.test(hex)) throw unreadable('it is not hexadecimal')
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}
export const toHex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex').toUpperCase()

/** Digits two to an octet, the first in the low half; an odd last one stands before a filler of 1111. Source: TS 23.040 §9.1.2.3 */
const SIGNS = '0123456789*#abc'
const FILLER = 15
const half = (sign: string | undefined) => (sign === undefined ? FILLER : SIGNS.indexOf(sign))
export const toSemiOctets = (digits: string): Uint8Array =>
  Uint8Array.from(
    { length: Math.ceil(digits.length / 2) },
    (_, n) => (half(digits[n * 2 + 1]) << 4) | half(digits[n * 2]),
  )
export const fromSemiOctets = (octets: Uint8Array): string =>
  Array.from(octets, octet => (SIGNS[octet & 15] ?? '') + (SIGNS[octet >> 4] ?? '')).join('')
