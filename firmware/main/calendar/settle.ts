import { branchAt, type Whereabouts } from '../../clinic/places.ts'
import { isFault } from '../../fault/fault.ts'
import type { BusyTime, CalendarObject, VisitCopy } from '../../ports/calendar.ts'
import type { Visit } from '../../ports/store.ts'
import { uuidOf } from '../promise/identity.ts'
import { agendaVisit, noteCopy, placeCopy, type Seen } from './copy.ts'
import { entryFor, staffNameOf, type CalendarDesk, type Link } from './desk.ts'
import { markOf } from './entry.ts'
import { judge, type Objection } from './judge.ts'
import { tellCancelled, tellOverlap, tellRefused } from './tasks.ts'

/** What comes of what is seen in a person's calendar. Everything here may be cut off anywhere and done again. */

/** Rooms that would do where the person is then, the visit's own first; none: that place has none of the kind. */
const roomsFor = (
  { shop }: CalendarDesk,
  { room }: Visit,
  then: Pick<Whereabouts, 'staff' | 'startMs'>,
): readonly (string | null)[] => {
  const { rooms } = shop.clinic
  const own = rooms.find(({ id }) => id === room)
  if (!own) return [room]
  const where = branchAt(shop.clinic, { ...then, room })
  const alike = rooms.filter(({ kind, branch }) => kind === own.kind && branch === where).map(({ id }) => id)
  return alike.includes(own.id) ? [own.id, ...alike.filter(id => id !== own.id)] : alike
}

/** Moves a visit here as it was moved there; else says why it cannot be. */
export const moveHere = async (
  desk: CalendarDesk,
  visit: Visit,
  staff: string,
  { at, etag }: { readonly at: BusyTime; readonly etag: string },
): Promise<'moved' | Objection> => {
  const { revision } = await agendaVisit(desk, visit)
  const id = uuidOf(`calendar:${visit.id}:${revision}:moved:${etag}`)
  const common = {
    id,
    bookingId: visit.id,
    atMs: desk.clock.epochMs(),
    by: 'calendar',
    callId: null,
  } as const
  const rooms = roomsFor(desk, visit, { staff, startMs: at.startMs })
  for (const room of rooms) {
    const place = { staff, staffName: staffNameOf(desk, staff), room, startMs: at.startMs, endMs: at.endMs }
    try {
      await desk.store.change({ ...common, what: { kind: 'moved', ...place } })
      return 'moved'
    } catch (error) {
      if (isFault(error, 'VISIT_OVER')) return 'over'
      if (!isFault(error, 'SLOT_TAKEN')) throw error
    }
  }
  return rooms.length > 0 ? 'taken' : 'place'
}

/** Cancels a visit here that is no longer wanted there; the staff hear of it before it is done. */
export const cancelHere = async (desk: CalendarDesk, visit: Visit, staff: string): Promise<void> => {
  const name = `${visit.id}:cancelled:${visit.startMs}`
  await tellCancelled(desk, visit, staff, name)
  await desk.store
    .change({
      id: uuidOf(`calendar:${name}`),
      bookingId: visit.id,
      atMs: desk.clock.epochMs(),
      by: 'calendar',
      callId: null,
      what: { kind: 'cancelled', reason: 'calendar' },
    })
    .catch((error: unknown) => {
      if (!isFault(error, 'VISIT_OVER')) throw error
    })
}

interface Own {
  readonly visit: Visit
  readonly copy: VisitCopy | null
  readonly seen: Seen & { readonly item: NonNullable<Seen['item']> }
}

/** Tells the staff, and puts what is booked here back in the place of what cannot be. */
const refuse = async (
  desk: CalendarDesk,
  link: Link,
  { visit, copy, seen }: Own,
  why: Objection,
  signal: AbortSignal,
): Promise<void> => {
  const now = await agendaVisit(desk, visit)
  const name = `${visit.id}:${now.revision}:${why}:${seen.etag}`
  const toMs = seen.item.at?.startMs ?? null
  await tellRefused(desk, visit, { staff: link.staff, why, toMs, name })
  const isHere = visit.status !== 'cancelled' && visit.staff === link.staff
  if (isHere) await placeCopy(desk, link, now, seen, signal)
  // what is no longer here is taken away by the next push
  else
    await noteCopy(desk, link, visit.id, seen, {
      startMs: visit.startMs,
      endMs: visit.endMs,
      mark: copy?.mark ?? '',
    })
}

