import type { Reply } from '../cellular/at-interpreter.ts'
import type { Ec25Firmware, Ec25Memory } from './firmware.ts'
import {
  createStandardCommands,
  ERROR,
  OK,
  says,
  standardFactory,
  type StandardOptions,
  type StandardSettings,
} from '../cellular/standard-commands.ts'

/** What commands set; a restart puts all of it back. */
export interface Ec25Settings extends StandardSettings {
  ccinfo: number
  dsci: number
  ring: number
  csq: number
  act: number
  tones: number
  audmod: number
}
export const ec25SettingsAtStart = (): Ec25Settings => ({
  ...standardFactory(),
  ccinfo: 0,
  dsci: 0,
  ring: 1,
  csq: 0,
  act: 0,
  tones: 0,
  audmod: 0,
})

export interface Ec25CommandOptions extends Omit<
  StandardOptions<Ec25Settings>,
  'factory' | 'identity' | 'own' | 'switches' | 'setters'
> {
  readonly firmware: Ec25Firmware
  readonly memory: Ec25Memory
  readonly audio: {
    readonly set: (value: string) => Reply
    readonly read: () => Reply
    readonly test: () => Reply
  }
}

/** The parts of '"NAME",1,0': the name in quotes, and what follows it. */
const parts = (value: string): readonly [string, readonly string[]] => {
  const [name = '', ...rest] = value.split(',').map(part => part.replaceAll('"', '').toLowerCase())
  return [name, rest]
}

/** AT+QINDCFG="<name>",<on>[,<stored>]: which events are told. */
const setIndication = (settings: Ec25Settings, firmware: Ec25Firmware) => (value: string) => {
  const [name, [on]] = parts(value)
  if (name !== 'ccinfo' && name !== 'ring' && name !== 'csq' && name !== 'act') return ERROR
  if (name === 'ccinfo' && firmware.tells !== 'ccinfo') return ERROR
  if (on === undefined) return says(`+QINDCFG: "${name}",${settings[name]},0`)
  settings[name] = on === '1' ? 1 : 0
  return OK
}
/** AT+QURCCFG="urcport" and AT+QGPSCFG="outport": one stored word each. */
const setWord = (command: string, memory: Ec25Memory, key: 'urcport' | 'outport') => (value: string) => {
  const [name, [word]] = parts(value)
  if (name !== key) return ERROR
  if (word === undefined) return says(`${command}: "${key}","${memory[key]}"`)
  memory[key] = word
  return OK
}
/** AT+QCFG: what it is on USB, and VoLTE. */
const setConfiguration = (memory: Ec25Memory) => (value: string) => {
  const [name, rest] = parts(value)
  if (name === 'ims') {
    if (rest.length === 0) return says(`+QCFG: "ims",${memory.ims},${memory.ims === 2 ? 0 : 1}`)
    memory.ims = Number(rest[0])
    return OK
  }
  if (name !== 'usbcfg') return ERROR
  if (rest.length === 0) return says(`+QCFG: "usbcfg",0x2C7C,0x0125,1,1,1,1,1,0,${memory.isCard ? 1 : 0}`)
  if (rest.length !== 9) return ERROR
  memory.isCard = rest[8] === '1'
  return OK
}

/** The command line's vocabulary. Source: "EC2x&EG9x&EG2x-G Series AT Commands Manual" V1.0, and field reports */
export const createEc25Commands = (options: Ec25CommandOptions) => {
  const { settings, firmware, memory, audio } = options
  const { model, revision } = firmware
  const hangUpAll = (value: string) => (/^\d+(,\d)?$/.test(value) ? options.hangUp() : ERROR)
  return createStandardCommands<Ec25Settings>({
    ...options,
    factory: ec25SettingsAtStart,
    identity: {
      maker: 'Quectel',
      model,
      revision,
      lines: ['Quectel', model, `Revision: ${revision}`],
    },
    switches: {
      '+QTONEDET': ['tones', 1, false],
      '+QAUDMOD': ['audmod', 3, false],
      ...(firmware.tells === 'dsci' ? { '^DSCI': ['dsci', 1, false] as const } : {}),
    },
    own: {
      '+QPCMV?': audio.read,
      '+QPCMV=?': audio.test,
      '+QCCID': () => says('+QCCID: 89370010000000000017'),
    },
    setters: {
      '+QPCMV': audio.set,
      '+QINDCFG': setIndication(settings, firmware),
      '+QURCCFG': setWord('+QURCCFG', memory, 'urcport'),
      '+QGPSCFG': setWord('+QGPSCFG', memory, 'outport'),
      '+QCFG': setConfiguration(memory),
      ...(firmware.hasQhup ? { '+QHUP': hangUpAll } : {}),
    },
  })
}
