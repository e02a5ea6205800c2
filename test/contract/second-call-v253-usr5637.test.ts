import t from 'tap'
import { secondCallContract } from './second-call.ts'
import { startV253 } from './v253.ts'

// a machine may be busy
t.setTimeout(300_000)

await secondCallContract(t, startV253({ firmware: 'USR5637', hasDuplex: true, flash: 'three-way' }))
