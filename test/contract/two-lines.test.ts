import t from 'tap'
import { createExchange } from '../../board/virtual/exchange/exchange.ts'
import { openVirtualModem } from '../../board/virtual/sim7600/modem.ts'
import { openSim7600 } from '../../firmware/modem/sim7600.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { lineContract, type LineBench } from './line.ts'
import { benchOfTwo } from './two-lines.ts'
import { noLog as log } from './virtual.ts'

/** The suite as it runs on hardware, with two virtual modems in one exchange: so that the bench itself is tested. */
const start = async (): Promise<LineBench> => {
  const exchange = createExchange({ clock, ringEveryMs: 1_000 })
  const options = { clock, exchange, bootMs: 100 }
  const modem = await openVirtualModem({ ...options, number: '+37061200000' })
  const other = await openVirtualModem({ ...options, number: '+37061200001' })
  const openOn = ({ atPath, pcmPath }: typeof modem) =>
    openSim7600({ name: 'virtual', atPath, pcmPath, clock, log })
  const bench = await benchOfTwo({
    open: () => openOn(modem),
    number: modem.number,
    openFar: () => openOn(other),
    farNumber: other.number,
  })
  const dispose = async () => {
    await bench[Symbol.asyncDispose]()
    await Promise.all([modem[Symbol.asyncDispose](), other[Symbol.asyncDispose]()])
  }
  return { ...bench, [Symbol.asyncDispose]: dispose }
}
await lineContract(t, start)
