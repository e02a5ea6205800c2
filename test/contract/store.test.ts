import t from 'tap'
import { openStore } from '../../firmware/store/store.ts'
import { systemClock } from '../../firmware/time/clock.ts'
import { keepingLog } from '../unit/store/sample.ts'
import { clinicStoreContract } from './clinic-store.ts'
import { reportStoreContract } from './report-store.ts'
import { storeContract } from './store.ts'

// Real disks on a machine that may be busy
t.setTimeout(300_000)

const open = (folder: string) =>
  openStore({ folder, zone: 'Europe/Vilnius', clock: systemClock, log: keepingLog().log })

await storeContract('SQLite', open)
await clinicStoreContract('SQLite', open)
await reportStoreContract('SQLite', open)
