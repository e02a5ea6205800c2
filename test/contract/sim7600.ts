import { openVirtualModem } from '../../board/virtual/sim7600/modem.ts'
import type { FirmwareName } from '../../board/virtual/sim7600/firmware.ts'
import { openSim7600 } from '../../firmware/modem/sim7600.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import type { LineBench } from './line.ts'
import { benchOf, noLog as log } from './virtual.ts'

/** A virtual SIM7600 in a shortened cadence. */
export const startSim7600 = (firmware: FirmwareName) => async (): Promise<LineBench> => {
  const modem = await openVirtualModem({ clock, firmware, ringEveryMs: 1_000, bootMs: 100 })
  const { atPath, pcmPath } = modem
  return benchOf(modem, () => openSim7600({ name: 'virtual', atPath, pcmPath, clock, log }))
}
