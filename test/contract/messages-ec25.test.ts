import t from 'tap'
import { families, startMessages } from './messages-bench.ts'
import { messagesContract } from './messages.ts'

// Real ports and disks on a machine that may be busy
t.setTimeout(300_000)

await messagesContract(t, startMessages(t, families.EC25))
