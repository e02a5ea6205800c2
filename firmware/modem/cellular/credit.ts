import type { AtSession } from '../../at/session.ts'
import { Fault, isFault } from '../../fault/fault.ts'
import { deadline } from '../../flow/deadline.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import type { Rider } from '../rider.ts'
import { readUssd, type UssdAnswer } from './ussd.ts'

/** How a prepaid card is asked what it still holds. */
export interface CreditSettings {
  /** The operator's code, such as '*100#'. */
  readonly code: string
  /** The balance in the answer: its first group, a number with a dot or a comma. */
  readonly pattern: RegExp
  /** In the operator's money; below it the card counts as empty. */
  readonly least: number
  /** Default once in 12 hours. */
  readonly everyMs?: number
}

export interface CreditOptions extends CreditSettings {
  readonly clock: Clock
  readonly log: Log
  /** NO_CREDIT, or null while there is some. */
  readonly found: (fault: Fault | null) => void
  /** USSD and calls do not mix on many networks. */
  readonly isIdle: () => boolean
}

const EVERY_MS = 12 * 60 * 60_000
const ANSWER_MS = 60_000
/** Networks are busy right after a modem registers. */
const FIRST_MS = 30_000
const AGAIN_MS = 10 * 60_000

/** The balance that an answer names; null where it names none. */
export const balanceIn = (text: string, pattern: RegExp): number | null => {
  const digits = pattern.exec(text)?.[1]?.replaceAll(/\s/g, '').replace(',', '.')
  const balance = Number(digits)
  return digits === undefined || digits === '' || Number.isNaN(balance) ? null : balance
}

/** Asks for the balance on a schedule. An answer that cannot be read is logged and changes nothing. */
export const createCreditWatch = (options: CreditOptions): Rider => {
  const { clock, log, code, pattern, least, everyMs = EVERY_MS } = options
  let waiting: PromiseWithResolvers<UssdAnswer> | undefined
  const take = (line: string) => {
    const answer = readUssd(line)
    if (answer) waiting?.resolve(answer)
  }
  const ask = async (at: AtSession): Promise<UssdAnswer> => {
    waiting = Promise.withResolvers()
    const late = () => new Fault('AT_TIMEOUT', { command: `AT+CUSD ${code}`, timeoutMs: ANSWER_MS })
    await at.send(`AT+CUSD=1,"${code}",15`, { timeoutMs: ANSWER_MS })
    const answer = await deadline(clock, ANSWER_MS, waiting.promise, late, at.closed)
    if (answer.mode === 1) await at.send('AT+CUSD=2').catch(() => undefined) // a menu that would wait
    return answer
  }
  /** True when the balance is known. */
  const check = async (at: AtSession): Promise<boolean> => {
    try {
      const { text } = await ask(at)
      const balance = balanceIn(text, pattern)
      if (balance === null) log.warn({ pii: { text } }, 'the balance is not in what the operator says')
      else options.found(balance < least ? new Fault('NO_CREDIT', { says: text.slice(0, 160) }) : null)
      return balance !== null
    } catch (error) {
      if (at.closed.aborted || !isFault(error)) throw error
      log.warn({ reason: error.message }, 'the balance could not be asked for')
      return false
    }
  }
  const run = async (at: AtSession) => {
    let pauseMs = FIRST_MS
    while (!at.closed.aborted) {
      await clock.sleep(pauseMs, at.closed)
      if (!options.isIdle()) pauseMs = FIRST_MS
      else pauseMs = (await check(at)) ? everyMs : Math.min(everyMs, AGAIN_MS)
    }
  }
  return { unsolicited: [{ starts: '+CUSD:' }], take, run }
}
