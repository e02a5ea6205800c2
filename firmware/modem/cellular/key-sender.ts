import type { AtSession } from '../../at/session.ts'
import { isFault } from '../../fault/fault.ts'
import { oneAtATime } from '../../flow/one-at-a-time.ts'
import type { Key } from '../../ports/line.ts'

const KEY_MS = 3_000

/**
 * Sends keys, one command each. Some firmware wants them quoted, some bare: the form that worked is kept. @throws AT_ERROR
 * Source: modems.md 1.3; 3GPP TS 27.007 §C.2.11 +VTS
 */
export const createKeySender = (at: AtSession) => {
  const inOrder = oneAtATime()
  const forms = [(key: Key) => `AT+VTS=${key}`, (key: Key) => `AT+VTS="${key}"`]
  const send = async (key: Key): Promise<void> => {
    const [form, other] = forms
    try {
      await at.send(form?.(key) ?? '', { timeoutMs: KEY_MS, urgent: true })
    } catch (error) {
      if (!other || !isFault(error, 'AT_ERROR')) throw error
      await at.send(other(key), { timeoutMs: KEY_MS, urgent: true })
      forms.reverse()
    }
  }
  return (key: Key): Promise<void> => inOrder(() => send(key))
}
