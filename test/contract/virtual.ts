import type { Exchange } from '../../board/virtual/exchange/exchange.ts'
import type { Line } from '../../firmware/ports/line.ts'
import type { Log } from '../../firmware/ports/log.ts'
import { virtualFar } from './far.ts'
import type { LineBench } from './line.ts'

export const noLog: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => noLog }

/** What every virtual modem has. */
interface Modem extends AsyncDisposable {
  readonly number: string
  readonly exchange: Exchange
  readonly unplug: () => Promise<void>
  readonly plug: () => Promise<void>
}

/** A virtual modem on real ptys as the suite's world: rung through the virtual exchange, with a cable to pull. */
export const benchOf = (modem: Modem, open: () => Promise<Line>): LineBench => ({
  open,
  dial: from => {
    const caller = modem.exchange.dial({ from, to: modem.number })
    return { ...caller, heard: () => caller.recording().callee }
  },
  far: virtualFar(modem.exchange),
  cable: { pull: modem.unplug, plug: modem.plug },
  isExact: true,
  [Symbol.asyncDispose]: modem[Symbol.asyncDispose],
})
