import t from 'tap'
import { playCalls } from './calls.ts'

t.setTimeout(900_000)
await playCalls(t, 'gp-en')
