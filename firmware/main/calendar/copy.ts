import type { AgendaVisit, BusyTime, CalendarItem, Version } from '../../ports/calendar.ts'
import type { Visit } from '../../ports/store.ts'
import { isFault } from '../../fault/fault.ts'
import { entryFor, windowOf, type CalendarDesk, type Link } from './desk.ts'
import { markOf } from './entry.ts'

/** An object as it is in a calendar on a server; `item` is null where nobody understands it. */
export interface Seen extends Version {
  readonly text: string
  readonly item: CalendarItem | null
}

export const readSeen = async (
  desk: CalendarDesk,
  link: Pick<Link, 'staff'>,
  found: Version & { readonly text: string },
): Promise<Seen> => {
  try {
    const { items, complaints } = await desk.reader.read(found.text, windowOf(desk))
    const [item = null] = items
    if (complaints.length > 0)
      desk.log.warn({ staff: link.staff, pii: { complaints } }, 'calendar entry skipped')
    return { ...found, item }
  } catch (error) {
    if (!isFault(error, 'CALENDAR_INVALID')) throw error
    desk.log.warn({ staff: link.staff, code: error.code, pii: error.detail }, 'calendar entry skipped')
    return { ...found, item: null }
  }
}

/** With how often it changed; a visit that was just read is there. */
export const agendaVisit = async ({ store }: CalendarDesk, visit: Visit): Promise<AgendaVisit> => {
  const there = await store.agenda(visit.staff, visit.startMs, visit.startMs + 1)
  const found = there.find(({ id }) => id === visit.id)
  return found ?? { ...visit, revision: 0, changedMs: visit.createdMs }
}

/** Notes what is there now, and what both sides agree on. */
export const noteCopy = (
  { store }: CalendarDesk,
  { staff }: Link,
  visitId: string,
  { href, etag, text }: Version & { readonly text: string },
  { startMs, endMs, mark }: BusyTime & { readonly mark: string },
): Promise<void> => store.saveCopy({ staff, visitId, href, etag, text, startMs, endMs, mark })

/**
 * Puts a visit into its person's calendar, anew or over a version of it, and notes it once it is seen to be there. A power
 * cut in between leaves it there un-noted: it is known again by its UID. @throws CALENDAR_CHANGED and what the server throws
 */
export const placeCopy = async (
  desk: CalendarDesk,
  link: Link,
  visit: AgendaVisit,
  over: (Version & { readonly text: string }) | null,
  signal: AbortSignal,
): Promise<void> => {
  const { remote } = link
  const entry = entryFor(desk, visit)
  const text = over ? desk.writer.rewrite(over.text, entry) : desk.writer.write(entry)
  const href = over?.href ?? remote.hrefOf(visit.id)
  await remote.put(href, text, over?.etag ?? null, signal)
  const [there] = await remote.read([href], signal)
  if (!there) return
  const { item } = await readSeen(desk, link, there)
  const isOurs = item?.at?.startMs === entry.startMs && item.at.endMs === entry.endMs
  // what somebody made of it in this moment is looked at as any other change
  const known = isOurs ? there : { ...there, etag: '' }
  await noteCopy(desk, link, visit.id, known, { ...entry, mark: markOf(entry) })
}
