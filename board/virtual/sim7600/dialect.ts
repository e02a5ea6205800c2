import { clcc, type CallDialect } from '../cellular/call-dialect.ts'
import type { Sim7600Firmware } from './firmware.ts'

const two = (value: number) => String(value).padStart(2, '0')
/** '11:53AM', as MISSED_CALL has it. */
const timeOfDay = (epochMs: number) => {
  const at = new Date(epochMs)
  const hours = at.getUTCHours()
  return `${two(hours % 12 || 12)}:${two(at.getUTCMinutes())}${hours < 12 ? 'AM' : 'PM'}`
}
const end = (seconds: number | null) =>
  seconds === null ? 'VOICE CALL: END' : `VOICE CALL: END: ${String(seconds).padStart(6, '0')}`

/** What SIM7600 says about its call: +CLCC where it was asked to, VOICE CALL and MISSED_CALL in any case. Source: modems.md 1.3 */
export const createSim7600Dialect = (
  firmware: Sim7600Firmware,
  settings: { readonly clcc: number },
  epochMs: () => number,
): CallDialect => ({
  changed: call => (settings.clcc === 1 ? [clcc(call)] : []),
  answered: ['VOICE CALL: BEGIN'],
  missed: ({ number }) => [`MISSED_CALL: ${timeOfDay(epochMs())} ${number ?? ''}`.trimEnd()],
  goodbye: seconds => firmware.goodbye.map(line => (line === 'NO CARRIER' ? line : end(seconds))),
  hungUp: seconds => [end(seconds)],
})
