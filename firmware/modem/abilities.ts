import { Fault } from '../fault/fault.ts'
import type { Abilities } from '../ports/line.ts'

/** What is known of a device that has not been asked yet. */
export const noAbilities: Abilities = {
  audio: 'none',
  dials: false,
  texts: false,
  presses: false,
  holds: false,
  consults: false,
  joins: false,
  transfers: false,
}

/** What 3GPP has for every subscriber; what of it the firmware has is asked. */
export const cellularAbilities: Abilities = {
  audio: 'duplex',
  dials: true,
  texts: false,
  presses: true,
  holds: true,
  consults: true,
  joins: true,
  transfers: true,
}

/** The honest answer to what a line cannot do. */
export const cannot = (what: string, why?: string): Promise<never> =>
  Promise.reject(new Fault('LINE_CANNOT', { what, why }))
