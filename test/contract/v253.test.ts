import t from 'tap'
import type { V253FirmwareName } from '../../board/virtual/v253/firmware.ts'
import { openVirtualV253 } from '../../board/virtual/v253/modem.ts'
import { muLaw } from '../../firmware/audio/g711.ts'
import { openV253 } from '../../firmware/modem/v253.ts'
import type { Log } from '../../firmware/ports/log.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { virtualFar } from './far.ts'
import { lineContract, type LineBench } from './line.ts'

const log: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => log }

/** A virtual voice modem on a real pty, rung through the virtual exchange in a shortened cadence. */
const start = (firmware: V253FirmwareName) => async (): Promise<LineBench> => {
  const modem = await openVirtualV253({ clock, firmware, ringEveryMs: 1_000, bootMs: 100 })
  const { path, exchange } = modem
  return {
    open: () => openV253({ name: 'virtual', path, clock, log }),
    dial: from => {
      const caller = exchange.dial({ from, to: modem.number })
      return { ...caller, heard: () => caller.recording().callee }
    },
    far: virtualFar(exchange),
    cable: { pull: modem.unplug, plug: modem.plug },
    isExact: true,
    codec: pcm => muLaw.decode(muLaw.encode(pcm)),
    [Symbol.asyncDispose]: modem[Symbol.asyncDispose],
  }
}

for (const firmware of ['CX93010', 'USR5637'] as const)
  await t.test(firmware, t => lineContract(t, start(firmware)))
