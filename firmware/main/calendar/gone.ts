import type { CalendarObject, VisitCopy } from '../../ports/calendar.ts'
import type { Visit } from '../../ports/store.ts'
import { noteCopy, readSeen, type Seen } from './copy.ts'
import type { CalendarDesk, Link } from './desk.ts'
import { judgeGone } from './judge.ts'
import { cancelHere, moveHere } from './settle.ts'
import { tellRefused, tellSwept } from './tasks.ts'

/** What comes of what is no longer in a person's calendar. */

/** So many visits do not vanish at once because somebody wants each of them cancelled; fewer do not from a calendar that was made anew. */
const sweptFrom = 5
const sweptFromEmpty = 2

interface Arrival {
  readonly link: Link
  readonly object: CalendarObject
  readonly seen: Seen
}

/** The visit in somebody else's calendar: it was carried from one to the other. */
const arrivalOf = async (
  desk: CalendarDesk,
  links: readonly Link[],
  visit: Visit,
): Promise<Arrival | null> => {
  for (const link of links.filter(({ staff }) => staff !== visit.staff)) {
    const objects = await desk.store.objects(link.staff, 'server')
    for (const object of objects.filter(({ text }) => text.includes(visit.id))) {
      const seen = await readSeen(desk, link, object)
      if (seen.item?.uid === visit.id) return { link, object, seen }
    }
  }
  return null
}

/** Gives a visit to the person into whose calendar it was carried; where that cannot be, it is taken out of there. */
const handOver = async (
  desk: CalendarDesk,
  { link, object, seen }: Arrival,
  visit: Visit,
  signal: AbortSignal,
): Promise<void> => {
  const { store } = desk
  const at = seen.item?.at ?? null
  const done = at ? await moveHere(desk, visit, link.staff, { at, etag: seen.etag }) : 'odd'
  if (done === 'moved' && at) await noteCopy(desk, link, visit.id, seen, { ...at, mark: '' })
  else if (done !== 'moved') {
    const name = `${visit.id}:${done}:${seen.etag}`
    await tellRefused(desk, visit, { staff: link.staff, why: done, toMs: at?.startMs ?? null, name })
    await link.remote.remove(object.href, object.etag, signal)
  }
  await store.dropObject(object)
}

/** @returns visits that are to be cancelled, if nothing else explains it */
const settleOne = async (
  desk: CalendarDesk,
  links: readonly Link[],
  copy: VisitCopy,
  signal: AbortSignal,
): Promise<Visit | null> => {
  const visit = await desk.store.booking(copy.visitId)
  const isHere = visit?.staff === copy.staff
  const verdict = isHere ? judgeGone(copy, visit, desk.clock.epochMs()) : null
  if (isHere && verdict?.is === 'refused') {
    const name = `${visit.id}:${verdict.why}:gone:${copy.etag}`
    await tellRefused(desk, visit, { staff: copy.staff, why: verdict.why, toMs: null, name })
  }
  if (isHere && verdict?.is === 'cancelled') {
    const arrival = await arrivalOf(desk, links, visit)
    if (!arrival) return visit
    await handOver(desk, arrival, visit, signal)
  }
  // one that is still booked is put there anew by the next push
  await desk.store.dropCopy(copy)
  return null
}

export const settleGone = async (
  desk: CalendarDesk,
  links: readonly Link[],
  {
    link,
    hrefs,
    isEmpty,
  }: { readonly link: Link; readonly hrefs: readonly string[]; readonly isEmpty: boolean },
  signal: AbortSignal,
): Promise<void> => {
  const { staff } = link
  const copies = (await desk.store.copies(staff)).filter(({ href }) => hrefs.includes(href))
  for (const href of hrefs) await desk.store.dropObject({ staff, source: 'server', href })
  const cancelled: Visit[] = []
  for (const copy of copies) {
    const visit = await settleOne(desk, links, copy, signal)
    if (visit) cancelled.push(visit)
  }
  const isSwept = cancelled.length >= (isEmpty ? sweptFromEmpty : sweptFrom)
  if (isSwept) await tellSwept(desk, cancelled, staff)
  for (const visit of cancelled) {
    if (!isSwept) await cancelHere(desk, visit, staff)
    await desk.store.dropCopy({ staff, visitId: visit.id })
  }
}
