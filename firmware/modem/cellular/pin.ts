import type { AtSession } from '../../at/session.ts'
import { Fault, isFault } from '../../fault/fault.ts'

/** The PIN of one line's SIM card, and whether it was found wrong. Lives as long as the line. */
export interface Pin {
  /** Enters it, once and never again if it is wrong. @throws SIM_LOCKED, PIN_WRONG, PIN_RISKY */
  readonly enter: (at: AtSession) => Promise<void>
}

const PIN_MS = 20_000
/** With one try left a wrong PIN in the settings would lock the card (modems.md 1.6). */
const TRIES_NEEDED = 2

/** '+SPIC: 3,10,0,10' of SIMCom: PIN, PUK, PIN2, PUK2; '+CPINR: SIM PIN,3,3' of 3GPP TS 27.007 §8.65. */
export const readPinTries = (line: string): number | null => {
  const tries = /^\+SPIC: ?(\d+)/.exec(line) ?? /^\+CPINR: ?"?SIM PIN"?,(\d+)/.exec(line)
  return tries ? Number(tries[1]) : null
}
const askTries = async (at: AtSession): Promise<number | null> => {
  for (const command of ['AT+SPIC', 'AT+CPINR="SIM PIN"']) {
    const lines = await at.send(command).catch((error: unknown) => {
      if (isFault(error, 'AT_ERROR')) return []
      throw error
    })
    const tries = lines.map(readPinTries).find(found => found !== null)
    if (tries !== undefined) return tries
  }
  return null
}

/** @param pin from the settings; null where there is none: then none is ever entered */
export const createPin = (pin: string | null): Pin => {
  let isWrong = false
  const enter = async (at: AtSession) => {
    if (pin === null) throw new Fault('SIM_LOCKED', { wants: 'SIM PIN' })
    if (isWrong) throw new Fault('PIN_WRONG')
    const tries = await askTries(at)
    if (tries === null || tries < TRIES_NEEDED) throw new Fault('PIN_RISKY', { tries })
    try {
      isWrong = true // also where the answer gets lost: it may have been counted
      await at.send(`AT+CPIN="${pin}"`, { timeoutMs: PIN_MS })
      isWrong = false
    } catch (error) {
      throw isFault(error, 'AT_ERROR') ? new Fault('PIN_WRONG', { tries: tries - 1 }, error) : error
    }
  }
  return { enter }
}
