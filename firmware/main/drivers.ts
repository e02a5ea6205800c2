import type { LineSettings } from '../config/box-file.ts'
import { powerCommand } from '../modem/cellular/power.ts'
import type { CreditSettings } from '../modem/cellular/credit.ts'
import { openEc25 } from '../modem/ec25.ts'
import { openGeneric } from '../modem/generic.ts'
import type { Rider } from '../modem/rider.ts'
import { openSim7600 } from '../modem/sim7600.ts'
import { openV253 } from '../modem/v253.ts'
import type { Line } from '../ports/line.ts'
import type { Log } from '../ports/log.ts'
import type { Clock } from '../time/clock.ts'
import type { Need } from './line-watch.ts'
import type { Reach } from './modem-finder.ts'

/** What every driver is given. */
export interface DriverOptions extends Reach {
  readonly name: string
  readonly answerAfterRings: number
  /** ISO 3166. */
  readonly country: string
  readonly isPatient: boolean
  readonly clock: Clock
  readonly log: Log
  /** What else sits on a cellular modem. */
  readonly riders?: readonly Rider[]
  readonly pin?: string
  readonly credit?: CreditSettings
  readonly powerCycle?: (signal: AbortSignal) => Promise<void>
  /** What a hook flash does on an analogue line. */
  readonly flash?: NonNullable<LineSettings['flash']>
}
interface Driver {
  readonly open: (options: DriverOptions) => Promise<Line>
  /** Without which such a line cannot be rung. */
  readonly needs: Need
}

/** Every driver, and all that the box must know of it. */
export const drivers: Readonly<Record<LineSettings['driver'], Driver>> = {
  sim7600: { open: openSim7600, needs: 'network' },
  ec25: { open: openEc25, needs: 'network' },
  generic: { open: openGeneric, needs: 'network' },
  v253: {
    open: options => openV253({ ...options, path: options.atPath }),
    needs: 'nothing',
  },
}

const ownOf = ({ pin, credit, power, flash }: LineSettings) => ({
  ...(pin === null ? {} : { pin }),
  ...(credit === null ? {} : { credit: { ...credit, pattern: new RegExp(credit.pattern) } }),
  ...(power === null ? {} : { powerCycle: powerCommand(power) }),
  ...(flash === null ? {} : { flash }),
})

/** Opens a line as its settings have it. @throws what its driver throws */
export const openByDriver = (
  settings: LineSettings,
  given: Omit<DriverOptions, 'name' | 'answerAfterRings'>,
): Promise<Line> => {
  const { name, driver, answerAfterRings } = settings
  return drivers[driver].open({
    ...given,
    ...ownOf(settings),
    name,
    answerAfterRings: answerAfterRings ?? 1,
  })
}
