import { isoInZone } from '../time/calendar.ts'
import type { Clock } from '../time/clock.ts'
import type { Link } from './link.ts'
import type { HealthPayload } from './payload.ts'

/** A line, for whoever looks after the box from afar. */
export interface LineHealth {
  readonly line: string
  readonly isUp: boolean
  /** UTC epoch ms: of the trouble, also of one that is over. */
  readonly sinceMs: number
  readonly code: string | null
  /** One line for a person. */
  readonly says: string
}

/** The last word on the lines. It is a state, not an event: whoever was away is told the latest only. */
export interface Health {
  readonly put: (lines: readonly LineHealth[]) => void
  /** Tells this link, at once and of each change, until it is lost. */
  readonly tell: (link: Pick<Link, 'publish' | 'lost'>) => void
}

export const createHealth = (topic: string, clock: Clock): Health => {
  let latest: HealthPayload | undefined
  let link: Pick<Link, 'publish' | 'lost'> | undefined
  const utc = (epochMs: number) => isoInZone(epochMs, 'UTC')

  const publish = () => {
    if (!latest || !link || link.lost.aborted) return
    // what fails with the link is told the next one
    link.publish({ topic, payload: JSON.stringify(latest), retain: true }).catch(() => undefined)
  }
  const put: Health['put'] = lines => {
    latest = {
      at: utc(clock.epochMs()),
      lines: lines.map(({ line, isUp, sinceMs, code, says }) => ({
        line,
        state: isUp ? 'up' : 'down',
        since: utc(sinceMs),
        fault: code,
        says,
      })),
    }
    publish()
  }
  const tell: Health['tell'] = next => {
    link = next
    publish()
  }
  return { put, tell }
}
