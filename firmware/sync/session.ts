import { isoInZone } from '../time/calendar.ts'
import type { Clock } from '../time/clock.ts'
import type { Publication, Session } from './link.ts'
import type { StatusPayload } from './payload.ts'
import type { Address } from './topics.ts'

/** Longer than any outage the box promises to bridge (72 h). */
const expiryS = 7 * 86_400

/** What a box says of itself: retained, so that whoever comes later knows as well. */
export const statusOf = (
  topic: string,
  said: Pick<StatusPayload, 'state' | 'why'>,
  clock: Clock,
): Publication & { readonly retain: true } => {
  const payload: StatusPayload = { ...said, at: isoInZone(clock.epochMs(), 'UTC') }
  return { topic, payload: JSON.stringify(payload), retain: true }
}

/** How a box is known to the broker, and what the broker says of it when the connection breaks. */
export const sessionOf = ({ site, box }: Address, topic: string, delayS: number, clock: Clock): Session => ({
  clientId: `ragelis-${site}-${box}`,
  expiryS,
  will: { ...statusOf(topic, { state: 'offline', why: 'lost' }, clock), delayS },
})
