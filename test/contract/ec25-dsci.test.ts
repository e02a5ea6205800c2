import t from 'tap'
import { startEc25 } from './ec25.ts'
import { lineContract } from './line.ts'

await lineContract(t, startEc25('tells by DSCI'))
