import { readAddress, readCentre, type Address } from './address.ts'
import { fromHex, readOctets, unreadable, type OctetReader } from './octets.ts'
import { readFate, type Fate } from './report-status.ts'
import { readTimeStamp, STAMP_OCTETS } from './time-stamp.ts'
import { readUserData, type UserData } from './user-data.ts'

/** A message, or one part of a long one, as it came. */
export interface Delivery extends UserData {
  readonly kind: 'delivery'
  readonly from: Address
  /** When the service centre had it, UTC epoch ms; null when it does not say. */
  readonly sentMs: number | null
  /** To be acknowledged and shown to nobody ("type 0"). Source: 3GPP TS 23.040 §9.2.3.9 */
  readonly isSilent: boolean
}

/** What became of a message that went out. */
export interface Report {
  readonly kind: 'report'
  /** The number AT+CMGS gave for it. */
  readonly reference: number
  readonly to: Address
  /** When the service centre took it, and when its fate was known. */
  readonly sentMs: number | null
  readonly fateMs: number | null
  readonly status: number
  readonly fate: Fate
  readonly reason: string
}

/** A message of the box itself that somebody stored in the SIM card. */
export interface Draft {
  readonly kind: 'draft'
}

const [DELIVER, SUBMIT, STATUS_REPORT] = [0, 1, 2]
const TYPE_0 = 0x40

const readDelivery = (first: number, from: OctetReader): Delivery => {
  const sender = readAddress(from)
  const protocol = from.next()
  const scheme = from.next()
  const sentMs = readTimeStamp(from.take(STAMP_OCTETS))
  const data = readUserData(from, scheme, (first & 0x40) !== 0)
  return { kind: 'delivery', ...data, from: sender, sentMs, isSilent: protocol === TYPE_0 }
}
const readReport = (from: OctetReader): Report => {
  const reference = from.next()
  const to = readAddress(from)
  const [sentMs, fateMs] = [readTimeStamp(from.take(STAMP_OCTETS)), readTimeStamp(from.take(STAMP_OCTETS))]
  const status = from.next()
  return { kind: 'report', reference, to, sentMs, fateMs, status, ...readFate(status) }
}

/** A TPDU from the network. @throws MESSAGE_UNREADABLE */
export const readTpdu = (octets: Uint8Array): Delivery | Report | Draft => {
  const from = readOctets(octets)
  const first = from.next()
  const type = first & 3
  if (type === DELIVER) return readDelivery(first, from)
  if (type === STATUS_REPORT) return readReport(from)
  if (type === SUBMIT) return { kind: 'draft' }
  throw unreadable(`messages of type ${type} are not known`)
}

/**
 * A PDU as AT+CMGL, AT+CMGR, +CMT and +CDS give it, the service centre's address before it.
 * @param tpduOctets the length the modem gave with it; null when it gave none. What is longer is cut off. @throws MESSAGE_UNREADABLE
 */
export const readPdu = (hex: string, tpduOctets: number | null = null): Delivery | Report | Draft => {
  const from = readOctets(fromHex(hex))
  readCentre(from)
  const tpdu = from.rest()
  return readTpdu(tpduOctets === null ? tpdu : tpdu.subarray(0, tpduOctets))
}
