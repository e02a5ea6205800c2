import { createExchange } from '../../../board/virtual/exchange/exchange.ts'
import { noFaults } from '../../../board/virtual/cellular/faults.ts'
import type { FirmwareName } from '../../../board/virtual/sim7600/firmware.ts'
import type { Device } from '../../../board/virtual/cellular/device.ts'
import { createSim7600, type Sim7600Options } from '../../../board/virtual/sim7600/sim7600.ts'
import { simClock } from '../../../firmware/time/sim-clock.ts'

export const NUMBER = '+37061200000'
export const CALLER = '+37061234567'

/** What a device is given here. */
export type BenchParts = Pick<Sim7600Options, 'clock' | 'at' | 'pcm' | 'faults' | 'reset'>

/** A virtual modem and what comes out of its two ports, in simulated time. */
export const deviceBench = (create: (parts: BenchParts) => Device) => {
  const clock = simClock()
  const exchange = createExchange({ clock })
  const faults = noFaults()
  let text = ''
  let pcm = Buffer.alloc(0)
  let isPaused = false
  let resets = 0
  const at = {
    write: (bytes: Uint8Array) => {
      text += Buffer.from(bytes).toString('latin1')
      return bytes.length
    },
    pause: () => undefined,
    resume: () => undefined,
  }
  const audio = {
    write: (bytes: Uint8Array) => {
      pcm = Buffer.concat([pcm, bytes])
      return bytes.length
    },
    pause: () => void (isPaused = true),
    resume: () => void (isPaused = false),
  }
  const device = create({ clock, at, pcm: audio, faults, reset: () => void (resets += 1) })
  exchange.connect(NUMBER, device.terminal)
  const said = () => {
    const all = text
    text = ''
    return all
  }
  /** Types a command; everything the modem said meanwhile, as it is on the wire. */
  const type = async (command: string, ms = 100) => {
    device.feedAt(Buffer.from(`${command}\r`))
    await clock.advance(ms)
    return said()
  }
  const lines = (wire: string) => wire.split(/[\r\n]+/).filter(line => line !== '')
  return {
    clock,
    exchange,
    device,
    faults,
    said,
    type,
    lines,
    audio: () => pcm,
    isPaused: () => isPaused,
    resets: () => resets,
  }
}
/** A virtual SIM7600. */
export const bench = (firmware?: FirmwareName) =>
  deviceBench(parts => createSim7600({ ...parts, ...(firmware ? { firmware } : {}) }))
