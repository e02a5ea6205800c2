import type { AtSession } from '../../at/session.ts'
import { Fault } from '../../fault/fault.ts'

/** Why the last call ended, as the network put it. Source: 3GPP TS 24.008 annex H */
export interface EndCause {
  readonly code: number | null
  readonly words: string
}

const USER_BUSY = 17
const NO_USER_RESPONDING = 18
const NO_ANSWER_FROM_USER = 19

/** '+CEER: "16 Normal call clearing"' and forms near it; null where it says nothing of use. */
export const readCause = (line: string): EndCause | null => {
  const text = /^\+CEER: ?"?(.*?)"?$/.exec(line)?.[1]?.trim()
  if (!text) return null
  const [, digits, words = ''] = /(?:^|\D)(\d{1,3})\W*(.*)$/.exec(text) ?? [undefined, undefined, text]
  return { code: digits === undefined ? null : Number(digits), words: words || text }
}

/** Asks for it; null when the modem cannot tell. */
export const causeOf = async (at: AtSession): Promise<EndCause | null> => {
  const lines = await at.send('AT+CEER').catch(() => [])
  return lines.map(readCause).find(cause => cause !== null) ?? null
}

/** A dialled call that came to nothing, in the core's words. @param result the modem's own: 'BUSY', 'NO CARRIER' … */
export const refusalOf = (result: string, cause: EndCause | null): Fault => {
  if (result === 'NO DIALTONE') return new Fault('NO_DIAL_TONE')
  if (result === 'BUSY' || cause?.code === USER_BUSY) return new Fault('FAR_BUSY')
  const isUnanswered = cause?.code === NO_USER_RESPONDING || cause?.code === NO_ANSWER_FROM_USER
  if (result === 'NO ANSWER' || isUnanswered) return new Fault('NO_ANSWER')
  return new Fault('CALL_REFUSED', { cause: cause?.words })
}
