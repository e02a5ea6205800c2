import type { Reply } from '../cellular/at-interpreter.ts'
import type { CellularFaults } from '../cellular/faults.ts'
import type { Ec25Firmware, Ec25Memory } from './firmware.ts'
import { ERROR, OK, says } from '../cellular/standard-commands.ts'

export interface Ec25AudioOptions {
  readonly firmware: Ec25Firmware
  readonly memory: Ec25Memory
  readonly faults: CellularFaults
  readonly isRinging: () => boolean
  readonly endpoint: { readonly open: () => void; readonly close: () => void }
}

/** AT+QPCMV: which way the sound goes. Source: modems.md 2.2 */
export const createEc25Audio = (options: Ec25AudioOptions) => {
  const { firmware, memory, faults, endpoint } = options
  let mode: string | null = null

  const refuses = (wanted: string): boolean => {
    if (mode !== null || !firmware.hasVoice) return true // to change it while it is on is an error
    if (wanted === '0' && memory.isCard) return true
    if (wanted === '2' && !memory.isCard) return true
    return options.isRinging() && !firmware.armsInRing
  }
  const turnOff = (): Reply => {
    if (!firmware.hasVoice) return ERROR
    mode = null
    endpoint.close()
    return OK
  }
  const turnOn = (wanted: string): Reply => {
    if (refuses(wanted)) return ERROR
    if (faults.audioRefusals > 0) {
      faults.audioRefusals -= 1
      return ERROR
    }
    mode = wanted
    if (mode === '0') endpoint.open()
    return OK
  }
  const set = (value: string): Reply => {
    if (value === '0') return turnOff()
    const wanted = /^1,([0-2])$/.exec(value)?.[1]
    return wanted === undefined ? ERROR : turnOn(wanted)
  }
  const read = () => says(mode === null ? '+QPCMV: 0' : `+QPCMV: 1,${mode}`)
  return { set, read, test: () => says('+QPCMV: (0,1),(0-2)') }
}
