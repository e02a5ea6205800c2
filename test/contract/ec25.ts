import type { Ec25FirmwareName } from '../../board/virtual/ec25-firmware.ts'
import { openVirtualEc25 } from '../../board/virtual/ec25-modem.ts'
import { openEc25 } from '../../firmware/modem/ec25.ts'
import type { Log } from '../../firmware/ports/log.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { virtualFar } from './far.ts'
import type { LineBench } from './line.ts'

const log: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => log }

/** A virtual EC25 as delivered, on real ptys, rung through the virtual exchange in a shortened cadence. */
export const startEc25 = (firmware: Ec25FirmwareName) => async (): Promise<LineBench> => {
  const modem = await openVirtualEc25({ clock, firmware, ringEveryMs: 1_000, bootMs: 100 })
  const { atPath, pcmPath } = modem
  return {
    open: () => openEc25({ name: 'virtual', atPath, pcmPath, clock, log }),
    dial: from => {
      const caller = modem.exchange.dial({ from, to: modem.number })
      return { ...caller, heard: () => caller.recording().callee }
    },
    far: virtualFar(modem.exchange),
    cable: { pull: modem.unplug, plug: modem.plug },
    isExact: true,
    [Symbol.asyncDispose]: modem[Symbol.asyncDispose],
  }
}
