import t from 'tap'
import { openVirtualGeneric } from '../../board/virtual/generic/modem.ts'
import { openGeneric } from '../../firmware/modem/generic.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { lineContract } from './line.ts'
import { benchOf, noLog as log } from './virtual.ts'

// a machine may be busy
t.setTimeout(300_000)

/** A modem that knows the standard and nothing else, in a shortened cadence. */
await lineContract(t, async () => {
  const modem = await openVirtualGeneric({ clock, ringEveryMs: 1_000, bootMs: 100 })
  const { atPath } = modem
  return benchOf(modem, () => openGeneric({ name: 'virtual', atPath, clock, log }))
})
