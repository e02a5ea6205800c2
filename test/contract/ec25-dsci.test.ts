import t from 'tap'
import { startEc25 } from './ec25.ts'
import { lineContract } from './line.ts'

// a machine may be busy
t.setTimeout(300_000)

await lineContract(t, startEc25('tells by DSCI'))
