import t from 'tap'
import { startEc25 } from './ec25.ts'
import { lineContract } from './line.ts'

// a machine may be busy
t.setTimeout(300_000)

// firmware that tells nothing is held to its list in test/unit/modem/ec25.test.ts, in simulated time
await lineContract(t, startEc25('tells by ccinfo'))
