import { readMissedCall, readVoiceCall } from '../at/call-lines.ts'
import type { Unsolicited } from '../at/routing.ts'
import type { AtSession } from '../at/session.ts'
import { Fault, isFault } from '../fault/fault.ts'
import type { Line } from '../ports/line.ts'
import type { Clock } from '../time/clock.ts'
import { cellularAbilities } from './abilities.ts'
import { openCellularLine, type CellularOptions } from './cellular/line.ts'
import type { Chipset, ModemEvent, Setting } from './cellular/chipset.ts'
import { checkMaker } from './usb/maker.ts'
import { readStandard, standardBasics, standardLines, standardSettings } from './cellular/standard.ts'

/** What SIM7600 sends of its own accord. Source: "SIM7500_SIM7600 Series AT Command Manual", and field reports */
const starts =
  'VOICE CALL:|MISSED_CALL:|+RXDTMF:|+DTMF:|+CLCC:|+CSQN:|+CNSMOD:|*PSUTTZ:|*PSNWID:|DST:|+SIMCARD:|+STIN:|' +
  '*ATREADY|SMS DONE|PB DONE'
const unsolicited: readonly Unsolicited[] = [
  ...standardLines,
  ...starts.split('|').map(starts => ({ starts })),
]

const settings: readonly Setting[] = [
  ...standardSettings,
  { set: 'AT+CLCC=1', ask: 'AT+CLCC?', reads: /^\+CLCC: ?1/ },
  { set: 'AT+AUTOCSQ=1,1', ask: 'AT+AUTOCSQ?', reads: /^\+AUTOCSQ: ?1/ },
  { set: 'AT+DDET=1', ask: 'AT+DDET?', reads: /^\+DDET: ?1/ },
  { set: 'AT+CPCMFRM=0', ask: 'AT+CPCMFRM?', reads: /^\+CPCMFRM: ?0/ },
  // pins 8 kHz where the firmware has it; whether it keeps to it is measured in each call
  { set: 'AT+CPCMBANDWIDTH=1,1' },
]

const read = (line: string): ModemEvent | null => {
  const voice = readVoiceCall(line)
  if (voice) return { kind: 'call', sign: { on: voice.did === 'begin' ? 'begun' : 'ended' } }
  if (readMissedCall(line)) return { kind: 'call', sign: { on: 'missed' } }
  return line.startsWith('*ATREADY') ? { kind: 'restarted' } : readStandard(line)
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
  abilities: cellularAbilities,
  unsolicited,
  basics: standardBasics,
  settings,
  identify: at => checkMaker(at, 'sim7600'),
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
