import type { Key } from '../../../firmware/ports/line.ts'
import type { Clock } from '../../../firmware/time/clock.ts'
import type { Reply } from './at-interpreter.ts'
import type { CellularFaults } from './faults.ts'

/** What the standard's commands set; a restart puts all of it back. */
export interface StandardSettings {
  echo: number
  cmee: number
  clip: number
  creg: number
  cereg: number
  crc: number
  ccwa: number
  operatorForm: number
}
export const standardFactory = (): StandardSettings => ({
  echo: 1,
  cmee: 2,
  clip: 0,
  creg: 0,
  cereg: 0,
  crc: 0,
  ccwa: 0,
  operatorForm: 0,
})

export type Answer = () => Reply | Promise<Reply>

/** Plain switches: name, setting, greatest value, and whether they want a SIM card. */
export type Switches<Settings> = Readonly<Record<string, readonly [keyof Settings, number, boolean]>>

export interface StandardOptions<Settings extends StandardSettings> {
  readonly settings: Settings
  readonly factory: () => Settings
  readonly faults: CellularFaults
  /** As AT+CGMI, AT+CGMM and AT+CGMR give them, and ATI in one. */
  readonly identity: {
    readonly maker: string
    readonly model: string
    readonly revision: string
    readonly lines: readonly string[]
  }
  readonly clock: Clock
  readonly notify: (line: string) => void
  readonly imei: string
  readonly operator: string
  readonly calls: () => readonly string[]
  readonly answer: () => Promise<Reply>
  readonly hangUp: () => Reply
  readonly dial: (digits: string) => Reply
  /** AT+CHLD=… */
  readonly rearrange: (form: string) => Reply
  readonly holding: readonly string[]
  /** AT+VTS=… */
  readonly press: (key: Key) => Reply
  /** How AT+VTS wants its key; any way if absent. */
  readonly keyForm?: 'bare' | 'quoted'
  readonly lastCause: () => string
  readonly reset: () => void
  /** The family's own commands: whole ones in capitals, with their values. */
  readonly own?: Readonly<Record<string, Answer>>
  readonly switches?: Switches<Settings>
  /** The family's own setters by name, given what stands behind the = in capitals. */
  readonly setters?: Readonly<Record<string, (value: string) => Reply>>
}

export const OK: Reply = { final: 'OK' }
export const ERROR: Reply = { final: 'ERROR' }
export const says = (...lines: readonly string[]): Reply => ({ lines, final: 'OK' })

const simError = { missing: 10, pin: 11, puk: 12, busy: 14 } as const
const WRONG_PASSWORD = 16
const NOT_ALLOWED = 3
/** From AT+CUSD to the network's answer. */
const USSD_MS = 1_500

