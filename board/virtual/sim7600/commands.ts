import type { Reply } from '../cellular/at-interpreter.ts'
import type { Sim7600Firmware } from './firmware.ts'
import {
  createStandardCommands,
  OK,
  says,
  standardFactory,
  type StandardOptions,
  type StandardSettings,
} from '../cellular/standard-commands.ts'

/** What commands set; a restart puts all of it back. */
export interface Settings extends StandardSettings {
  clcc: number
  ddet: number
  autocsq: number
  cpcmfrm: number
}
export const factory = (): Settings => ({ ...standardFactory(), clcc: 0, ddet: 0, autocsq: 0, cpcmfrm: 0 })

export interface CommandOptions extends Omit<
  StandardOptions<Settings>,
  'factory' | 'identity' | 'own' | 'switches' | 'setters'
> {
  readonly firmware: Sim7600Firmware
  readonly audio: {
    readonly open: () => Reply
    readonly close: (form: string) => Reply
    readonly isOpen: () => boolean
  }
}

/** The command line's vocabulary. Source: "SIM7500_SIM7600 Series AT Command Manual" V2.00, and ModemManager's simtech tests */
export const createCommands = (options: CommandOptions) => {
  const { audio, firmware } = options
  const { model, revision } = firmware
  const maker = 'SIMCOM INCORPORATED'
  return createStandardCommands<Settings>({
    ...options,
    factory,
    identity: {
      maker,
      model,
      revision: `+CGMR: ${revision}`,
      lines: [`Manufacturer: ${maker}`, `Model: ${model}`, `Revision: ${revision}`],
    },
    switches: {
      '+CLCC': ['clcc', 1, false],
      '+DDET': ['ddet', 1, true],
      '+AUTOCSQ': ['autocsq', 1, false],
      '+CPCMFRM': ['cpcmfrm', 1, false],
    },
    own: {
      '+CPCMREG?': () => says(`+CPCMREG: ${audio.isOpen() ? 1 : 0}`),
      '+CPCMREG=?': () => says('+CPCMREG: (0-1)'),
      '+CPCMFRM=?': () => says('+CPCMFRM: (0-1)'),
      '+CPCMREG=1': audio.open,
      '+SPIC': () => says(`+SPIC: ${options.faults.pinTries},10,3,10`),
      '+CRESET': () => ({ ...OK, after: options.reset }),
    },
    setters: { '+CPCMREG': audio.close },
  })
}
