/** In what one firmware of the EC25 family differs from another, as reported from the field; revisions are examples. */
export interface Ec25Firmware {
  /** As AT+CGMR gives it. */
  readonly revision: string
  readonly model: string
  /** How it tells of calls; 'list' says nothing and must be asked. Source: modems.md 2.3 */
  readonly tells: 'ccinfo' | 'dsci' | 'list'
  /** False: without the audio subsystem; the test form of QPCMV lists all modes, and every set is an error (modems.md 2.2). */
  readonly hasVoice: boolean
  /** Audio may be switched on while it rings, or only once the call is up. */
  readonly armsInRing: boolean
  /** Knows AT+QHUP. */
  readonly hasQhup: boolean
  /** What AT+CHLD=? lists. */
  readonly holding: readonly string[]
}

const everything = ['0', '1', '1x', '2', '2x', '3', '4'] as const

export const ec25Firmwares = {
  'tells by ccinfo': {
    revision: 'EC25EFAR06A06M4G',
    model: 'EC25',
    tells: 'ccinfo',
    hasVoice: true,
    armsInRing: true,
    hasQhup: true,
    holding: everything,
  },
  'tells by DSCI': {
    revision: 'EC20CEFAGR06A10M4G',
    model: 'EC20F',
    tells: 'dsci',
    hasVoice: true,
    armsInRing: false,
    hasQhup: false,
    holding: ['0', '1', '1x', '2', '2x'],
  },
  'tells nothing': {
    revision: 'EC21EFAR02A08M4G',
    model: 'EC21',
    tells: 'list',
    hasVoice: true,
    armsInRing: true,
    hasQhup: false,
    holding: [],
  },
  'has no voice': {
    revision: 'EC25EFAR02A00M4G',
    model: 'EC25',
    tells: 'ccinfo',
    hasVoice: false,
    armsInRing: false,
    hasQhup: true,
    holding: everything,
  },
} as const satisfies Record<string, Ec25Firmware>

export type Ec25FirmwareName = keyof typeof ec25Firmwares

/** What the device keeps without power. */
export interface Ec25Memory {
  /** Where GNSS text goes: 'usbnmea' is the audio's port. */
  outport: string
  /** Where it says what it says of its own accord: 'usbmodem' is interface 03, which nobody reads. */
  urcport: string
  /** It shows itself as a sound card, and its serial port carries no sound (the last field of usbcfg). */
  isCard: boolean
  /** VoLTE, as AT+QCFG="ims" has it: 0 by the carrier's profile, 1 on, 2 off. */
  ims: number
}
/** As delivered: events go to the wrong port, and GNSS text into the audio. */
export const ec25Factory = (): Ec25Memory => ({
  outport: 'usbnmea',
  urcport: 'usbmodem',
  isCard: false,
  ims: 1,
})
