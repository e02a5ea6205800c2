import { writeAddress } from './address.ts'
import { toHex } from './octets.ts'
import { splitText } from './split.ts'
import { writeValidity } from './validity.ts'

export interface Submission {
  /** Digits, with a plus when international. */
  readonly to: string
  readonly text: string
  /** Given to every part of a long text: 0 to 255, or to 65535 at the cost of a character per part. */
  readonly reference: number
  /** How long the network may try to deliver it. */
  readonly validityMs: number
  /** Ask for a delivery report of every part. */
  readonly wantsReport: boolean
}

/** A PDU as AT+CMGS wants it. */
export interface Pdu {
  /** Hexadecimal, the service centre's address (left to the SIM card) included. */
  readonly hex: string
  /** Octets without the service centre's address: the parameter of AT+CMGS. */
  readonly octets: number
}

/** First octet: message type, validity period relative, report wanted, header there. Source: TS 23.040 §9.2.2.2 */
const SUBMIT = 0x01
const VALIDITY_RELATIVE = 0x10
const REPORT_WANTED = 0x20
const HEADER_THERE = 0x40

/** A text as SMS-SUBMIT PDUs, one per part. The message reference is left to the modem, which counts it. */
export const writeSubmit = (message: Submission): readonly Pdu[] =>
  splitText(message.text, message.reference).map(({ scheme, length, hasHeader, octets }) => {
    const flags = (message.wantsReport ? REPORT_WANTED : 0) | (hasHeader ? HEADER_THERE : 0)
    const head = [SUBMIT | VALIDITY_RELATIVE | flags, 0, ...writeAddress(message.to), 0, scheme]
    const tpdu = Uint8Array.of(...head, writeValidity(message.validityMs), length, ...octets)
    return { hex: `00${toHex(tpdu)}`, octets: tpdu.length }
  })
