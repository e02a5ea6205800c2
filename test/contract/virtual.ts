import type { Exchange } from '../../board/virtual/exchange/exchange.ts'
import type { Caller } from '../../board/virtual/caller/caller.ts'
import type { Key, Line } from '../../firmware/ports/line.ts'
import type { Log } from '../../firmware/ports/log.ts'
import { virtualFar } from './far.ts'
import type { KeyWay, LineBench } from './line.ts'

export const noLog: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => noLog }

/** What every virtual modem has. */
interface Modem extends AsyncDisposable {
  readonly number: string
  readonly exchange: Exchange
  readonly faults: { isKeyDeaf: boolean; keyLateMs: number }
  readonly unplug: () => Promise<void>
  readonly plug: () => Promise<void>
}

/** Within what mergeKey allows for, in key-merge.ts. */
const LATE_MS = 900
const EARLY_MS = 300

/** Someone who rings a virtual modem, whose keys come as was arranged. */
export const virtualCallers = ({
  exchange,
  number,
  faults,
}: Pick<Modem, 'exchange' | 'number' | 'faults'>) => {
  let way: KeyWay = 'by both'
  let path: Caller['path'] | undefined
  const keysCome = (now: KeyWay) => {
    way = now
    faults.isKeyDeaf = now === 'in-band only'
    faults.keyLateMs = now === 'by both, events late' ? LATE_MS : 0
    // the network's word goes its own way, and overtakes the sound
    if (path) path.toDevice.delayMs = now === 'by both, events early' ? EARLY_MS : 0
  }
  const dial = (from: string | null) => {
    const caller = exchange.dial({ from, to: number })
    path = caller.path
    const press = (key: Key) => caller.press(key, way === 'by events only' ? 0 : undefined)
    return { ...caller, press, heard: () => caller.recording().callee }
  }
  return { dial, keysCome }
}

/** A virtual modem on real ptys as the suite's world: rung through the virtual exchange, with a cable to pull. */
export const benchOf = (modem: Modem, open: () => Promise<Line>): LineBench => ({
  open,
  ...virtualCallers(modem),
  far: virtualFar(modem.exchange),
  cable: { pull: modem.unplug, plug: modem.plug },
  isExact: true,
  [Symbol.asyncDispose]: modem[Symbol.asyncDispose],
})
