import t from 'tap'
import { openEc25 } from '../../firmware/modem/ec25.ts'
import { openGeneric } from '../../firmware/modem/generic.ts'
import { openSim7600 } from '../../firmware/modem/sim7600.ts'
import { openV253 } from '../../firmware/modem/v253.ts'
import type { Line } from '../../firmware/ports/line.ts'
import { systemClock as clock } from '../../firmware/time/clock.ts'
import { lineContract } from './line.ts'
import { secondCallContract } from './second-call.ts'
import { benchOfTwo } from './two-lines.ts'
import { noLog as log } from './virtual.ts'

/**
 * The suite on real modems: two of them with a telephone number each, written as driver,number,ports:
 *
 *   RAGELIS_LINE=sim7600,+37061200000,/dev/ragelis/line1-at,/dev/ragelis/line1-audio \
 *   RAGELIS_FAR_LINE=ec25,+37061200001,/dev/ragelis/line2-at,/dev/ragelis/line2-audio \
 *   node --test-timeout=0 test/contract/hardware.test.ts
 *
 * The second is the person at the other end. It costs about forty short calls.
 */
const read = (written: string) => {
  const [driver = '', number = '', at = '', audio = ''] = written.split(',')
  const options = { name: driver, clock, log }
  const open = (): Promise<Line> => {
    if (driver === 'sim7600') return openSim7600({ ...options, atPath: at, pcmPath: audio })
    if (driver === 'ec25') return openEc25({ ...options, atPath: at, pcmPath: audio })
    if (driver === 'v253') return openV253({ ...options, path: at })
    return openGeneric({ ...options, atPath: at })
  }
  return { number, open }
}

const [near, far] = [process.env['RAGELIS_LINE'], process.env['RAGELIS_FAR_LINE']]
if (near === undefined || far === undefined)
  t.pass('set RAGELIS_LINE and RAGELIS_FAR_LINE to run the suite on hardware')
else {
  t.setTimeout(20 * 60_000)
  const [one, other] = [read(near), read(far)]
  const start = () =>
    benchOfTwo({ open: one.open, number: one.number, openFar: other.open, farNumber: other.number })
  await lineContract(t, start)
  await secondCallContract(t, start)
}
