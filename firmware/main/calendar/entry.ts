import { createHash } from 'node:crypto'
import type { Speaker } from '../../desk/speaker.ts'
import type { AgendaVisit, Entry } from '../../ports/calendar.ts'

/** How much of a visit calendars show: their servers and subscribers are outside the box. */
export type Shown = 'name' | 'service' | 'busy'

const summaryOf = (visit: AgendaVisit, shown: Shown, speaker: Speaker): string => {
  if (shown === 'busy') return speaker.text('calendar-busy')
  const service = speaker.serviceName(visit.service) || visit.serviceName
  return shown === 'name' ? `${service}: ${visit.name}` : service
}

/** A visit as its person's calendar shows it. */
export const entryOf = (visit: AgendaVisit, shown: Shown, speaker: Speaker): Entry => ({
  uid: visit.id,
  startMs: visit.startMs,
  endMs: visit.endMs,
  summary: summaryOf(visit, shown, speaker),
  location: shown === 'busy' ? null : speaker.placeOf(visit) || null,
  isCancelled: visit.status === 'cancelled',
  revision: visit.revision,
  changedMs: visit.changedMs,
  createdMs: visit.createdMs,
})

/** What tells an entry that has to be put anew from one that need not. */
export const markOf = ({ startMs, endMs, summary, location }: Entry): string =>
  createHash('sha256')
    .update(JSON.stringify([startMs, endMs, summary, ...(location === null ? [] : [location])]))
    .digest('base64')
