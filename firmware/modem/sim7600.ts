import { isRing, readCall, readCaller, readKey, readMissedCall, readVoiceCall } from '../at/call-lines.ts'
import { readRegistration, readSignal, readSim } from '../at/network-lines.ts'
import type { Unsolicited } from '../at/routing.ts'
import type { AtSession } from '../at/session.ts'
import { Fault, isFault } from '../fault/fault.ts'
import type { Key, Line } from '../ports/line.ts'
import type { Clock } from '../time/clock.ts'
import { noAbilities } from './abilities.ts'
import { openCellularLine, type CellularOptions } from './cellular-line.ts'
import type { CallSign } from './call-machine.ts'
import type { Chipset, ModemEvent, Setting } from './chipset.ts'

/** What SIM7600 sends of its own accord. Source: "SIM7500_SIM7600 Series AT Command Manual", and field reports */
const starts =
  'RING|+CRING:|VOICE CALL:|MISSED_CALL:|+RXDTMF:|+DTMF:|+CLCC:|+COLP:|+CCWA:|+CSSI:|+CSSU:|+CUSD:|+CMTI:|+CDSI:|' +
  '+CSQ:|+CSQN:|+CNSMOD:|+CGEV:|*PSUTTZ:|*PSNWID:|DST:|+CPIN:|+SIMCARD:|+STIN:|RDY|*ATREADY|SMS DONE|PB DONE'
const unsolicited: readonly Unsolicited[] = [
  ...starts.split('|').map(starts => ({ starts })),
  // the answer has one parameter more, and the state is never quoted
  { starts: '+CLIP:', reply: /^\+CLIP: ?\d/ },
  { starts: '+CREG:', reply: /^\+CREG: ?\d?,\d(?:,|$)/ },
  { starts: '+CEREG:', reply: /^\+CEREG: ?\d?,\d(?:,|$)/ },
]

const basics: readonly Setting[] = [
  { set: 'ATE0' },
  { set: 'AT+CMEE=1', ask: 'AT+CMEE?', reads: /^\+CMEE: ?1/, must: true },
]
/** Never AT+CMER: it keeps SIM7600E from answering later dial commands (ModemManager issue 144). */
const settings: readonly Setting[] = [
  { set: 'AT+CLIP=1', ask: 'AT+CLIP?', reads: /^\+CLIP: ?1/, must: true },
  { set: 'AT+CLCC=1', ask: 'AT+CLCC?', reads: /^\+CLCC: ?1/ },
  // tells of a call that waits; whether any may, the network has been told by the subscriber
  { set: 'AT+CCWA=1', ask: 'AT+CCWA?', reads: /^\+CCWA: ?1/ },
  { set: 'AT+CREG=2', ask: 'AT+CREG?', reads: /^\+CREG: ?2/ },
  { set: 'AT+CEREG=2', ask: 'AT+CEREG?', reads: /^\+CEREG: ?2/ },
  { set: 'AT+COPS=3,0' },
  { set: 'AT+AUTOCSQ=1,1', ask: 'AT+AUTOCSQ?', reads: /^\+AUTOCSQ: ?1/ },
  { set: 'AT+DDET=1', ask: 'AT+DDET?', reads: /^\+DDET: ?1/ },
  { set: 'AT+CPCMFRM=0', ask: 'AT+CPCMFRM?', reads: /^\+CPCMFRM: ?0/ },
  // pins 8 kHz where the firmware has it; whether it keeps to it is measured in each call
  { set: 'AT+CPCMBANDWIDTH=1,1' },
]

const readSign = (line: string): CallSign | null => {
  if (isRing(line)) return { on: 'ring' }
  if (line === 'NO CARRIER') return { on: 'carrier lost' }
  const caller = readCaller(line)
  if (caller) return { on: 'caller', from: caller.from }
  const call = readCall(line)
  if (call) return { on: 'changed', call }
  const voice = readVoiceCall(line)
  if (voice) return { on: voice.did === 'begin' ? 'begun' : 'ended' }
  return readMissedCall(line) ? { on: 'missed' } : null
}

const read = (line: string): ModemEvent | null => {
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
  return line === 'RDY' || line.startsWith('*ATREADY') ? { kind: 'restarted' } : null
}

/**
 * Pauses before each try. SIM7600 wants a moment after VOICE CALL: BEGIN (modems.md 1.2, ModemManager waits 100 ms), so that
 * a refusal of the first try means something; a tired one refuses for seconds.
 */
const tryPausesMs: readonly number[] = [100, ...Array.from({ length: 12 }, () => 500)]
const AUDIO_MS = 2_000

const tryAudio = async (at: AtSession, signal: AbortSignal): Promise<boolean> => {
  try {
    await at.send('AT+CPCMREG=1', { timeoutMs: AUDIO_MS, urgent: true, signal })
    const answer = await at.send('AT+CPCMREG?', { timeoutMs: AUDIO_MS, urgent: true, signal })
    return answer.some(line => /^\+CPCMREG: ?1/.test(line))
  } catch (error) {
    if (isFault(error, 'AT_ERROR')) return false
    throw error
  }
}
/** Accepted only while a call is up. That the first try is accepted is the best sign of a healthy endpoint (LE20B05). */
const openAudio = async (at: AtSession, clock: Clock, signal: AbortSignal): Promise<number> => {
  let tries = 0
  for (const pauseMs of tryPausesMs) {
    if (pauseMs > 0) await clock.sleep(pauseMs, signal)
    tries += 1
    if (await tryAudio(at, signal)) return tries
  }
  throw new Fault('AUDIO_REFUSED', { tries })
}
/** SIM7600G-H firmware V2 refuses the short form, older firmware the long one, and both refuse when no audio is open. */
const closeAudio = async (at: AtSession): Promise<void> => {
  for (const command of ['AT+CPCMREG=0,1', 'AT+CPCMREG=0']) {
    try {
      await at.send(command, { timeoutMs: AUDIO_MS, urgent: true })
      return
    } catch (error) {
      if (!isFault(error, 'AT_ERROR')) throw error
    }
  }
}

export const sim7600: Chipset = {
  name: 'SIM7600',
  abilities: {
    ...noAbilities,
    audio: 'duplex',
    dials: true,
    presses: true,
    holds: true,
    consults: true,
    joins: true,
    transfers: true,
  },
  unsolicited,
  basics,
  settings,
  restart: 'AT+CRESET',
  read,
  openAudio,
  closeAudio,
}

/**
 * A line on a SIMCom SIM7600: `atPath` is USB interface 02 and `pcmPath` 04 of 1e0e:9001.
 * @throws LINE_MISSING, LINE_FORBIDDEN, LINE_BUSY, LINE_MUTE, SIM_MISSING, SIM_LOCKED, AT_TIMEOUT, AT_ERROR unless `isPatient`
 */
export type Sim7600LineOptions = CellularOptions
export const openSim7600 = (options: Sim7600LineOptions): Promise<Line> => openCellularLine(options, sim7600)
