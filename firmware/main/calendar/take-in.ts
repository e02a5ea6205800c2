import { createHash } from 'node:crypto'
import type { CalendarItem, TakenIn } from '../../ports/calendar.ts'
import { windowOf, type CalendarDesk } from './desk.ts'
import { takeObject } from './settle.ts'

const etagOf = (text: string): string => createHash('sha256').update(text).digest('base64')

/** Whether it will take time now or, as days go by, later. */
const isOfUse = ({ busy, at, isCancelled, text }: CalendarItem, nowMs: number): boolean =>
  busy.some(({ endMs }) => endMs > nowMs) ||
  (!isCancelled && ((at?.startMs ?? 0) > nowMs || /^(RRULE|RDATE)[:;]/m.test(text)))

/**
 * Takes an iCalendar text as times at which a person is busy. Each event is known by its UID: taken in twice it is there
 * once, as it was said last. @param isWhole what an earlier file said and this one does not is over @throws CALENDAR_INVALID, and then nothing changed
 */
export const takeIn = async (
  desk: CalendarDesk,
  staff: string,
  text: string,
  isWhole: boolean,
): Promise<TakenIn> => {
  const { store, clock, reader } = desk
  const { items, complaints } = await reader.read(text, windowOf(desk))
  const known = await store.objects(staff, 'file')
  const counts = { taken: 0, idle: 0, visits: 0 }
  for (const item of items) {
    const key = { staff, source: 'file', href: item.uid } as const
    if (await store.booking(item.uid)) counts.visits += 1
    else if (isOfUse(item, clock.epochMs())) {
      counts.taken += 1
      await takeObject(desk, { ...key, etag: etagOf(item.text), text: item.text }, item.busy)
    } else {
      counts.idle += 1
      await store.dropObject(key)
    }
  }
  const uids = new Set(items.map(({ uid }) => uid))
  const old = isWhole ? known.filter(({ href }) => !uids.has(href)) : []
  for (const object of old) await store.dropObject(object)
  return { ...counts, removed: old.length, complaints }
}

/** Works out anew when everybody is busy: with each day there is a further one that visits are given for. */
export const lookAhead = async (desk: CalendarDesk, signal: AbortSignal): Promise<void> => {
  const { store, shop, reader } = desk
  for (const { id } of shop.clinic.people)
    for (const source of ['server', 'file'] as const)
      for (const object of await store.objects(id, source)) {
        signal.throwIfAborted()
        const { items } = await reader.read(object.text, windowOf(desk)).catch(() => ({ items: [] }))
        await takeObject(desk, object, items[0]?.busy ?? [])
      }
}