const agree = async (desk: CalendarDesk, link: Link, { visit, copy, seen }: Own): Promise<void> => {
  const { at } = seen.item
  const isOurs = at?.startMs === visit.startMs && at.endMs === visit.endMs
  const { startMs, endMs } = isOurs || !copy ? visit : copy
  await noteCopy(desk, link, visit.id, seen, { startMs, endMs, mark: copy?.mark ?? '' })
}

const settleVisit = async (desk: CalendarDesk, link: Link, own: Own, signal: AbortSignal): Promise<void> => {
  const { visit, copy, seen } = own
  const verdict = judge({ base: copy, ours: visit, theirs: seen.item }, desk.clock.epochMs())
  if (verdict.is === 'refused') return refuse(desk, link, own, verdict.why, signal)
  if (verdict.is === 'agreed') return agree(desk, link, own)
  if (verdict.is === 'cancelled') {
    await cancelHere(desk, visit, link.staff)
    return agree(desk, link, own)
  }
  const { at } = seen.item
  if (!at) return refuse(desk, link, own, 'odd', signal)
  const done = await moveHere(desk, visit, link.staff, { at, etag: seen.etag })
  if (done !== 'moved') return refuse(desk, link, own, done, signal)
  const moved = await agendaVisit(desk, { ...visit, ...at, staff: link.staff })
  // who dragged it did not write its new place: the next push does
  const { location } = entryFor(desk, { ...moved, ...visit })
  const mark = markOf({ ...entryFor(desk, moved), location })
  await noteCopy(desk, link, visit.id, seen, { ...at, mark })
}

/** Those of a person's booked visits that fall into busy times. */
const overlapped = async (
  { store, clock }: CalendarDesk,
  staff: string,
  busy: readonly BusyTime[],
): Promise<readonly Visit[]> => {
  const coming = busy.filter(({ endMs }) => endMs > clock.epochMs())
  const [first, last] = [coming[0], coming.at(-1)]
  if (!first || !last) return []
  const visits = await store.agenda(staff, first.startMs - 86_400_000, last.endMs)
  return visits.filter(
    ({ status, startMs, endMs }) =>
      status === 'booked' &&
      endMs > clock.epochMs() &&
      coming.some(one => one.startMs < endMs && startMs < one.endMs),
  )
}

/** Takes what is no visit as time that is taken, and tells of visits that are booked in it. */
export const takeObject = async (
  desk: CalendarDesk,
  object: CalendarObject,
  busy: readonly BusyTime[],
): Promise<void> => {
  const { staff, href } = object
  await desk.store.saveObject(object, busy)
  const visits = await overlapped(desk, staff, busy)
  if (visits.length > 0) await tellOverlap(desk, staff, href, visits)
}

export const settleSeen = async (
  desk: CalendarDesk,
  link: Link,
  seen: Seen,
  signal: AbortSignal,
): Promise<void> => {
  const { staff } = link
  const { href, etag, text, item } = seen
  const copies = await desk.store.copies(staff)
  const known = copies.find(copy => copy.visitId === item?.uid)
  const visit = item && (await desk.store.booking(item.uid))
  if (visit && (known || visit.staff === staff))
    return settleVisit(desk, link, { visit, copy: known ?? null, seen: { ...seen, item } }, signal)
  const lost = copies.find(copy => copy.href === href)
  const object = { staff, source: 'server', href, etag, text } as const
  // somebody else's visit, perhaps on its way to this calendar: it may be that it is gone from theirs
  if (visit) return desk.store.saveObject(object, item.busy)
  // what was a visit cannot be read any more: gone from here, it is put there anew
  if (lost) await desk.store.dropCopy(lost)
  await takeObject(desk, object, item?.busy ?? [])
}
