import { callFields, type CallDialect, type ShownCall } from '../cellular/call-dialect.ts'
import type { Ec25Firmware } from './firmware.ts'

/** ^DSCI's own numbers for active and alerting; released is 6 there too. */
const dsciStats: Readonly<Record<number, number>> = { 0: 3, 3: 7 }
const ccinfo = (call: ShownCall) => {
  const { number, type } = call
  return `+QIND: "ccinfo",${callFields({ ...call, number: number ?? '', type }, -1)}`
}
const dsci = ({ id, isIncoming, stat, number, type }: ShownCall) =>
  `^DSCI: ${id},${isIncoming ? 1 : 0},${dsciStats[stat] ?? stat},0,${number ?? ''},${type}`

/** What EC25 says about its call: ccinfo or ^DSCI where it has it and was asked to, and NO CARRIER at the end. Source: modems.md 2.3 */
export const createEc25Dialect = (
  firmware: Ec25Firmware,
  settings: { readonly ccinfo: number; readonly dsci: number },
): CallDialect => ({
  changed: call => {
    if (firmware.tells === 'ccinfo' && settings.ccinfo === 1) return [ccinfo(call)]
    return firmware.tells === 'dsci' && settings.dsci === 1 ? [dsci(call)] : []
  },
  answered: [],
  missed: () => ['NO CARRIER'],
  goodbye: () => ['NO CARRIER'],
  hungUp: () => [],
})