/** The command line that every cellular modem understands. Source: ITU-T V.250, 3GPP TS 27.007 */
export const createStandardCommands = <Settings extends StandardSettings>(
  options: StandardOptions<Settings>,
) => {
  const { settings, faults, identity } = options
  const needSim = (then: () => Reply): Reply =>
    faults.sim === 'ready' ? then() : { final: simError[faults.sim] }
  const sim = (): Reply => {
    if (faults.sim === 'pin') return says('+CPIN: SIM PIN')
    if (faults.sim === 'puk') return says('+CPIN: SIM PUK')
    return needSim(() => says('+CPIN: READY'))
  }
  const enterPin = (value: string): Reply => {
    if (faults.sim !== 'pin') return { final: NOT_ALLOWED }
    const isRight = value.replaceAll('"', '') === faults.pin
    faults.pinTries = isRight ? 3 : faults.pinTries - 1
    if (isRight) faults.sim = 'ready'
    else if (faults.pinTries === 0) faults.sim = 'puk'
    return isRight ? OK : { final: WRONG_PASSWORD }
  }
  /** The network's answer comes after the OK. */
  const askNetwork = (value: string): Reply => {
    const code = /^1,"([^"]+)"/.exec(value)?.[1]
    if (code === undefined) return OK
    const answer = faults.ussd(code)
    const say = async () => {
      await options.clock.sleep(USSD_MS)
      options.notify(answer ?? '+CUSD: 4')
    }
    return { ...OK, after: () => void say() }
  }
  const isOn = () => [1, 5].includes(faults.registration)
  const registration = (name: '+CREG' | '+CEREG') => {
    const mode = settings[name === '+CREG' ? 'creg' : 'cereg']
    const cell = mode === 2 && isOn() ? ',"00A1","01C2A304",7' : ''
    return `${name}: ${mode},${faults.registration}${cell}`
  }
  const operator = () => (isOn() ? `+COPS: 0,${settings.operatorForm},"${options.operator}",7` : '+COPS: 0')
  const set = (change: Partial<StandardSettings>) => () => (Object.assign(settings, change), OK)
  const back = () => (Object.assign(settings, options.factory()), OK)
  const reset = () => ({ final: 'OK', after: options.reset })
  const known: Readonly<Record<string, Answer>> = {
    '': () => OK,
    E0: set({ echo: 0 }),
    E1: set({ echo: 1 }),
    Z: back,
    '&F': back,
    I: () => says(...identity.lines),
    A: options.answer,
    H: options.hangUp,
    '+CHUP': options.hangUp,
    '+CLCC': () => says(...options.calls()),
    '+CEER': () => says(`+CEER: "${options.lastCause()}"`),
    '+CHLD=?': () => says(`+CHLD: (${options.holding.join(',')})`),
    '+VTS=?': () => says('+VTS: (0-9,*,#,A-D)'),
    '+CSQ': () => says(`+CSQ: ${faults.signal},99`),
    '+CGMI': () => says(identity.maker),
    '+CGMM': () => says(identity.model),
    '+CGMR': () => says(identity.revision),
    '+CGSN': () => says(options.imei),
    '+CREG?': () => says(registration('+CREG')),
    '+CEREG?': () => says(registration('+CEREG')),
    '+CLIP?': () => needSim(() => says(`+CLIP: ${settings.clip},1`)),
    '+COPS?': () => says(operator()),
    '+CPIN?': () => sim(),
    '+CPINR="SIM PIN"': () => says(`+CPINR: SIM PIN,${faults.pinTries},3`),
    '+CFUN?': () => says('+CFUN: 1'),
    '+COPS=3,0': set({ operatorForm: 0 }),
    '+COPS=3,2': set({ operatorForm: 2 }),
    '+CFUN=1,1': reset,
    ...options.own,
  }
  const switches: Switches<Settings> = {
    '+CMEE': ['cmee', 2, false],
    '+CLIP': ['clip', 1, true],
    '+CCWA': ['ccwa', 1, true],
    '+CREG': ['creg', 2, false],
    '+CEREG': ['cereg', 2, false],
    '+CRC': ['crc', 1, false],
    ...options.switches,
  }
  const press = (value: string): Reply => {
    const key = /^("?)([0-9*#A-D])\1$/.exec(value)?.[2]
    const form = value.startsWith('"') ? 'quoted' : 'bare'
    return key && (options.keyForm ?? form) === form ? options.press(key as Key) : ERROR
  }
  const setSwitch = (name: string, value: string): Reply => {
    const [key, most, wantsSim] = switches[name] ?? []
    const to = Number(value.split(',')[0])
    if (key === undefined || most === undefined || !/^\d/.test(value) || to > most) return ERROR
    const change = () => (Object.assign(settings, { [key]: to }), OK)
    return wantsSim ? needSim(change) : change()
  }
  return (command: string): Reply | Promise<Reply> => {
    const asked = command.toUpperCase()
    const whole = known[asked]
    if (whole) return whole()
    const digits = /^D([0-9*#+A-D]+)(;?)$/.exec(asked)
    if (digits?.[1]) return digits[2] ? options.dial(digits[1]) : { final: 'NO CARRIER' } // without it a data call
    const [name = '', value] = asked.split(/=(.*)/)
    if (name === '+CPIN' && value !== undefined) return enterPin(value)
    if (name === '+CUSD' && value !== undefined) return needSim(() => askNetwork(value))
    if (name === '+CHLD' && value !== undefined) return options.rearrange(value)
    if (name === '+VTS' && value !== undefined) return press(value)
    if (value !== undefined) return options.setters?.[name]?.(value) ?? setSwitch(name, value)
    const key = switches[name.replace('?', '')]?.[0]
    return key && name.endsWith('?') ? says(`${name.slice(0, -1)}: ${String(settings[key])}`) : ERROR
  }
}
