import { CALL_RESULTS } from '../../at/result.ts'
import { Fault, isFault } from '../../fault/fault.ts'
import type { Clock } from '../../time/clock.ts'
import type { V253Port } from './port.ts'

/** Besides ITU-T V.250's: what voice modems say when they look at the line first. */
const results = [...CALL_RESULTS, 'LINE IN USE', 'NO LINE']
/** Nobody is rung for longer. ModemManager waits 90 s for ATD (modems.md 4); a silent modem is to be told within a minute. */
const RING_OUT_MS = 50_000
const DIAL_MS = 55_000

/** What is known of the line from other signs. */
export interface LineSigns {
  /** Another telephone on it has been lifted. */
  readonly isShared: () => boolean
  /** The exchange played its special information tone: there is no such number. */
  readonly isInformed: () => boolean
}

/** A dialled call that came to nothing, in the core's words. */
export const refusalOf = (result: string, signs: LineSigns): Fault => {
  if (signs.isInformed()) return new Fault('CALL_REFUSED', { cause: 'special information tone' })
  const isSilent = result === 'NO DIALTONE'
  if (result === 'LINE IN USE' || (isSilent && signs.isShared()))
    return new Fault('LINE_IN_USE', { by: 'another telephone on it' })
  if (isSilent || result === 'NO LINE') return new Fault('NO_DIAL_TONE')
  if (result === 'BUSY') return new Fault('FAR_BUSY')
  if (result === 'NO ANSWER') return new Fault('NO_ANSWER')
  return new Fault('CALL_REFUSED', { cause: result === 'NO CARRIER' ? undefined : result })
}

export interface Dialling {
  readonly port: V253Port
  readonly clock: Clock
  /** Digits, * and #, `,` for a pause. */
  readonly digits: string
  readonly signs: LineSigns
}

/** A character that comes before the modem has begun to dial stops nothing. */
const INSIST_MS = 300
/** Tells the modem to give up, which any character does, until it has. */
const insist = async ({ port, clock }: Dialling, done: AbortSignal) => {
  while (!done.aborted) {
    await port.abortCommand()
    await clock.sleep(INSIST_MS, done)
  }
}

/**
 * Dials, and resolves when the modem takes the call for answered. Aborted, it resolves once the modem has given up.
 * @throws LINE_IN_USE, NO_DIAL_TONE, FAR_BUSY, NO_ANSWER, CALL_REFUSED, AT_ERROR, AT_TIMEOUT, signal.reason
 */
export const dialLine = async (dialling: Dialling, signal: AbortSignal): Promise<void> => {
  const { port, clock, digits, signs } = dialling
  const done = new AbortController()
  const unanswered = new AbortController()
  const ringOut = () => unanswered.abort(new Fault('NO_ANSWER'))
  clock.sleep(RING_OUT_MS, done.signal).then(ringOut, () => undefined)
  const stop = AbortSignal.any([signal, unanswered.signal])
  const giveUp = () => void insist(dialling, done.signal).catch(() => undefined)
  stop.addEventListener('abort', giveUp, { once: true })
  try {
    stop.throwIfAborted()
    await port.at.send(`ATDT${digits}`, { urgent: true, timeoutMs: DIAL_MS, finals: results })
  } catch (error) {
    if (stop.aborted) throw stop.reason
    const result = isFault(error, 'AT_ERROR') ? String(error.detail['result']) : ''
    throw results.includes(result) ? refusalOf(result, signs) : error
  } finally {
    stop.removeEventListener('abort', giveUp)
    done.abort()
  }
  stop.throwIfAborted()
}
