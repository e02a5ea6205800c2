import t from 'tap'
import { lineContract } from './line.ts'
import { startSim7600 } from './sim7600.ts'

// a machine may be busy
t.setTimeout(300_000)

await lineContract(t, startSim7600('SIM7600M21-A_V2.0.2'))
