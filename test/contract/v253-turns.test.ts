import t from 'tap'
import { lineContract } from './line.ts'
import { startV253 } from './v253.ts'

// a machine may be busy
t.setTimeout(300_000)

await lineContract(t, startV253({ firmware: 'CX93010', hasDuplex: false, flash: null }))
