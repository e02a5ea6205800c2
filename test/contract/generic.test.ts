import t from 'tap'
import { openVirtualGeneric } from '../../board/virtual/generic-modem.ts'
import { openGeneric } from '../../firmware/modem/generic.ts'
import type { Log } from '../../firmware/ports/log.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { virtualFar } from './far.ts'
import { lineContract, type LineBench } from './line.ts'

const log: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => log }

/** A modem that knows the standard and nothing else, on a real pty, rung through the virtual exchange. */
const start = async (): Promise<LineBench> => {
  const modem = await openVirtualGeneric({ clock, ringEveryMs: 1_000, bootMs: 100 })
  return {
    open: () => openGeneric({ name: 'virtual', atPath: modem.atPath, clock, log }),
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

await lineContract(t, start)
