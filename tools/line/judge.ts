import { createMask } from '../../firmware/at/mask.ts'
import { readOperator, readRegistration, readSignal, readSim } from '../../firmware/at/network-lines.ts'
import { readImei } from '../../firmware/modem/usb/imei.ts'
import { bestOf } from '../../firmware/modem/cellular/network.ts'
import { readHolding } from '../../firmware/modem/cellular/supplementary.ts'
import type { DriverName } from '../../firmware/modem/usb/profiles.ts'
import { bad, good, warn, type Finding } from '../doctor/check.ts'
import { judgeVoice } from './judge-voice.ts'
import type { Answers } from './questions.ts'

/** What the answers of a modem mean, in words. */

export const linesOf = (answers: Answers, command: string): readonly string[] =>
  answers.get(command)?.lines ?? []
export const refused = (answers: Answers, command: string): boolean =>
  (answers.get(command)?.refusal ?? null) !== null
/** The first line, without the name of what was asked. */
export const wordOf = (answers: Answers, command: string): string | null =>
  linesOf(answers, command)[0]?.replace(/^[+^]\w+: ?/, '') ?? null

const masked = (line: string) => createMask()('<', line)

const who = (answers: Answers): Finding => {
  const words = ['AT+CGMI', 'AT+CGMM', 'AT+CGMR'].map(command => wordOf(answers, command)).filter(Boolean)
  const said = words.length > 0 ? words.join(' ') : linesOf(answers, 'ATI').join(' ')
  return said
    ? good('modem', said)
    : warn('modem', 'it does not say what it is', 'see that this is an AT port')
}
const imei = (answers: Answers): readonly Finding[] => {
  const found = readImei(linesOf(answers, 'AT+CGSN'))
  return found ? [good('IMEI', `…${found.slice(-4)}`)] : []
}
const sim = (answers: Answers): Finding => {
  const state = linesOf(answers, 'AT+CPIN?').map(readSim).find(Boolean)?.state
  if (state === 'READY') {
    const own = linesOf(answers, 'AT+CNUM').map(masked)[0]
    return good('SIM card', own ? `ready, ${own}` : 'ready')
  }
  if (state) {
    const tries = wordOf(answers, 'AT+SPIC')
    const left = tries ? ` (tries left: ${tries})` : ''
    return bad(
      'SIM card',
      `it asks for ${state}${left}`,
      'take the PIN off in a telephone: the box never types one',
    )
  }
  const why = answers.get('AT+CPIN?')?.refusal ?? 'no answer'
  return bad('SIM card', `not usable: ${why}`, 'put a card in, and restart the modem')
}
const signal = (answers: Answers): Finding => {
  const dbm = linesOf(answers, 'AT+CSQ').map(readSignal).find(Boolean)?.dbm ?? null
  if (dbm === null) return warn('signal', 'unknown', 'check the antenna')
  if (dbm < -100) return warn('signal', `${dbm} dBm, weak`, 'move the antenna to a window')
  return good('signal', `${dbm} dBm`)
}
const network = (answers: Answers): Finding => {
  const states = ['AT+CREG?', 'AT+CEREG?'].flatMap(command =>
    linesOf(answers, command).flatMap(line => readRegistration(line)?.state ?? []),
  )
  const state = bestOf(states)
  const operator = linesOf(answers, 'AT+COPS?').map(readOperator).find(Boolean)?.name
  if (state === 'home' || state === 'roaming')
    return good('network', `${state}${operator ? `, ${operator}` : ''}`)
  const remedies = {
    denied: 'the network refuses this SIM card: see that it is paid for, and that it may be used in a modem',
    searching: 'check the antenna; a first search may take some minutes',
  } as const
  const remedy = state === 'denied' ? remedies.denied : remedies.searching
  return bad('network', state === 'denied' ? 'refused' : 'none', remedy)
}
/** What calls can do on it beside being answered. Source: 3GPP TS 27.007 §7.13, annex C.2.11 */
const calls = (answers: Answers): readonly Finding[] => {
  const forms = new Set(linesOf(answers, 'AT+CHLD=?').flatMap(line => readHolding(line) ?? []))
  const can = [
    ...(forms.has('2') ? ['hold and swap'] : []),
    ...(forms.has('3') ? ['three-way'] : []),
    ...(forms.has('4') ? ['put through'] : []),
    ...(refused(answers, 'AT+VTS=?') ? [] : ['send keys']),
    ...(refused(answers, 'AT+CMGF=?') ? [] : ['text messages']),
  ]
  const up = linesOf(answers, 'AT+CLCC').filter(line => line.startsWith('+CLCC:')).length
  return [
    can.length > 0
      ? good('can', can.join(', '))
      : warn('can', 'only be rung and answered', 'callers can be answered, and not be put through'),
    ...(up > 0 ? [warn('calls', `${up} up at this moment`, 'ask again when the line is free')] : []),
  ]
}

const audio: Readonly<Record<Exclude<DriverName, 'v253'>, (answers: Answers) => readonly Finding[]>> = {
  sim7600: answers => [
    refused(answers, 'AT+CPCMREG=?')
      ? bad(
          'sound',
          'its firmware has no audio over USB (AT+CPCMREG)',
          'ask the seller for firmware with voice',
        )
      : good('sound', 'over USB (AT+CPCMREG)'),
  ],
  ec25: answers => {
    const usb = wordOf(answers, 'AT+QCFG="usbcfg"') ?? ''
    const ims = wordOf(answers, 'AT+QCFG="ims"') ?? ''
    const urc = /"urcport","(\w+)/.exec(wordOf(answers, 'AT+QURCCFG="urcport"') ?? '')?.[1] ?? 'usbat'
    return [
      ...(usb.trim().endsWith(',1')
        ? [
            warn(
              'sound',
              'set to be a sound card (UAC)',
              'the box uses the serial port: see board/ec25/README.md',
            ),
          ]
        : []),
      refused(answers, 'AT+QPCMV?')
        ? bad(
            'sound',
            'its firmware has no audio over USB (AT+QPCMV)',
            'ask the seller for firmware with voice',
          )
        : good('sound', 'over USB (AT+QPCMV); a test call shows whether it flows'),
      ...(/"ims",(?:[02]|1,0)/.test(ims)
        ? [warn('VoLTE', 'off', 'where there is no 2G or 3G calls will fail: see board/ec25/README.md')]
        : []),
      ...(urc.includes('usbat')
        ? []
        : [warn('events', `they go to ${urc}`, 'the box sends them to its AT port when it starts')]),
    ]
  },
  generic: () => [
    warn(
      'sound',
      'none: how to reach it is known for no modem of this kind',
      'callers can only be sent texts',
    ),
  ],
}

/** Everything the answers tell. */
export const judge = (answers: Answers, driver: DriverName): readonly Finding[] => {
  if (driver === 'v253') return judgeVoice(answers)
  const isReady = sim(answers).state === 'good'
  return [
    who(answers),
    ...imei(answers),
    sim(answers),
    ...(isReady ? [signal(answers), network(answers)] : []),
    ...audio[driver](answers),
    ...calls(answers),
  ]
}
