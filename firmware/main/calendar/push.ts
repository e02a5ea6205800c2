import { isFault } from '../../fault/fault.ts'
import type { AgendaVisit, VisitCopy } from '../../ports/calendar.ts'
import { placeCopy, readSeen } from './copy.ts'
import { agendaOf, entryFor, type CalendarDesk, type Link } from './desk.ts'
import { markOf } from './entry.ts'
import { settleSeen } from './settle.ts'

/** Brings a person's calendar up to what is booked here. */

const bring = async (
  desk: CalendarDesk,
  link: Link,
  { visit, copy }: { readonly visit: AgendaVisit; readonly copy: VisitCopy | null },
  signal: AbortSignal,
): Promise<void> => {
  if (visit.status === 'cancelled') {
    if (copy) await takeAway(desk, link, copy, signal)
  } else if (copy?.mark !== markOf(entryFor(desk, visit))) await placeCopy(desk, link, visit, copy, signal)
}

const takeAway = async (
  { store }: CalendarDesk,
  { remote }: Link,
  copy: VisitCopy,
  signal: AbortSignal,
): Promise<void> => {
  await remote.remove(copy.href, copy.etag, signal)
  await store.dropCopy(copy)
}

/** Who changed it there at the same moment is heard first; one that is gone is seen to be so by the next look. */
const orSettle = async (
  desk: CalendarDesk,
  link: Link,
  href: string,
  work: Promise<void>,
  signal: AbortSignal,
): Promise<void> => {
  try {
    await work
  } catch (error) {
    if (!isFault(error, 'CALENDAR_CHANGED')) throw error
    const [there] = await link.remote.read([href], signal)
    if (there) await settleSeen(desk, link, await readSeen(desk, link, there), signal)
  }
}

/**
 * Visits that are there and were not yet noted as such, since the power went while somebody else's became this person's: else
 * they would be put there twice.
 */
const adopt = async (
  desk: CalendarDesk,
  link: Link,
  visits: readonly AgendaVisit[],
  signal: AbortSignal,
): Promise<void> => {
  const { store } = desk
  const noted = new Set((await store.copies(link.staff)).map(({ visitId }) => visitId))
  for (const object of await store.objects(link.staff, 'server')) {
    const visit = visits.find(({ id }) => object.text.includes(id))
    if (!visit) continue
    const seen = await readSeen(desk, link, object)
    if (seen.item?.uid !== visit.id) continue
    if (!noted.has(visit.id)) await settleSeen(desk, link, seen, signal)
    await store.dropObject(object)
  }
}

/** @throws what the server throws */
export const push = async (desk: CalendarDesk, link: Link, signal: AbortSignal): Promise<void> => {
  const { store, clock } = desk
  const visits = await agendaOf(desk, link.staff)
  await adopt(desk, link, visits, signal)
  const copies = new Map((await store.copies(link.staff)).map(copy => [copy.visitId, copy]))
  for (const visit of visits) {
    const copy = copies.get(visit.id) ?? null
    const href = copy?.href ?? link.remote.hrefOf(visit.id)
    await orSettle(desk, link, href, bring(desk, link, { visit, copy }, signal), signal)
  }
  const here = new Set(visits.map(({ id }) => id))
  for (const copy of copies.values()) {
    if (here.has(copy.visitId)) continue
    const visit = await store.booking(copy.visitId)
    // what is over stays there and is no more of ours
    if (visit?.staff === link.staff && visit.endMs <= clock.epochMs()) await store.dropCopy(copy)
    else await orSettle(desk, link, copy.href, takeAway(desk, link, copy, signal), signal)
  }
}
