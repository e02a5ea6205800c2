import { readCall, type ListedCall } from '../../at/call-lines.ts'
import { readSignal } from '../../at/network-lines.ts'
import type { Key } from '../../ports/line.ts'
import type { ModemEvent } from '../cellular/chipset.ts'

/** What Quectel's modems say in their own words. Source: modems.md 2.3 and 2.4, which name chan_quectel and field reports. */

/** Released is -1 here; chan_quectel also knows 7. CLCC's own list has neither, and SIMCom's 6 means the same. */
const ccinfoState = (stat: string) => (stat === '-1' || stat === '7' ? '6' : stat)
/** ^DSCI counts otherwise than +CLCC: 3 is connected and 7 alerting. */
const dsciStates: Readonly<Record<string, string>> = { '3': '0', '7': '3' }

/** +QIND: "ccinfo",<idx>,<dir>,<state>,<mode>,<mpty>,"<number>",<type>: the fields of +CLCC behind a name. */
const readCcinfo = (line: string): ListedCall | null => {
  const found = /^\+QIND: ?"ccinfo",(\d+,\d,)(-?\d+)(,.*)$/.exec(line)
  if (!found) return null
  const [, before = '', stat = '', after = ''] = found
  return readCall(`+CLCC: ${before}${ccinfoState(stat)}${after}`)
}
/** ^DSCI: <id>,<dir>,<stat>,<type>,<number>,<number type>[,<tone>], the number without quotes. */
const readDsci = (line: string): ListedCall | null => {
  const found = /^\^DSCI: ?(\d+,\d,)(\d)(,\d,)([^,]*),(\d+)/.exec(line)
  if (!found) return null
  const [, before = '', stat = '', mode = '', number = '', type = ''] = found
  return readCall(`+CLCC: ${before}${dsciStates[stat] ?? stat}${mode}0,"${number}",${type}`)
}
/** +QTONEDET: 56 is the key 8: the character's code in decimal. */
const readTone = (line: string): Key | null => {
  const code = /^\+QTONEDET: ?(\d{2})$/.exec(line)?.[1]
  const key = code === undefined ? '' : String.fromCharCode(Number(code))
  return /^[0-9A-D*#]$/.test(key) ? (key as Key) : null
}
/** +QPCMV: 0 in a call: the modem's buffer is full; 1: it takes more. The answer to a query looks the same. */
const readFlow = (line: string): boolean | null => {
  const state = /^\+QPCMV: ?([01])$/.exec(line)?.[1]
  return state === undefined ? null : state === '1'
}

/** What a line of Quectel's own means; null where it means nothing to us, such as +QIND: "act" or +QUSIM. */
export const readQuectel = (line: string): ModemEvent | null => {
  const call = readCcinfo(line) ?? readDsci(line)
  if (call) return { kind: 'call', sign: { on: 'changed', call } }
  const key = readTone(line)
  if (key) return { kind: 'key', key }
  const mayWrite = readFlow(line)
  if (mayWrite !== null) return { kind: 'flow', mayWrite }
  const signal = readSignal(line.replace(/^\+QIND: ?"csq",/, '+CSQ: '))
  if (signal) return { kind: 'signal', dbm: signal.dbm }
  return line === 'POWERED DOWN' ? { kind: 'restarted' } : null
}
