import t from 'tap'
import { openVirtualModem } from '../../board/virtual/modem.ts'
import type { FirmwareName } from '../../board/virtual/sim7600-firmware.ts'
import { openSim7600 } from '../../firmware/modem/sim7600.ts'
import type { Log } from '../../firmware/ports/log.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { virtualFar } from './far.ts'
import { lineContract, type LineBench } from './line.ts'

const log: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => log }

/** A virtual SIM7600 on real ptys, rung through the virtual exchange in a shortened cadence. */
const start = (firmware: FirmwareName) => async (): Promise<LineBench> => {
  const modem = await openVirtualModem({ clock, firmware, ringEveryMs: 1_000, bootMs: 100 })
  const { atPath, pcmPath } = modem
  return {
    open: () => openSim7600({ name: 'virtual', atPath, pcmPath, clock, log }),
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

for (const firmware of ['LE20B02SIM7600M22', 'SIM7600M21-A_V2.0.2'] as const)
  await t.test(firmware, t => lineContract(t, start(firmware)))
