import type { AtSession } from '../../at/session.ts'
import { isFault } from '../../fault/fault.ts'
import type { Abilities } from '../../ports/line.ts'

/** What AT+CHLD=? lists: '+CHLD: (0,1,1x,2,2x,3,4)', with or without brackets and quotes. Source: 3GPP TS 27.007 §7.13 */
export const readHolding = (line: string): readonly string[] | null =>
  line.startsWith('+CHLD:') ? (line.slice(6).match(/\d[xX]?/g) ?? []).map(form => form.toLowerCase()) : null

const ask = async (at: AtSession, command: string): Promise<readonly string[] | null> => {
  try {
    return await at.send(command)
  } catch (error) {
    if (isFault(error, 'AT_ERROR')) return null
    throw error
  }
}

/**
 * What this modem's firmware has of what its family may have. That it lists a service is no proof that the network sells
 * it: a refusal in the call still is the modem's own. @throws AT_TIMEOUT, or what closed the session
 */
export const probeAbilities = async (at: AtSession, most: Abilities): Promise<Abilities> => {
  if (!most.dials && !most.holds) return most
  const forms = (await ask(at, 'AT+CHLD=?'))?.flatMap(line => readHolding(line) ?? []) ?? []
  const keys = await ask(at, 'AT+VTS=?')
  const holds = most.holds && forms.includes('2')
  return {
    ...most,
    presses: most.presses && keys !== null,
    holds,
    // with two calls, one of them must be hung up by its number
    consults: most.consults && holds && forms.includes('1x'),
    joins: most.joins && holds && forms.includes('3'),
    transfers: most.transfers && holds && forms.includes('4'),
  }
}
