import type { AtSession } from '../../at/session.ts'
import { isFault } from '../../fault/fault.ts'
import type { Log } from '../../ports/log.ts'
import type { Clock } from '../../time/clock.ts'
import type { Chipset, Setting } from './chipset.ts'
import { applySettings } from './set-up.ts'

export interface UpkeepOptions {
  readonly at: AtSession
  readonly chipset: Chipset
  readonly clock: Clock
  readonly log: Log
  readonly isIdle: () => boolean
}

const EVERY_MS = 60_000

/** True when it reads back as it was set. Silence and refusals are somebody else's business. */
const holds = async (at: AtSession, { ask, reads }: Setting): Promise<boolean> => {
  if (!ask || !reads) return true
  const answer = await at.send(ask)
  return answer.some(line => reads.test(line))
}

/**
 * Looks once a minute whether the settings without which a line is none still hold: ATZ, AT+CFUN or a restart that
 * nobody saw undo them all (modems.md 4, case 36). Then all are made again. Never rejects.
 */
export const keepSettings = async (options: UpkeepOptions): Promise<void> => {
  const { at, chipset, clock, log, isIdle } = options
  const all = [...chipset.basics, ...chipset.settings]
  const sentinels = all.filter(setting => setting.must && setting.ask)
  const check = async () => {
    const found = await Promise.all(sentinels.map(setting => holds(at, setting)))
    if (found.every(Boolean)) return
    log.warn({}, 'the modem has lost its settings: made again')
    await applySettings(at, all, log)
  }
  while (!at.closed.aborted) {
    await clock.sleep(EVERY_MS, at.closed).catch(() => undefined)
    if (at.closed.aborted || !isIdle()) continue
    await check().catch((error: unknown) => {
      if (!at.closed.aborted)
        log.warn({ code: isFault(error) ? error.code : 'UNKNOWN' }, 'settings not checked')
    })
  }
}
