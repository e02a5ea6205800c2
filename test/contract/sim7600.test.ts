import t from 'tap'
import { openVirtualModem } from '../../board/virtual/modem.ts'
import type { FirmwareName } from '../../board/virtual/sim7600-firmware.ts'
import { openSim7600 } from '../../firmware/modem/sim7600.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { lineContract, type LineBench } from './line.ts'
import { benchOf, noLog as log } from './virtual.ts'

/** A virtual SIM7600 in a shortened cadence. */
const start = (firmware: FirmwareName) => async (): Promise<LineBench> => {
  const modem = await openVirtualModem({ clock, firmware, ringEveryMs: 1_000, bootMs: 100 })
  const { atPath, pcmPath } = modem
  return benchOf(modem, () => openSim7600({ name: 'virtual', atPath, pcmPath, clock, log }))
}

for (const firmware of ['LE20B02SIM7600M22', 'SIM7600M21-A_V2.0.2'] as const)
  await t.test(firmware, t => lineContract(t, start(firmware)))
