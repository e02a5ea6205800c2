import { causes, type Cause } from '../exchange/terminal.ts'

/** A call as the modem shows it: CLCC's fields, and the number with its type, null where the network gave none. */
export interface ShownCall {
  readonly id: number
  readonly isIncoming: boolean
  readonly stat: number
  readonly isJoined: boolean
  readonly number: string | null
  readonly type: number
}

/** What a family says of its own accord about its calls, besides RING, +CLIP and +CCWA. */
export interface CallDialect {
  /** The call came to be, changed or ended (RELEASED). */
  readonly changed: (call: ShownCall) => readonly string[]
  /** A call is up; for ATA before its OK. */
  readonly answered: readonly string[]
  /** The caller gave up. */
  readonly missed: (call: ShownCall) => readonly string[]
  /** The other side hung up after so many seconds; null: they never answered. */
  readonly goodbye: (seconds: number | null) => readonly string[]
  /** The host hung up; before the OK. */
  readonly hungUp: (seconds: number) => readonly string[]
}

/** Source: 3GPP TS 27.007 §7.18; 6 is SIMCom's own. */
export const stats = {
  active: 0,
  held: 1,
  dialling: 2,
  alerting: 3,
  incoming: 4,
  waiting: 5,
  released: 6,
} as const
export type Stat = keyof typeof stats
export const RELEASED = stats.released

/** The fields of +CLCC. Source: 3GPP TS 27.007 §7.18 */
export const callFields = (call: ShownCall, released: number = RELEASED): string => {
  const { id, isIncoming, stat, isJoined, number, type } = call
  const about = number === null ? '' : `,"${number}",${type}`
  return `${id},${isIncoming ? 1 : 0},${stat === RELEASED ? released : stat},0,${isJoined ? 1 : 0}${about}`
}
export const clcc = (call: ShownCall): string => `+CLCC: ${callFields(call)}`

export const typeOf = (number: string) => (number === '' ? 128 : number.startsWith('+') ? 145 : 129)
const causeWords: Readonly<Record<Cause, string>> = {
  unassigned: 'Unassigned number',
  normal: 'Normal call clearing',
  busy: 'User busy',
  'no answer': 'User alerting, no answer',
  rejected: 'Call rejected',
  unreachable: 'Destination out of order',
  congestion: 'Switching equipment congestion',
}
/** As +CEER words it; ITU-T Q.850. */
export const wordCause = (cause: Cause | null): string =>
  cause === null ? '0 Unknown' : `${causes[cause]} ${causeWords[cause]}`
