import process from 'node:process'
import { endWithOwner } from './owner.ts'

// The speech process begins here: bound to its owner before it loads what takes a second or more.
const [, , ownerPid] = process.argv
endWithOwner(ownerPid === undefined ? null : Number(ownerPid))
// Ctrl-C and systemd tell the whole group: the owner says when this process is to end, or is gone itself
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => {})
await import('./speech-room.ts')
