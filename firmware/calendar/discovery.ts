import type { DAVResponse } from 'tsdav'
import { Fault, isFault } from '../fault/fault.ts'
import type { Body, Requests } from './request.ts'
import { textOf } from './text.ts'

/** A person's calendar on a server, found from what an installer knows: the address of the server, or of the calendar itself. */

export interface Sought {
  readonly url: string
  /** What it is called, where there are several; null: there is one. */
  readonly calendar: string | null
  /** Whose it is, for faults. */
  readonly staff: string
}

const here: Body = {
  'd:propfind': {
    'd:prop': { 'd:resourcetype': {}, 'd:current-user-principal': {}, 'c:calendar-home-set': {} },
  },
}
const inside: Body = {
  'd:propfind': {
    'd:prop': { 'd:resourcetype': {}, 'd:displayname': {}, 'c:supported-calendar-component-set': {} },
  },
}

type Props = Readonly<Record<string, unknown>>
const propsOf = (answer: DAVResponse | undefined): Props => answer?.props ?? {}

const hrefIn = (value: unknown): string | null => {
  const [one] = [value].flat() as readonly ({ readonly href?: unknown } | undefined)[]
  const [href] = [one?.href].flat()
  return textOf(href) || null
}

const isCalendar = ({ resourcetype }: Props): boolean =>
  typeof resourcetype === 'object' && resourcetype !== null && 'calendar' in resourcetype

/** One that says nothing takes everything. Source: RFC 4791 section 5.2.3 */
const takesEvents = ({ supportedCalendarComponentSet: set }: Props): boolean =>
  !/"name":/.test(JSON.stringify(set ?? null)) || /"name":"VEVENT"/.test(JSON.stringify(set))

interface Found {
  readonly url: string
  readonly name: string
}

const pathName = (url: string): string =>
  decodeURIComponent(new URL(url).pathname.split('/').findLast(part => part !== '') ?? '')

const listed = async (requests: Requests, home: string, signal: AbortSignal): Promise<readonly Found[]> => {
  const answers = await requests.ask('PROPFIND', home, { depth: '1', body: inside }, signal)
  return answers.flatMap(answer => {
    const props = propsOf(answer)
    if (!isCalendar(props) || !takesEvents(props)) return []
    const url = new URL(textOf(answer.href), home).href
    return [{ url, name: textOf(props['displayname']) || pathName(url) }]
  })
}

const chosen = (found: readonly Found[], { calendar, staff }: Sought): string => {
  const named = found.filter(
    ({ name, url }) =>
      calendar === null || name.toLowerCase() === calendar.toLowerCase() || pathName(url) === calendar,
  )
  const [only] = named
  if (named.length === 1 && only) return only.url
  const names = found.map(({ name }) => name)
  if (found.length === 0)
    throw new Fault('CALENDAR_MISSING', { staff, reason: 'this user has no calendar on the server' })
  throw new Fault('CALENDAR_UNCLEAR', { staff, names })
}

/**
 * Where the service is, from a bare address. Source: RFC 6764 section 5: the well-known address leads to it; one that
 * knows none is asked at its root.
 */
const entryOf = async (requests: Requests, url: string, signal: AbortSignal): Promise<string> => {
  if (new URL(url).pathname !== '/') return url
  const known = new URL('/.well-known/caldav', url).href
  return (await requests.leadsTo(known, signal)) ?? url
}

/** @throws CALENDAR_MISSING, CALENDAR_UNCLEAR where there are several, CALENDAR_REFUSED, CALENDAR_AWAY */
export const findCalendar = async (
  requests: Requests,
  sought: Sought,
  signal: AbortSignal,
): Promise<string> => {
  const { staff } = sought
  const ask = async (url: string) =>
    propsOf((await requests.ask('PROPFIND', url, { depth: '0', body: here }, signal))[0])
  const entry = await entryOf(requests, sought.url, signal)
  const first = await ask(entry).catch((error: unknown) => {
    // what the well-known address leads to need not be there
    if (entry === sought.url || !isFault(error, 'CALENDAR_MISSING')) throw error
    return ask(sought.url)
  })
  if (isCalendar(first)) return entry
  // RFC 5397 section 3, then RFC 4791 section 6.2.1
  const principal = hrefIn(first['currentUserPrincipal'])
  const own = hrefIn(first['calendarHomeSet'])
  const at = principal === null ? entry : new URL(principal, entry).href
  const home = own ?? (principal === null ? null : hrefIn((await ask(at))['calendarHomeSet']))
  if (home === null)
    throw new Fault('CALENDAR_MISSING', {
      staff,
      reason: 'what answers there is neither a calendar nor a calendar server',
    })
  return chosen(await listed(requests, new URL(home, at).href, signal), sought)
}
