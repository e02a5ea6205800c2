import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { personOf } from '../../clinic/clinic.ts'
import { Fault } from '../../fault/fault.ts'
import type { CalendarFeed, CalendarOffice, CalendarView, Entry, LinkState } from '../../ports/calendar.ts'
import { entryFor, staffNameOf, type CalendarDesk } from './desk.ts'
import { takeIn } from './take-in.ts'

/** What the page, the network and the command may ask about calendars. */

export interface OfficeParts {
  readonly desk: CalendarDesk
  readonly writeAll: (
    entries: readonly Entry[],
    titles: { readonly name: string; readonly zone: string },
  ) => string
  /** How calendars on servers are at the moment. */
  readonly states: () => readonly LinkState[]
}

const dayMs = 86_400_000
/** What is over stays in a feed for a while, so that nobody wonders where yesterday went. */
const behindMs = 30 * dayMs
const aheadMs = 400 * dayMs

/** 256 bits. */
const newToken = () => randomBytes(32).toString('base64url')
const digest = (token: string) => createHash('sha256').update(token).digest()

/** Looks at every feed, whichever it is: how long it takes tells nothing of the token. */
const feedOf = (feeds: readonly CalendarFeed[], token: string): CalendarFeed | null => {
  const asked = digest(token)
  let found: CalendarFeed | null = null
  for (const feed of feeds) if (timingSafeEqual(digest(feed.token), asked)) found = feed
  return found
}

const pathOf = ({ token }: CalendarFeed): string => `/calendar/${token}.ics`

export const createOffice = ({ desk, writeAll, states }: OfficeParts): CalendarOffice => {
  const { store, shop, clock } = desk
  const { people, zone } = shop.clinic
  const known = (staff: string) => {
    if (!personOf(shop.clinic, staff))
      throw new Fault('PERSON_UNKNOWN', { staff, known: people.map(({ id }) => id) })
  }
  const renewed = async (staff: string): Promise<CalendarFeed> => {
    const feed = { staff, token: newToken() }
    await store.saveFeed(feed)
    return feed
  }
  const viewOf = (feed: CalendarFeed): CalendarView => {
    const state = states().find(one => one.staff === feed.staff)
    const server = state ? { seenMs: state.seenMs, trouble: state.trouble } : null
    return { staff: feed.staff, name: staffNameOf(desk, feed.staff), path: pathOf(feed), server }
  }
  const give = async (whose: readonly string[], name: string, [fromMs, toMs]: readonly [number, number]) => {
    const agendas = await Promise.all(whose.map(staff => store.agenda(staff, fromMs, toMs)))
    const entries = agendas.flat().map(visit => entryFor(desk, visit))
    return writeAll(
      entries.sort((a, b) => a.startMs - b.startMs),
      { name, zone },
    )
  }
  return {
    feed: async token => {
      const feed = feedOf(await store.feeds(), token)
      // who left the clinic leaves a feed behind that shows nothing more
      if (!feed || !personOf(shop.clinic, feed.staff)) return null
      const nowMs = clock.epochMs()
      return give([feed.staff], staffNameOf(desk, feed.staff), [nowMs - behindMs, nowMs + aheadMs])
    },
    list: async () => {
      const feeds = new Map((await store.feeds()).map(feed => [feed.staff, feed]))
      const views: CalendarView[] = []
      for (const { id } of people) views.push(viewOf(feeds.get(id) ?? (await renewed(id))))
      return views
    },
    renew: async staff => {
      known(staff)
      return viewOf(await renewed(staff))
    },
    takeIn: async (staff, text, isWhole) => {
      known(staff)
      return takeIn(desk, staff, text, isWhole)
    },
    give: async (staff, fromMs, toMs) => {
      if (staff !== null) known(staff)
      const whose = staff === null ? people.map(({ id }) => id) : [staff]
      const name =
        staff === null ? (shop.clinic.name[shop.clinic.languages[0]] ?? '') : staffNameOf(desk, staff)
      return give(whose, name, [fromMs, toMs])
    },
  }
}
