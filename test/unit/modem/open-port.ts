/** A process of somebody without rights: opens the port named and reports the fault's code. */
import { openSerialLink } from '../../../firmware/modem/serial-link.ts'
import { isFault } from '../../../firmware/fault/fault.ts'
import { systemClock } from '../../../firmware/time/clock.ts'

const NOBODY = 65_534
if (process.getuid?.() === 0) process.setuid?.(NOBODY)
const report = (code: string) => process.send?.(code)
await openSerialLink(process.argv[2] ?? '', systemClock).then(
  () => report('opened'),
  (error: unknown) => report(isFault(error) ? error.code : String(error)),
)
