import type { Unsolicited } from '../at/routing.ts'
import type { AtSession } from '../at/session.ts'
import { Fault } from '../fault/fault.ts'
import type { Line } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import { cellularAbilities, noAbilities } from './abilities.ts'
import { openCellularLine, type CellularOptions } from './cellular/line.ts'
import type { Chipset, Setting } from './cellular/chipset.ts'
import { accepts, ask, createSerialAudio } from './ec25/audio.ts'
import { readQuectel } from './ec25/lines.ts'
import { checkMaker } from './usb/maker.ts'
import { readStandard, standardBasics, standardLines, standardSettings } from './cellular/standard.ts'

/** Source: "EC2x&EG9x&EG2x-G Series AT Commands Manual", and field reports */
const starts = '+QIND:|^DSCI:|+QTONEDET:|+QPCMV:|+QUSIM:|+QSIMSTAT:|+QGPSURC:|+QLWURC:|+QNTP:|POWERED DOWN'
const unsolicited: readonly Unsolicited[] = [
  ...standardLines,
  ...starts.split('|').map(starts => ({ starts })),
]

const settings: readonly Setting[] = [
  // from the factory RING, +QIND and NO CARRIER may go to the modem port, interface 03; asked for at each start
  { set: 'AT+QURCCFG="urcport","usbat"', ask: 'AT+QURCCFG="urcport"', reads: /"usbat"/ },
  ...standardSettings,
  // the state of calls by whichever the firmware has; where it has neither, the list alone must do
  { set: 'AT+QINDCFG="ccinfo",1,0', otherwise: { set: 'AT^DSCI=1' } },
  // chan_quectel takes RING away, and may have stored that
  { set: 'AT+QINDCFG="ring",1,0' },
  { set: 'AT+QINDCFG="csq",1,0' },
  { set: 'AT+QINDCFG="act",1,0' },
  { set: 'AT+QTONEDET=1' },
  // the sound profile that goes with audio over USB
  { set: 'AT+QAUDMOD=3', ask: 'AT+QAUDMOD?', reads: /^\+QAUDMOD: ?3/ },
]

/** The last field of usbcfg; null where the modem does not tell. */
const readsAsCard = (answer: readonly string[]): boolean | null => {
  const all = answer
    .map(line => /^\+QCFG: ?"usbcfg",(.*)$/.exec(line)?.[1])
    .find(found => found !== undefined)
  return all === undefined ? null : all.trim().endsWith(',1')
}
/** What turns the sound card off and keeps all else, in the modem's own words. */
const cardOff = (answer: readonly string[]): string => {
  const all = answer.map(line => /^\+QCFG: ?("usbcfg",.*),1\s*$/.exec(line)?.[1]).find(found => found)
  return `AT+QCFG=${all},0`
}

const hasCall = async (at: AtSession) => (await ask(at, 'AT+CLCC')).some(line => line.startsWith('+CLCC:'))

/** VoLTE that is off lets calls fail on networks without 3G and 2G, which looks like a broken line. Source: modems.md 2.4 */
const checkVolte = async (at: AtSession, log: Log) => {
  const answer = await ask(at, 'AT+QCFG="ims"')
  if (answer.some(line => /"ims",[02]|"ims",1,0/.test(line)))
    log.warn(
      { answer: answer.join(' '), advice: 'AT+QCFG="ims",1, then AT+CFUN=1,1' },
      'VoLTE is off in the modem: where there is neither 2G nor 3G, calls will not come through',
    )
}

/** Of one line: it remembers what it found out about its modem. */
export const createEc25 = (): Chipset => {
  const audio = createSerialAudio()
  let outport: string | null = null
  let isMute = false
  let hadVoice = false

  /** GNSS shares the audio's port, and its text would be heard as noise. */
  const silenceGnss = async (at: AtSession, log: Log) => {
    const answer = (await ask(at, 'AT+QGPSCFG="outport"')).join()
    const found = /"outport","?(\w+)/.exec(answer)?.[1]
    if (found === undefined || found === 'none') return
    outport ??= found
    if (!(await accepts(at, 'AT+QGPSCFG="outport","none"')))
      log.warn(
        { outport: found },
        'the modem keeps its GNSS text on the audio port: it will be heard in calls',
      )
  }
  /** @throws AUDIO_ON_CARD */
  const probeAudio = async (at: AtSession, log: Log, clock: Clock) => {
    isMute = false
    if (await hasCall(at)) return // while it rings it may be refused and yet be there
    if (await audio.probe(at, clock)) return void (hadVoice = true)
    const usb = await ask(at, 'AT+QCFG="usbcfg"')
    if (readsAsCard(usb)) throw new Fault('AUDIO_ON_CARD', { command: cardOff(usb) })
    if (hadVoice) return // it did before: each call asks again
    isMute = true
    log.error({ usb: usb.join(' ') }, 'the modem refuses AT+QPCMV=1,0: this line cannot answer calls')
  }
  return {
    name: 'EC25',
    get abilities() {
      return isMute ? noAbilities : cellularAbilities
    },
    whyMute: 'its firmware has no audio over USB',
    unsolicited,
    basics: standardBasics,
    settings,
    read: line => readQuectel(line) ?? readStandard(line),
    identify: at => checkMaker(at, 'ec25'),
    prepare: async (at, log, clock) => {
      await silenceGnss(at, log)
      await probeAudio(at, log, clock)
      await checkVolte(at, log)
    },
    restore: async at => {
      if (outport !== null) await accepts(at, `AT+QGPSCFG="outport","${outport}"`)
    },
    restart: 'AT+CFUN=1,1',
    // 16 is normal clearing, 0 means every call
    hangUps: ['AT+QHUP=16,0', 'AT+CHUP', 'ATH'],
    armAudio: audio.arm,
    openAudio: audio.open,
    closeAudio: audio.close,
  }
}

/**
 * A line on a Quectel EC25, EC21 or EG25 with audio by serial port (QPCMV): `atPath` is USB interface 02 and `pcmPath` 01
 * of 2c7c:0125. @throws AUDIO_ON_CARD when the modem is set to be a sound card, and what openSim7600 throws
 */
export const openEc25 = (options: CellularOptions): Promise<Line> => openCellularLine(options, createEc25())
