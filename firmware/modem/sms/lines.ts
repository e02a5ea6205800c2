import { fields, numberAt, textAt } from '../../at/fields.ts'
import type { Unsolicited } from '../../at/routing.ts'

/** What a modem says of its own accord about text messages. */
export type SmsSign =
  /** Something came and is stored; the index is null where the modem does not know it (+CMTI: "SM",-1). */
  | { readonly on: 'stored'; readonly memory: string | null; readonly index: number | null }
  /** Something came and is not stored. */
  | { readonly on: 'direct'; readonly octets: number | null; readonly hex: string }
  | { readonly on: 'full' }
  | { readonly on: 'ready' }

/** Lines of text messages that may come in the midst of any command's answer, whichever family the modem is of. */
export const smsUnsolicited: readonly Unsolicited[] = [
  '+CMTI:',
  '+CDSI:',
  '+CMT:',
  '+CDS:',
  '+CLASS0:',
  '^SMMEMFULL',
  '+SMS FULL',
  'SMS DONE',
  'SMS READY',
].map(starts => ({ starts }))

/** The last parameter as a number: the length that +CMT, +CDS, +CMGL and +CMGR end with. */
const lastNumber = (line: string): number | null => {
  const all = fields(line)
  return numberAt(all, all.length - 1)
}

/**
 * @param payload the second line of +CMT and +CDS
 * Source: 3GPP TS 27.005 §3.4.1; ^SMMEMFULL is Huawei's and SIMCom's, SMS DONE and +QIND: SMS DONE end the start of SIMCom and Quectel
 */
export const readSmsSign = (line: string, payload?: string): SmsSign | null => {
  if (/^\+C(?:MTI|DSI):/.test(line))
    return { on: 'stored', memory: textAt(fields(line), 0), index: numberAt(fields(line), 1) }
  if (/^\+(?:CMT|CDS|CLASS0):/.test(line))
    return payload === undefined ? null : { on: 'direct', octets: lastNumber(line), hex: payload }
  if (/^(?:\^SMMEMFULL|\+SMS FULL|\+CIEV: ?"SMSFULL",1)/.test(line)) return { on: 'full' }
  return /^(?:SMS DONE|SMS READY|\+QIND: ?"?SMS DONE"?)$/i.test(line) ? { on: 'ready' } : null
}

/** One message in a modem's storage. */
export interface StoredPdu {
  readonly memory: string
  readonly index: number
  readonly octets: number | null
  readonly hex: string
}

const isHex = (line: string | undefined): line is string => line !== undefined && /^[0-9A-Fa-f]+$/.test(line)

/** The answer to AT+CMGL: two lines each; a header without its PDU is passed over. */
export const readList = (answer: readonly string[], memory: string): readonly StoredPdu[] =>
  answer.flatMap((line, at) => {
    const index = line.startsWith('+CMGL:') ? numberAt(fields(line), 0) : null
    const hex = answer[at + 1]
    return index !== null && isHex(hex) ? [{ memory, index, octets: lastNumber(line), hex }] : []
  })

/** The answer to AT+CMGR; null when the place is empty. */
export const readOne = (answer: readonly string[], memory: string, index: number): StoredPdu | null => {
  const at = answer.findIndex(line => line.startsWith('+CMGR:'))
  const hex = answer.slice(at + 1).find(isHex)
  const header = answer[at]
  return header === undefined || hex === undefined ? null : { memory, index, octets: lastNumber(header), hex }
}

/** The answer to AT+CMGS: the number by which the report comes. */
export const readReference = (answer: readonly string[]): number | null => {
  const line = answer.find(found => found.startsWith('+CMGS:'))
  return line === undefined ? null : numberAt(fields(line), 0)
}

/** The answer to AT+CPMS?: the memory read from, and the one that receives. */
export const readMemories = (
  answer: readonly string[],
): { readonly read: string; readonly receive: string } | null => {
  const line = answer.find(found => found.startsWith('+CPMS:'))
  if (line === undefined) return null
  const names = fields(line).flatMap(field => (field.isQuoted ? [field.text] : []))
  const [read, , receive = read] = names
  return read && receive ? { read, receive } : null
}

/** Storages that are each other's equals: "MT" is SIM card and modem together, "BM" holds broadcasts. */
const STORAGES = ['ME', 'SM', 'SR']

/** The answer to AT+CPMS=?: what can be read from. "SR" is where some modems put status reports. */
export const readStorages = (answer: readonly string[]): readonly string[] => {
  const [, list = ''] =
    /^\+CPMS: ?\(([^)]*)\)/.exec(answer.find(line => line.startsWith('+CPMS:')) ?? '') ?? []
  const names = new Set(list.split(',').map(name => name.replaceAll('"', '').trim()))
  return STORAGES.filter(name => names.has(name))
}

/** '(0-2),(0,3)' as lists of numbers. */
const readRanges = (text: string): readonly (readonly number[])[] =>
  [...text.matchAll(/\(([^)]*)\)/g)].map(([, list = '']) =>
    list.split(',').flatMap(entry => {
      const [from = 0, to = from] = entry.split('-').map(Number)
      return Array.from({ length: Math.max(0, Math.min(9, to - from) + 1) }, (_, n) => from + n)
    }),
  )

/** How new messages are announced, best first: mode, reports stored or at once. */
const wishes = [2, 1, 0]
  .flatMap(reports => [2, 1].map(mode => ({ mode, reports })))
  .toSorted((a, b) => b.reports - a.reports)

/**
 * The values of AT+CNMI worth trying, by what AT+CNMI=? lists: messages stored and announced (mt 1), reports stored as
 * well where that is possible, for some firmware shows a report at once and then cannot take its acknowledgement
 * (modems.md 1.5). Mode 1 is in the list behind mode 2, which SIMCom lists and some of its firmware refuses.
 */
export const announcements = (answer: readonly string[]): readonly string[] => {
  const line = answer.find(found => found.startsWith('+CNMI:'))
  const [modes, , , reports, buffers] = line === undefined ? [] : readRanges(line)
  const allows = (list: readonly number[] | undefined, value: number) => list?.includes(value) ?? true
  const buffer = allows(buffers, 0) ? 0 : 1
  return wishes
    .filter(wish => allows(modes, wish.mode) && allows(reports, wish.reports))
    .map(wish => `${wish.mode},1,0,${wish.reports},${buffer}`)
}
