import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Fault } from '../../fault/fault.ts'

/**
 * A command that takes the modem from the mains and back, or holds its power key: gpioset of libgpiod, uhubctl, a script.
 * Run without a shell. @throws POWER_FAILED, signal.reason
 * @param command program and arguments, such as ['uhubctl', '-a', 'cycle', '-l', '1-1']
 */
export const powerCommand =
  ([program = '', ...words]: readonly string[]) =>
  async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted()
    const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'], signal })
    let said = ''
    child.stderr.on('data', (bytes: Buffer) => (said = (said + bytes.toString()).slice(-400)))
    const [code] = (await once(child, 'close').catch((cause: unknown) => {
      signal.throwIfAborted()
      throw new Fault('POWER_FAILED', { command: program, reason: (cause as Error).message }, cause)
    })) as [number | null]
    if (code !== 0)
      throw new Fault('POWER_FAILED', { command: program, reason: said.trim() || `status ${code}` })
  }
