import t from 'tap'
import { secondCallContract } from './second-call.ts'
import { startV253 } from './v253.ts'

// a machine may be busy
t.setTimeout(300_000)

await secondCallContract(t, startV253({ firmware: 'CX93010', hasDuplex: true, flash: 'digits' }))
