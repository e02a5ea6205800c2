import { Fault, isFault } from '../fault/fault.ts'
import { deadline } from '../flow/deadline.ts'
import type { Live } from '../ports/live.ts'
import type { LineStatus } from '../ports/line.ts'
import type { Store } from '../ports/store.ts'
import type { Clock } from '../time/clock.ts'
import type { HealthView } from './api.ts'

const STORE_MS = 2_000

export interface HealthOptions {
  readonly live: Pick<Live, 'state'>
  readonly store: Pick<Store, 'calls'>
  readonly clock: Clock
}

const lineTroubles = (lines: readonly LineStatus[]): string[] => {
  if (lines.length === 0) return ['No line is set up; no call can come in.']
  // without credit it can still be rung
  const isDown = ({ state, fault }: LineStatus) =>
    state === 'failed' || (fault !== null && fault !== 'NO_CREDIT')
  return lines.filter(isDown).map(line => `${line.line}: ${line.reason ?? 'failed'}`)
}

const storeTroubles = async ({ store, clock }: HealthOptions): Promise<string[]> => {
  const late = () => new Fault('STORE_SLOW', { ms: STORE_MS })
  try {
    await deadline(clock, STORE_MS, store.calls(1), late)
    return []
  } catch (error) {
    return [isFault(error) ? error.message : 'The store failed; run: ragelis doctor']
  }
}

/** What stands between the next caller and a kept booking. */
export const readHealth = async (options: HealthOptions): Promise<HealthView> => {
  const troubles = [...lineTroubles(options.live.state().lines), ...(await storeTroubles(options))]
  return { status: troubles.length === 0 ? 'ok' : 'trouble', troubles }
}
