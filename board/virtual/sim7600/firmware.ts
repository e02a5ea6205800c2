/** In what one firmware of SIM7600 differs from another, as reported from the field. */
export interface Sim7600Firmware {
  /** As AT+CGMR gives it. */
  readonly revision: string
  readonly model: string
  /** The forms of AT+CPCMREG=… that stop audio: older firmware knows '0' alone, V2 refuses it. */
  readonly audioOff: readonly string[]
  /** CRs before the LF around +RXDTMF. */
  readonly keyCrs: 1 | 2
  /** Which comes first when the caller hangs up. */
  readonly goodbye: readonly ('NO CARRIER' | 'VOICE CALL: END')[]
  /** Its audio endpoint wears out: refuses first in the second call, takes nothing from the third, until a restart. */
  readonly tires: boolean
  /** What AT+CHLD=? lists. */
  readonly holding: readonly string[]
  /** How it wants the key of AT+VTS. */
  readonly keyForm: 'bare' | 'quoted'
}

export const firmwares = {
  LE20B02SIM7600M22: {
    revision: 'LE20B02SIM7600M22',
    model: 'SIMCOM_SIM7600E-H',
    audioOff: ['0'],
    keyCrs: 1,
    goodbye: ['VOICE CALL: END', 'NO CARRIER'],
    holding: ['0', '1', '1x', '2', '2x', '3', '4'],
    keyForm: 'bare',
    tires: false,
  },
  'SIM7600M21-A_V2.0.2': {
    revision: 'SIM7600M21-A_V2.0.2',
    model: 'SIMCOM_SIM7600G-H',
    audioOff: ['0,1', '0,0'],
    keyCrs: 2,
    goodbye: ['NO CARRIER', 'VOICE CALL: END'],
    holding: ['0', '1', '1x', '2', '2x', '3'],
    keyForm: 'quoted',
    tires: false,
  },
  'LE20B05SIM7600M21-A_250919': {
    revision: 'LE20B05SIM7600M21-A_250919',
    model: 'SIMCOM_SIM7600G-H',
    audioOff: ['0,1', '0,0'],
    keyCrs: 1,
    goodbye: ['VOICE CALL: END', 'NO CARRIER'],
    holding: ['0', '1', '1x', '2', '2x', '3', '4'],
    keyForm: 'bare',
    tires: true,
  },
} as const satisfies Record<string, Sim7600Firmware>

export type FirmwareName = keyof typeof firmwares
