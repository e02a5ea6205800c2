import { isRing, readCall, readCaller, readKey } from '../../at/call-lines.ts'
import { readRegistration, readSignal, readSim } from '../../at/network-lines.ts'
import type { Unsolicited } from '../../at/routing.ts'
import type { Key } from '../../ports/line.ts'
import type { CallSign, Refusal } from './call-machine.ts'
import type { ModemEvent, Setting } from './chipset.ts'

/**
 * What 3GPP asks of every cellular modem, and V.250 of every modem: the part of a chipset that is the same for all.
 * Source: 3GPP TS 27.007 (calls, network, SIM card) and 27.005 (text messages)
 */
const starts = 'RING|+CRING:|+COLP:|+CCWA:|+CSSI:|+CSSU:|+CUSD:|+CMTI:|+CDSI:|+CSQ:|+CGEV:|+CPIN:|+CFUN:|RDY'
/** Lines that any modem may send of its own accord. */
export const standardLines: readonly Unsolicited[] = [
  ...starts.split('|').map(starts => ({ starts })),
  // the answer has one parameter more, and the state is never quoted
  { starts: '+CLIP:', reply: /^\+CLIP: ?\d/ },
  { starts: '+CREG:', reply: /^\+CREG: ?\d?,\d(?:,|$)/ },
  { starts: '+CEREG:', reply: /^\+CEREG: ?\d?,\d(?:,|$)/ },
]

export const standardBasics: readonly Setting[] = [
  { set: 'ATE0' },
  { set: 'AT+CMEE=1', ask: 'AT+CMEE?', reads: /^\+CMEE: ?1/, must: true },
]
/** Never AT+CMER: it keeps SIM7600E from answering later dial commands (modems.md 1.2, ModemManager issue 144). */
export const standardSettings: readonly Setting[] = [
  { set: 'AT+CLIP=1', ask: 'AT+CLIP?', reads: /^\+CLIP: ?1/, must: true },
  // tells of a call that waits; whether any may, the network has been told by the subscriber
  { set: 'AT+CCWA=1', ask: 'AT+CCWA?', reads: /^\+CCWA: ?1/ },
  { set: 'AT+CREG=2', ask: 'AT+CREG?', reads: /^\+CREG: ?2/ },
  { set: 'AT+CEREG=2', ask: 'AT+CEREG?', reads: /^\+CEREG: ?2/ },
  { set: 'AT+COPS=3,0' },
]

/** How a call that was dialled came to nothing, where the modem says more than NO CARRIER. Source: ITU-T V.250 §6.3.1 */
const refusals: Readonly<Record<string, Refusal>> = {
  BUSY: 'busy',
  'NO ANSWER': 'no answer',
  'NO DIALTONE': 'no dial tone',
  'NO DIAL TONE': 'no dial tone',
}

const readSign = (line: string): CallSign | null => {
  if (isRing(line)) return { on: 'ring' }
  if (line === 'NO CARRIER') return { on: 'carrier lost' }
  const why = refusals[line]
  if (why) return { on: 'refused', why }
  const caller = readCaller(line)
  if (caller) return { on: 'caller', from: caller.from }
  const call = readCall(line)
  return call ? { on: 'changed', call } : null
}

/** What such a line means; null where it means nothing to us. */
export const readStandard = (line: string): ModemEvent | null => {
  const sign = readSign(line)
  if (sign) return { kind: 'call', sign }
  const key = readKey(line)
  if (key) return { kind: 'key', key: key as Key }
  const registration = readRegistration(line)
  if (registration) return { kind: 'registration', ...registration }
  const signal = readSignal(line)
  if (signal) return { kind: 'signal', dbm: signal.dbm }
  const sim = readSim(line)
  if (sim) return { kind: 'sim', state: sim.state }
  return line === 'RDY' ? { kind: 'restarted' } : null
}
