import { readText } from '../../at/charset.ts'
import { fields, numberAt, textAt } from '../../at/fields.ts'

/** What the network answers to a service code. Source: 3GPP TS 27.007 §7.15 +CUSD */
export interface UssdAnswer {
  /** 0 done, 1 asks back, 2 ended by the network, 4 not supported, 5 time-out. */
  readonly mode: number
  readonly text: string
}

/** 7-bit letters packed into bytes, the lowest bits first. Source: 3GPP TS 23.038 §6.1.2.3 */
const unpack = (bytes: Uint8Array): readonly number[] => {
  const septets: number[] = []
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held |= byte << bits
    bits += 8
    for (; bits >= 7; bits -= 7) {
      septets.push(held & 0x7f)
      held >>= 7
    }
  }
  return septets
}
/** Balances are written with the letters that the GSM alphabet shares with ASCII; the rest becomes a dot. */
const asLetters = (septets: readonly number[]) =>
  septets
    .map(code =>
      code === 13 || code === 10 ? ' ' : code >= 0x20 && code < 0x7b ? String.fromCharCode(code) : '.',
    )
    .join('')
    .trim()

/** UCS-2 by the coding scheme: general 01xx 10xx, or 0001 0001. Source: 3GPP TS 23.038 §5 */
const isUcs2 = (scheme: number | null) => scheme !== null && ((scheme & 0xcc) === 0x48 || scheme === 0x11)
const isHex = (text: string) => text.length >= 4 && text.length % 2 === 0 && /^[0-9A-F]+$/i.test(text)

/** Firmware gives plain text, UCS-2 as hex, or the packed 7-bit letters as hex, whatever AT+CSCS says. */
export const decodeUssd = (text: string, scheme: number | null): string => {
  if (!isHex(text)) return readText(text)
  if (isUcs2(scheme)) {
    const units = text.match(/.{4}/g) ?? []
    return String.fromCharCode(...units.map(unit => Number.parseInt(unit, 16)))
  }
  const asUcs2 = readText(text)
  if (asUcs2 !== text) return asUcs2
  const letters = asLetters(unpack(Buffer.from(text, 'hex')))
  return /^[\d\s]+$/.test(text) && !/[a-z]{2}/i.test(letters) ? text : letters
}

/** '+CUSD: 0,"…",15'; null for another line. */
export const readUssd = (line: string): UssdAnswer | null => {
  if (!line.startsWith('+CUSD:')) return null
  const all = fields(line)
  return { mode: numberAt(all, 0) ?? 0, text: decodeUssd(textAt(all, 1) ?? '', numberAt(all, 2)) }
}
