import type { Ec25FirmwareName } from '../../board/virtual/ec25/firmware.ts'
import { openVirtualEc25 } from '../../board/virtual/ec25/modem.ts'
import { openEc25 } from '../../firmware/modem/ec25.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import type { LineBench } from './line.ts'
import { benchOf, noLog as log } from './virtual.ts'

/** A virtual EC25 as delivered, in a shortened cadence. */
export const startEc25 = (firmware: Ec25FirmwareName) => async (): Promise<LineBench> => {
  const modem = await openVirtualEc25({ clock, firmware, ringEveryMs: 1_000, bootMs: 100 })
  const { atPath, pcmPath } = modem
  return benchOf(modem, () => openEc25({ name: 'virtual', atPath, pcmPath, clock, log }))
}
