import { Fault } from '../fault/fault.ts'
import type { Line } from '../ports/line.ts'
import { cellularAbilities } from './abilities.ts'
import { openCellularLine, type CellularOptions } from './cellular/line.ts'
import type { Chipset } from './cellular/chipset.ts'
import { readStandard, standardBasics, standardLines, standardSettings } from './cellular/standard.ts'

const WHY = 'its audio is reached in no known way'

/**
 * Any modem that keeps to 3GPP TS 27.007 and 27.005: calls are seen, dialled and ended, texts come and go. Where its sound
 * is to be had no standard says, so there is none.
 */
export const generic: Chipset = {
  name: 'generic',
  abilities: { ...cellularAbilities, audio: 'none' },
  whyMute: WHY,
  unsolicited: standardLines,
  basics: standardBasics,
  settings: standardSettings,
  read: readStandard,
  openAudio: async () => {
    throw new Fault('LINE_CANNOT', { what: 'carry sound', why: WHY })
  },
  closeAudio: async () => undefined,
}

/**
 * A line on a modem of an unknown family, at its AT port. Rings are reported, so that whoever rang can be sent a text;
 * `answer` refuses with LINE_CANNOT and lets it ring. @throws what openSim7600 throws
 */
export const openGeneric = (options: Omit<CellularOptions, 'pcmPath'>): Promise<Line> =>
  openCellularLine({ ...options, pcmPath: null }, generic)
