import { readDialled } from './charset.ts'
import { fields, numberAt, textAt, type Field } from './fields.ts'

const KEYS = '0123456789*#ABCD'

/** A number as it is dialled: type 145 is international and gets its plus. Source: 3GPP TS 24.008 §10.5.4.7 */
const readNumber = (all: readonly Field[], at: number): string | null => {
  const digits = readDialled(textAt(all, at) ?? '') || null
  const isInternational = numberAt(all, at + 1) === 145
  return digits && isInternational && !digits.startsWith('+') ? `+${digits}` : digits
}

/** True for RING, and +CRING: VOICE (AT+CRC=1). A data call (+CRING: ASYNC …) is none of ours. */
export const isRing = (line: string): boolean => line === 'RING' || /^\+CRING: ?VOICE/.test(line)

/** +CLIP: who rings; `from` is null when withheld or unknown. Source: 3GPP TS 27.007 §7.6 */
export const readCaller = (line: string): { readonly from: string | null } | null =>
  line.startsWith('+CLIP:') ? { from: readNumber(fields(line), 0) } : null

const callStates = ['active', 'held', 'dialling', 'alerting', 'incoming', 'waiting', 'released'] as const
export type CallState = (typeof callStates)[number]

/** One call as the modem lists it. */
export interface ListedCall {
  /** The modem's number for it; used again for another call once this one is over. */
  readonly id: number
  readonly isIncoming: boolean
  /** 'released' is SIMCom's own (stat 6). */
  readonly state: CallState
  readonly isVoice: boolean
  readonly from: string | null
}

/** +CLCC, answer or event. Source: 3GPP TS 27.007 §7.18; SIMCom's AT manual for stat 6 */
export const readCall = (line: string): ListedCall | null => {
  if (!line.startsWith('+CLCC:')) return null
  const all = fields(line)
  const [id, direction, stat, mode] = [0, 1, 2, 3].map(at => numberAt(all, at))
  const state = callStates[stat ?? -1]
  if (id === null || id === undefined || state === undefined) return null
  return { id, isIncoming: direction === 1, state, isVoice: mode === 0, from: readNumber(all, 5) }
}

/** SIMCom's VOICE CALL: BEGIN and VOICE CALL: END[: 000008]; some firmware leaves the space out. */
export const readVoiceCall = (
  line: string,
): { readonly did: 'begin' | 'end'; readonly seconds: number | null } | null => {
  const found = /^VOICE CALL: ?(BEGIN|END)(?:: ?(\d{1,9}))?$/.exec(line)
  if (!found) return null
  const seconds = found[2] === undefined ? null : Number(found[2])
  return { did: found[1] === 'BEGIN' ? 'begin' : 'end', seconds }
}

/** SIMCom's MISSED_CALL: 11:53AM 07712345678, the caller gave up. */
export const readMissedCall = (line: string): { readonly from: string | null } | null => {
  const found = /^MISSED_CALL: ?\S+(?: (\S+))?/.exec(line)
  return found ? { from: found[1] ?? null } : null
}

/** A key the caller pressed: +RXDTMF: 5, or +DTMF: 5,120 of older SIMCom firmware. */
export const readKey = (line: string): string | null => {
  const key = /^\+(?:RX)?DTMF: ?"?([0-9A-D*#])\b|^\+(?:RX)?DTMF: ?"?([*#])/.exec(line)
  const found = key?.[1] ?? key?.[2] ?? ''
  return found !== '' && KEYS.includes(found) ? found : null
}
