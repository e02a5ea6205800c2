import { readAddress, writeAddress } from '../../../firmware/modem/sms/address.ts'
import { fromHex, readOctets, toHex, toSemiOctets } from '../../../firmware/modem/sms/octets.ts'
import { readValidity } from '../../../firmware/modem/sms/validity.ts'

/** User data with what says how to read it; the network carries it as it is. */
export interface Content {
  readonly hasHeader: boolean
  readonly protocol: number
  readonly scheme: number
  /** From the length octet on. */
  readonly data: Uint8Array
}

/** What a telephone hands to the network. Source: 3GPP TS 23.040 §9.2.2.2 */
export interface Submitted extends Content {
  readonly to: string
  readonly wantsReport: boolean
  readonly validityMs: number | null
}

/** A PDU of AT+CMGS, the service centre's address before it. @throws MESSAGE_UNREADABLE */
export const readSubmitted = (hex: string): Submitted & { readonly tpduOctets: number } => {
  const from = readOctets(fromHex(hex))
  from.take(from.next())
  const tpduOctets = from.rest().length
  const first = from.next()
  if ((first & 3) !== 1) throw new Error('no SMS-SUBMIT')
  from.next()
  const to = readAddress(from)
  const [protocol, scheme] = [from.next(), from.next()]
  const isRelative = (first & 0x18) === 0x10
  const validityMs = isRelative ? readValidity(from.next()) : null
  if (!isRelative && (first & 0x18) !== 0) from.take(7)
  const hasHeader = (first & 0x40) !== 0
  const wantsReport = (first & 0x20) !== 0
  return { to, wantsReport, validityMs, hasHeader, protocol, scheme, data: from.rest(), tpduOctets }
}

const two = (value: number) => String(value).padStart(2, '0')

/** Seven octets of local time and its zone, in quarters of an hour east. */
export const writeTimeStamp = (epochMs: number, quarters: number): Uint8Array => {
  const at = new Date(epochMs + quarters * 900_000)
  const wall = [
    at.getUTCFullYear() % 100,
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  ]
  const [zone = 0] = toSemiOctets(two(Math.abs(quarters)))
  return Uint8Array.of(...toSemiOctets(wall.map(two).join('')), quarters < 0 ? zone | 0x08 : zone)
}

/** The centre's own number, as it stands before a PDU. */
const centre = (number: string) => {
  const [, ...address] = writeAddress(number)
  return toHex(Uint8Array.of(address.length, ...address))
}
const CENTRE_NUMBER = '+37069950115'

/** A PDU as the modem shows it: hexadecimal, and its length without the centre's address. */
export interface ShownPdu {
  readonly hex: string
  readonly octets: number
}
const shown = (tpdu: Uint8Array): ShownPdu => ({
  hex: centre(CENTRE_NUMBER) + toHex(tpdu),
  octets: tpdu.length,
})

/** SMS-DELIVER. Source: TS 23.040 §9.2.2.1 */
export const writeDelivery = (from: string | Uint8Array, content: Content, stamp: Uint8Array): ShownPdu => {
  const first = 0x04 | (content.hasHeader ? 0x40 : 0)
  const sender = typeof from === 'string' ? writeAddress(from) : from
  return shown(Uint8Array.of(first, ...sender, content.protocol, content.scheme, ...stamp, ...content.data))
}

export interface ReportFields {
  readonly reference: number
  readonly to: string
  readonly sent: Uint8Array
  readonly settled: Uint8Array
  readonly status: number
}
/** SMS-STATUS-REPORT. Source: TS 23.040 §9.2.2.3 */
export const writeReport = ({ reference, to, sent, settled, status }: ReportFields): ShownPdu =>
  shown(Uint8Array.of(0x06, reference, ...writeAddress(to), ...sent, ...settled, status))
