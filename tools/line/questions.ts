import type { AtSession } from '../../firmware/at/session.ts'
import { createMask } from '../../firmware/at/mask.ts'
import { isFault } from '../../firmware/fault/fault.ts'
import type { DriverName } from '../../firmware/modem/usb/profiles.ts'

/** What a modem said to one command. */
export interface Answer {
  readonly command: string
  /** Without echo and final result, as the modem said it: it may hold numbers. */
  readonly lines: readonly string[]
  /** The modem's own word where it refused; null when it answered OK. */
  readonly refusal: string | null
}
export type Answers = ReadonlyMap<string, Answer>

const identity = ['ATI', 'AT+CGMI', 'AT+CGMM', 'AT+CGMR']
const cellular = [
  ...identity,
  'AT+CGSN',
  'AT+CPIN?',
  'AT+CIMI',
  'AT+CNUM',
  'AT+CSQ',
  'AT+CREG?',
  'AT+CEREG?',
  'AT+COPS?',
  'AT+CHLD=?',
  'AT+VTS=?',
  'AT+CMGF=?',
  'AT+CPMS?',
  'AT+CLCC',
]

/** What each driver's modem is asked. Nothing of it changes anything. */
export const questions: Readonly<Record<DriverName, readonly string[]>> = {
  // read-backs and test forms: modems.md 1.2, 1.4, 1.6
  sim7600: [...cellular, 'AT+CPCMREG=?', 'AT+CPCMFRM?', 'AT+CNSMOD?', 'AT+SPIC'],
  // modems.md 2.2 to 2.4
  ec25: [
    ...cellular,
    'AT+QPCMV?',
    'AT+QCFG="usbcfg"',
    'AT+QCFG="ims"',
    'AT+QURCCFG="urcport"',
    'AT+QGPSCFG="outport"',
  ],
  generic: cellular,
  // modems.md 3.1, 3.2. AT+VTR=? answers ERROR even where there is duplex: it is not asked
  v253: [
    'ATI0',
    'ATI3',
    'ATI7',
    'AT+FMI',
    'AT+FMM',
    'AT+FCLASS=?',
    'AT+FCLASS?',
    'AT+VSM=?',
    'AT+VLS=?',
    'AT+GCI?',
    'AT+VCID=?',
  ],
}

const ASK_MS = 9_000
/** 'SIM busy' right after the mains is no answer yet. */
const GRACE_MS = 500

const ask = async (at: AtSession, command: string): Promise<Answer> => {
  try {
    const lines = await at.send(command, { timeoutMs: ASK_MS, graceMs: GRACE_MS })
    return { command, lines, refusal: null }
  } catch (error) {
    if (!isFault(error, 'AT_ERROR')) throw error
    return { command, lines: [], refusal: String(error.detail['result']) }
  }
}

/** @throws AT_TIMEOUT, or what closed the session */
export const askAll = async (at: AtSession, driver: DriverName): Promise<Answers> => {
  const answers = new Map<string, Answer>()
  for (const command of questions[driver]) answers.set(command, await ask(at, command))
  return answers
}

/** The same for people and files: numbers but for their last two digits, and names, taken out. */
export const withoutSecrets = (answers: Answers): readonly Answer[] => {
  const mask = createMask()
  return [...answers.values()].map(answer => ({
    ...answer,
    command: mask('>', answer.command),
    lines: answer.lines.map(line => mask('<', line)),
  }))
}
