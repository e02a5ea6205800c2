import type { Setting } from '../cellular/chipset.ts'
import type { Format } from './capabilities.ts'

/** In what one family of voice modems differs from another. Source: modems.md 3.1, 3.2 */
export interface V253Profile {
  readonly name: string
  /** What `ATI0` answers. */
  readonly product: RegExp
  /** Older firmware than this cannot be used: the query, and the least version. */
  readonly leastFirmware?: { readonly ask: string; readonly version: readonly [number, number, number] }
  /** Used when `AT+VSM=?` is refused. */
  readonly format: { readonly name: Format['name']; readonly code: number }
  /** Besides what all have. */
  readonly settings: readonly Setting[]
  /** `AT+VLS` from which the modem records; 1 unless it hears nothing there. */
  readonly recordFrom: number
  /** Reports the last caller again; null where there is no such command. */
  readonly recall: string | null
}

const cx930xx: V253Profile = {
  name: 'CX930xx',
  product: /^56000/,
  format: { name: 'mu-law', code: 131 },
  settings: [
    { set: 'AT+VSD=0,0' },
    // rate lock: what duplex of this chip was measured with (modems.md 3.2)
    { set: 'AT+VPR=0' },
    // line in use, another telephone lifted, far end gone
    { set: 'AT-STE=7' },
  ],
  recordFrom: 1,
  recall: 'AT+VRID=0',
}

const usr5637: V253Profile = {
  name: 'USR5637',
  product: /^5601/,
  // before 1.2.23 it never goes off hook on AT+VLS=1 (CallAttendantNext's README)
  leastFirmware: { ask: 'ATI7', version: [1, 2, 23] },
  format: { name: 'mu-law', code: 131 },
  settings: [{ set: 'AT+VSD=128,0' }, { set: 'AT+VGR=128' }],
  // USR's manual, example 7: records nothing from 1
  recordFrom: 5,
  recall: null,
}

/** Any other modem of ITU-T V.253: nothing is taken for granted. */
const standard: V253Profile = {
  name: 'V.253',
  product: /.*/,
  format: { name: 'mu-law', code: 4 },
  settings: [{ set: 'AT+VSD=128,0' }],
  recordFrom: 1,
  recall: null,
}

export const v253Profiles: readonly V253Profile[] = [cx930xx, usr5637, standard]

/** The family of a modem, by what `ATI0` answers. */
export const profileOf = (product: string): V253Profile =>
  v253Profiles.find(profile => profile.product.test(product)) ?? standard

/** Set on every family, before it is known how sound is coded. Silence and inactivity timers would end a call with a pause in it. */
export const commonSettings: readonly Setting[] = [
  // never answers by itself
  { set: 'ATS0=0' },
  { set: 'ATX4' },
  { set: 'ATM0' },
  // DC1 and DC3 are sound like any other byte
  { set: 'AT+IFC=0,0' },
  { set: 'AT+VIT=0' },
  { set: 'AT+VTD=10' },
  { set: 'AT+VGT=128' },
  { set: 'AT+VRA=50' },
  { set: 'AT+VRN=10' },
  { set: 'AT+VDR=1,0' },
]

/** After going on the hook, which may have put the modem back to data (modems.md 3.2); also the last of the set-up. */
export const readySettings: readonly Setting[] = [{ set: 'AT+FCLASS=8', must: true }, { set: 'AT+VCID=1' }]
