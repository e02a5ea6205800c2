import type { V253FirmwareName } from '../../board/virtual/v253/firmware.ts'
import { openVirtualV253 } from '../../board/virtual/v253/modem.ts'
import { muLaw } from '../../firmware/audio/g711.ts'
import type { FlashPlanName } from '../../firmware/modem/v253/flash-plan.ts'
import { openV253 } from '../../firmware/modem/v253.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { virtualFar } from './far.ts'
import type { LineBench } from './line.ts'
import { noLog as log, virtualCallers } from './virtual.ts'

export interface V253World {
  readonly firmware: V253FirmwareName
  readonly hasDuplex: boolean
  /** What a hook flash does: the exchange has it and the settings say it. Null: neither. */
  readonly flash: FlashPlanName | null
}

/** A virtual voice modem on a real pty, rung through the virtual exchange in a shortened cadence. */
export const startV253 =
  ({ firmware, hasDuplex, flash }: V253World) =>
  async (): Promise<LineBench> => {
    const service = flash ? { flash: { is: flash, onHook: 'transfers' } as const } : {}
    const modem = await openVirtualV253({ clock, firmware, ringEveryMs: 1_000, bootMs: 100, ...service })
    modem.faults.hasDuplex = hasDuplex
    const { path, exchange } = modem
    return {
      open: () => openV253({ name: 'virtual', path, clock, log, ...(flash ? { flash } : {}) }),
      ...virtualCallers(modem),
      far: virtualFar(exchange),
      cable: { pull: modem.unplug, plug: modem.plug },
      isExact: true,
      codec: pcm => muLaw.decode(muLaw.encode(pcm)),
      [Symbol.asyncDispose]: modem[Symbol.asyncDispose],
    }
  }
