import { readSeen, type Seen } from './copy.ts'
import type { CalendarDesk, Link } from './desk.ts'
import { settleGone } from './gone.ts'
import { push } from './push.ts'
import { settleSeen } from './settle.ts'

/** One look at every calendar: what changed there is taken in, then what changed here is put there. */

interface Pulled {
  readonly link: Link
  /** Null: nothing changed. */
  readonly token: string | null
  readonly seen: readonly Seen[]
  readonly gone: readonly string[]
  /** Nothing at all is left there. */
  readonly isEmpty: boolean
}

const tokenOf = async ({ store }: CalendarDesk, { staff, url }: Link): Promise<string | null> => {
  const state = await store.calendarState(staff)
  if (state?.url === url) return state.token
  await store.saveCalendarState({ staff, url, token: null })
  return null
}

/** Changes nothing here yet. */
const pull = async (desk: CalendarDesk, link: Link, signal: AbortSignal): Promise<Pulled> => {
  const { staff, remote } = link
  const token = await tokenOf(desk, link)
  const changes = await remote.changes(token, signal)
  if (!changes) return { link, token: null, seen: [], gone: [], isEmpty: false }
  const held = [...(await desk.store.objects(staff, 'server')), ...(await desk.store.copies(staff))]
  const known = new Map(held.map(({ href, etag }) => [href, etag]))
  const present = new Set(changes.present.map(({ href }) => href))
  const fresh = changes.present.filter(({ href, etag }) => known.get(href) !== etag)
  const found = await remote.read(
    fresh.map(({ href }) => href),
    signal,
  )
  const seen: Seen[] = []
  for (const one of found) seen.push(await readSeen(desk, link, one))
  const missing = changes.isWhole ? [...known.keys()].filter(href => !present.has(href)) : changes.gone
  const gone = missing.filter(href => known.has(href))
  return { link, token: changes.token, seen, gone, isEmpty: changes.isWhole && present.size === 0 }
}

/** Told how each look went; null: well. */
export type Told = (link: Link, error: Error | null) => void

/**
 * Does it for all calendars; the trouble of one is not that of another. A visit that was carried from one to another shows
 * in both, so all are looked at before anything is taken for gone.
 */
export const syncRound = async (
  desk: CalendarDesk,
  links: readonly Link[],
  told: Told,
  signal: AbortSignal,
): Promise<void> => {
  const failed = new Set<Link>()
  const trying = async <T>(link: Link, work: () => Promise<T>): Promise<T | null> => {
    if (failed.has(link)) return null
    try {
      return await work()
    } catch (error) {
      signal.throwIfAborted()
      failed.add(link)
      told(link, error instanceof Error ? error : new Error(String(error)))
      return null
    }
  }
  const looks = await Promise.all(links.map(link => trying(link, () => pull(desk, link, signal))))
  const pulled = looks.filter(look => look !== null)
  for (const { link, seen } of pulled)
    for (const one of seen) await trying(link, () => settleSeen(desk, link, one, signal))
  for (const { link, gone, isEmpty } of pulled)
    await trying(link, () => settleGone(desk, links, { link, hrefs: gone, isEmpty }, signal))
  // noted last: after a power cut all of it is looked at again
  for (const { link, token } of pulled)
    if (token !== null)
      await trying(link, () => desk.store.saveCalendarState({ staff: link.staff, url: link.url, token }))
  for (const link of links) await trying(link, () => push(desk, link, signal))
  for (const link of links) if (!failed.has(link)) told(link, null)
}
