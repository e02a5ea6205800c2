import t from 'tap'
import { secondCallContract } from './second-call.ts'
import { startEc25 } from './ec25.ts'

// a machine may be busy
t.setTimeout(300_000)

await secondCallContract(t, startEc25('tells by ccinfo'))
