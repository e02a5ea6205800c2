import type { AtSession } from '../../at/session.ts'
import { isFault } from '../../fault/fault.ts'
import { readySettings } from './profile.ts'

const HOOK_MS = 5_000

/** Goes off the hook, which answers whoever rings. */
export const liftHook = (at: AtSession): Promise<unknown> =>
  at.send('AT+VLS=1', { urgent: true, timeoutMs: HOOK_MS })

/** On the hook and off again within the time that an exchange takes for a signal. Source: ITU-T V.253, `!` of +VTS */
export const flashHook = async (at: AtSession): Promise<void> => {
  await at.send('AT+VTS=!', { urgent: true, timeoutMs: HOOK_MS })
}

/** For each key, its pause included, and what the modem needs besides. */
const KEY_MS = 500
const KEYS_MS = 5_000

/** Sends keys with the modem's own tones, which no busy processor can tear. @throws AT_ERROR, AT_TIMEOUT */
export const pressKeys = async (at: AtSession, keys: string): Promise<void> => {
  const timeoutMs = KEYS_MS + keys.length * KEY_MS
  await at.send(`AT+VTS=${Array.from(keys).join(',')}`, { urgent: true, timeoutMs })
}

/** A refusal here is no reason to keep the line off the hook. */
const tolerant = async (at: AtSession, command: string) => {
  try {
    await at.send(command, { urgent: true, timeoutMs: HOOK_MS, finals: ['NO CARRIER'] })
  } catch (error) {
    if (!isFault(error, 'AT_ERROR')) throw error
  }
}

/** Goes on the hook by both commands there are, and makes the modem ready for the next call. @throws AT_TIMEOUT, AT_ERROR */
export const restHook = async (at: AtSession): Promise<void> => {
  await tolerant(at, 'AT+VLS=0')
  await tolerant(at, 'ATH')
  for (const { set, must } of readySettings) await (must ? at.send(set, { urgent: true }) : tolerant(at, set))
}
