import type { Reply } from './at-interpreter.ts'
import type { Sim7600Faults } from './sim7600-faults.ts'
import type { Sim7600Firmware } from './sim7600-firmware.ts'

/** What commands set; a restart puts all of it back. */
export interface Settings {
  echo: number
  cmee: number
  clip: number
  clcc: number
  creg: number
  cereg: number
  crc: number
  ddet: number
  autocsq: number
  cpcmfrm: number
  operatorForm: number
}
export const factory = (): Settings => ({
  echo: 1,
  cmee: 2,
  clip: 0,
  clcc: 0,
  creg: 0,
  cereg: 0,
  crc: 0,
  ddet: 0,
  autocsq: 0,
  cpcmfrm: 0,
  operatorForm: 0,
})

export interface CommandOptions {
  readonly settings: Settings
  readonly faults: Sim7600Faults
  readonly firmware: Sim7600Firmware
  readonly imei: string
  readonly operator: string
  readonly calls: () => readonly string[]
  readonly answer: () => Promise<Reply>
  readonly hangUp: () => Reply
  readonly audio: {
    readonly open: () => Reply
    readonly close: (form: string) => Reply
    readonly isOpen: () => boolean
  }
  readonly reset: () => void
}

const OK: Reply = { final: 'OK' }
const ERROR: Reply = { final: 'ERROR' }
const says = (...lines: readonly string[]): Reply => ({ lines, final: 'OK' })

/** Plain switches: name, setting, greatest value, and whether they want a SIM card. */
const switches: Readonly<Record<string, readonly [keyof Settings, number, boolean]>> = {
  '+CMEE': ['cmee', 2, false],
  '+CLIP': ['clip', 1, true],
  '+CLCC': ['clcc', 1, false],
  '+CREG': ['creg', 2, false],
  '+CEREG': ['cereg', 2, false],
  '+CRC': ['crc', 1, false],
  '+DDET': ['ddet', 1, true],
  '+AUTOCSQ': ['autocsq', 1, false],
  '+CPCMFRM': ['cpcmfrm', 1, false],
}

/** The command line's vocabulary. Source: "SIM7500_SIM7600 Series AT Command Manual" V2.00, and ModemManager's simtech tests */
export const createCommands = (options: CommandOptions) => {
  const { settings, faults, firmware, audio } = options
  const simError = { missing: 10, pin: 11, busy: 14 } as const
  const needSim = (then: () => Reply): Reply =>
    faults.sim === 'ready' ? then() : { final: simError[faults.sim] }

  const registration = (name: '+CREG' | '+CEREG') => {
    const mode = settings[name === '+CREG' ? 'creg' : 'cereg']
    const cell = mode === 2 && [1, 5].includes(faults.registration) ? ',"00A1","01C2A304",7' : ''
    return `${name}: ${mode},${faults.registration}${cell}`
  }
  const operator = () => {
    const isOn = [1, 5].includes(faults.registration)
    return isOn ? `+COPS: 0,${settings.operatorForm},"${options.operator}",7` : '+COPS: 0'
  }
  const readAt: Readonly<Record<string, () => Reply>> = {
    '+CREG?': () => says(registration('+CREG')),
    '+CEREG?': () => says(registration('+CEREG')),
    '+CLIP?': () => needSim(() => says(`+CLIP: ${settings.clip},1`)),
    '+COPS?': () => says(operator()),
    '+CPIN?': () => (faults.sim === 'pin' ? says('+CPIN: SIM PIN') : needSim(() => says('+CPIN: READY'))),
    '+CPCMREG?': () => says(`+CPCMREG: ${audio.isOpen() ? 1 : 0}`),
    '+CPCMREG=?': () => says('+CPCMREG: (0-1)'),
    '+CPCMFRM=?': () => says('+CPCMFRM: (0-1)'),
    '+CFUN?': () => says('+CFUN: 1'),
  }
  const setEcho = (to: number) => {
    settings.echo = to
    return OK
  }
  const reset = () => ({ final: 'OK', after: options.reset })
  const plain: Readonly<Record<string, () => Reply | Promise<Reply>>> = {
    '': () => OK,
    E0: () => setEcho(0),
    E1: () => setEcho(1),
    Z: () => (Object.assign(settings, factory()), OK),
    '&F': () => (Object.assign(settings, factory()), OK),
    I: () =>
      says('Manufacturer: SIMCOM INCORPORATED', `Model: ${firmware.model}`, `Revision: ${firmware.revision}`),
    A: options.answer,
    H: options.hangUp,
    '+CHUP': options.hangUp,
    '+CLCC': () => says(...options.calls()),
    '+CSQ': () => says(`+CSQ: ${faults.signal},99`),
    '+CGMI': () => says('SIMCOM INCORPORATED'),
    '+CGMM': () => says(firmware.model),
    '+CGMR': () => says(`+CGMR: ${firmware.revision}`),
    '+CGSN': () => says(options.imei),
    '+CPCMREG=1': audio.open,
    '+COPS=3,0': () => ((settings.operatorForm = 0), OK),
    '+COPS=3,2': () => ((settings.operatorForm = 2), OK),
    '+CRESET': reset,
    '+CFUN=1,1': reset,
  }
  const setSwitch = (name: string, value: string): Reply => {
    const [key, most, wantsSim] = switches[name] ?? []
    const to = Number(value.split(',')[0])
    if (key === undefined || most === undefined || !/^\d/.test(value) || to > most) return ERROR
    const set = () => ((settings[key] = to), OK)
    return wantsSim ? needSim(set) : set()
  }
  return (command: string): Reply | Promise<Reply> => {
    const asked = command.toUpperCase()
    const known = plain[asked] ?? readAt[asked]
    if (known) return known()
    const [name = '', value] = asked.split(/=(.*)/)
    if (name === '+CPCMREG' && value !== undefined) return audio.close(value)
    if (value !== undefined) return setSwitch(name, value)
    const key = switches[name.replace('?', '')]?.[0]
    return key && name.endsWith('?') ? says(`${name.slice(0, -1)}: ${settings[key]}`) : ERROR
  }
}
