import { readText } from './charset.ts'
import { fields, numberAt, textAt } from './fields.ts'

const registrations = ['none', 'home', 'searching', 'denied', 'unknown', 'roaming', 'none', 'none'] as const
/** 'none' is also SMS only (6 and 7): such a network carries no call. */
export type Registration = (typeof registrations)[number]

/**
 * +CREG (circuit switched) or +CEREG (LTE), answer or event: the answer has the mode before the state, and the state is
 * never quoted. Source: 3GPP TS 27.007 §7.2, §10.1.22
 */
export const readRegistration = (
  line: string,
): { readonly domain: 'CREG' | 'CEREG'; readonly state: Registration } | null => {
  const domain = /^\+(CE?REG):/.exec(line)?.[1]
  if (domain !== 'CREG' && domain !== 'CEREG') return null
  const all = fields(line)
  const isAnswer = all[1]?.isQuoted === false && /^\d$/.test(all[1].text)
  const state = registrations[numberAt(all, isAnswer ? 1 : 0) ?? -1]
  return { domain, state: state ?? 'unknown' }
}

/** +CSQ: received signal, dBm, null when unknown (99). Source: 3GPP TS 27.007 §8.5 */
export const readSignal = (line: string): { readonly dbm: number | null } | null => {
  if (!/^\+CSQN?:/.test(line)) return null
  const rssi = numberAt(fields(line), 0)
  return { dbm: rssi === null || rssi > 31 ? null : 2 * rssi - 113 }
}

/** +COPS: the operator's name, null when there is none. Source: 3GPP TS 27.007 §7.3 */
export const readOperator = (line: string): { readonly name: string | null } | null =>
  line.startsWith('+COPS:') ? { name: readText(textAt(fields(line), 2) ?? '') || null } : null

/** +CPIN: 'READY', 'SIM PIN', 'SIM PUK', … Source: 3GPP TS 27.007 §8.3 */
export const readSim = (line: string): { readonly state: string } | null =>
  line.startsWith('+CPIN:') ? { state: textAt(fields(line), 0) ?? 'unknown' } : null
