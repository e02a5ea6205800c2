import type { Ask } from '../../at/job.ts'
import type { AtSession } from '../../at/session.ts'
import { isFault } from '../../fault/fault.ts'
import { readySettings } from './profile.ts'

/** Results that V.253 adds to OK. */
export type Result = 'OK' | 'VCON'

const HOOK_MS = 5_000

/** A command that may end with VCON as well as with OK. @throws AT_ERROR with any other result, AT_TIMEOUT, signal.reason */
export const sendVoice = async (at: AtSession, command: string, ask: Ask = {}): Promise<Result> => {
  try {
    await at.send(command, { ...ask, finals: ['VCON', ...(ask.finals ?? [])] })
    return 'OK'
  } catch (error) {
    if (isFault(error, 'AT_ERROR') && error.detail['result'] === 'VCON') return 'VCON'
    throw error
  }
}

/** Goes off the hook, which answers whoever rings. */
export const liftHook = (at: AtSession): Promise<Result> =>
  sendVoice(at, 'AT+VLS=1', { urgent: true, timeoutMs: HOOK_MS })

/** A refusal here is no reason to keep the line off the hook. */
const tolerant = async (at: AtSession, command: string) => {
  try {
    await sendVoice(at, command, { urgent: true, timeoutMs: HOOK_MS, finals: ['NO CARRIER'] })
  } catch (error) {
    if (!isFault(error, 'AT_ERROR')) throw error
  }
}

/** Goes on the hook by both commands there are, and makes the modem ready for the next call. @throws AT_TIMEOUT, AT_ERROR */
export const restHook = async (at: AtSession): Promise<void> => {
  await tolerant(at, 'AT+VLS=0')
  await tolerant(at, 'ATH')
  for (const { set, must } of readySettings)
    await (must ? sendVoice(at, set, { urgent: true }) : tolerant(at, set))
}
