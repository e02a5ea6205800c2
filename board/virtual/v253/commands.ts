import type { Key } from '../../../firmware/ports/line.ts'
import type { Reply } from '../cellular/at-interpreter.ts'
import type { createV253Calls } from './calls.ts'
import type { V253Faults } from './faults.ts'
import type { V253Firmware } from './firmware.ts'
import type { StreamKind } from './stream.ts'

/** What commands set; a restart, and ATZ, put all of it back. */
export interface V253Settings {
  echo: number
  fclass: number
  vcid: number
  vdr: number
  vls: number
  compression: number
  country: string
}
export const v253Factory = (firmware: V253Firmware): V253Settings => ({
  echo: 1,
  fclass: 0,
  vcid: 0,
  vdr: 0,
  vls: 0,
  compression: firmware.defaultCompression,
  country: 'B5',
})

export interface V253CommandOptions {
  readonly firmware: V253Firmware
  readonly faults: V253Faults
  readonly settings: V253Settings
  readonly calls: ReturnType<typeof createV253Calls>
  readonly begin: (kind: StreamKind) => void
  /** Plays these keys to the line; resolves when they have been played. */
  readonly play: (keys: readonly Key[]) => Promise<void>
}

const OK: Reply = { final: 'OK' }
const ERROR: Reply = { final: 'ERROR' }
const says = (...lines: readonly string[]): Reply => ({ lines, final: 'OK' })

/** The command line's vocabulary. Source: Conexant 102752C, USR 5637 OEM guide (modems.md 3.2) */
export const createV253Commands = (options: V253CommandOptions) => {
  const { firmware, faults, settings, calls } = options
  const inVoice = (then: () => Reply): Reply => (settings.fclass === 8 ? then() : ERROR)
  const stream = (kind: StreamKind) => () =>
    inVoice(() => {
      const isRefused = !calls.isLifted() || (kind === 'duplex' && !faults.hasDuplex)
      return isRefused ? ERROR : { final: 'CONNECT', after: () => options.begin(kind) }
    })
  const setClass = (value: string) => {
    if (!/^[018]$/.test(value) || (value === '8' && faults.isVoiceless)) return ERROR
    settings.fclass = Number(value)
    return OK
  }
  const setLine = (value: string) =>
    inVoice(() => {
      if (!/^[0-7]$/.test(value)) return ERROR
      settings.vls = Number(value)
      const isOff = settings.vls === 0 || settings.vls === 4
      if (isOff) calls.rest()
      else calls.lift()
      return OK
    })
  const setCompression = (value: string) =>
    inVoice(() => {
      const [code = '', rate] = value.split(',')
      if (!(code in firmware.codings) || rate !== '8000') return ERROR
      settings.compression = Number(code)
      return OK
    })
  const setCountry = (value: string) => {
    if (!firmware.countries.includes(value)) return ERROR
    settings.country = value
    return OK
  }
  const setNumber = (key: 'vcid' | 'vdr', value: string) => {
    settings[key] = Number.parseInt(value, 10)
    return OK
  }
  const playKeys = async (value: string): Promise<Reply> => {
    const keys = value.split(',')
    if (settings.fclass !== 8 || !calls.isLifted() || !keys.every(key => /^[0-9A-D*#]$/.test(key)))
      return ERROR
    await options.play(keys as Key[])
    return OK
  }
  const hang = () => {
    calls.rest()
    settings.vls = 0
    settings.fclass = 0 // so that FCLASS and VCID must be sent again
    return OK
  }
  const reset = () => {
    hang()
    Object.assign(settings, v253Factory(firmware), { echo: settings.echo, country: settings.country })
    return OK
  }
  const setEcho = (to: number) => {
    settings.echo = to
    return OK
  }
  const recall = () => {
    const report = calls.recall()
    return report ? says(...report) : ERROR
  }
  const listed = (rows: readonly string[]) => (rows.length === 0 || faults.isTaciturn ? ERROR : says(...rows))
  const plain: Readonly<Record<string, () => Reply | Promise<Reply>>> = {
    '': () => OK,
    Z: reset,
    '&F': reset,
    E0: () => setEcho(0),
    E1: () => setEcho(1),
    Q0V1E0: () => setEcho(0),
    H: hang,
    H0: hang,
    H1: () => (calls.lift(), OK),
    I0: () => says(firmware.product),
    I3: () => says(firmware.identity),
    I7: () => says(`Firmware Version ${faults.version ?? firmware.version}`),
    '+FCLASS?': () => says(String(settings.fclass)),
    '+FCLASS=?': () => says(faults.isVoiceless ? '0,1,1.0,2' : '0,1,1.0,2,8'),
    '+VSM=?': () => listed(firmware.compressions),
    '+VLS=?': () => listed(firmware.lineSources),
    '+GCI?': () => says(`+GCI: ${settings.country}`),
    '+VRID=0': recall,
    '+VTS=!': () => inVoice(() => (calls.flash() ? OK : ERROR)),
    '+VTR': stream('duplex'),
    '+VRX': stream('record'),
    '+VTX': stream('play'),
  }
  const setters: Readonly<Record<string, (value: string) => Reply | Promise<Reply>>> = {
    '+FCLASS': setClass,
    '+VLS': setLine,
    '+VSM': setCompression,
    '+GCI': setCountry,
    '+VCID': value => setNumber('vcid', value),
    '+VTS': playKeys,
    '+VDR': value => setNumber('vdr', value),
  }
  return (command: string): Reply | Promise<Reply> => {
    const asked = command.toUpperCase()
    const known = plain[asked]
    if (known) return known()
    const digits = /^DT?([\d*#,W!]+)$/.exec(asked)?.[1]
    if (digits !== undefined) return calls.dial(digits)
    const [name = '', value] = asked.split(/=(.*)/)
    const setter = setters[name]
    if (setter && value !== undefined && value !== '?') return setter(value)
    return firmware.accepts.some(pattern => pattern.test(asked)) ? OK : ERROR
  }
}
