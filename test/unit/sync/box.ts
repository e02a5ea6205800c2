/** A box for others to kill: `box.ts FOLDER URL` is connected until it ends. */
import { openStore } from '../../../firmware/store/store.ts'
import { openSync } from '../../../firmware/sync/sync.ts'
import { systemClock } from '../../../firmware/time/clock.ts'
import { keepingLog } from '../store/sample.ts'

const [folder = '', url = ''] = process.argv.slice(2)
const { log } = keepingLog()
const outbox = await openStore({ folder, zone: 'Europe/Vilnius', clock: systemClock, log })
await openSync({ url, site: 'vilnius', box: 'box-1', outbox, clock: systemClock, log, willDelayS: 0 })
