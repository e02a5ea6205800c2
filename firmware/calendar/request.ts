import { createObject, davRequest, deleteObject, updateObject, type DAVResponse } from 'tsdav'
import { Fault, isFault } from '../fault/fault.ts'
import { deadline } from '../flow/deadline.ts'
import type { Clock } from '../time/clock.ts'
import { createAuthorizedFetch, type Login } from './authorization.ts'

/** One calendar on a server and who the box is there. */
export interface RemoteOptions {
  /** Of the calendar itself, with a slash at its end or not, or of the server it is found on. */
  readonly url: string
  /** What it is called, where it is to be found among several; null: there is one. */
  readonly calendar?: string | null
  readonly login: Login
  /** Whose it is, for faults. */
  readonly staff: string
  readonly clock: Clock
}

/** Longer than a slow server needs, shorter than the next look at it. */
const patienceMs = 20_000

const faultOf = (staff: string, status: number): Fault => {
  const reason = `HTTP ${status}`
  if (status === 401 || status === 403) return new Fault('CALENDAR_REFUSED', { staff, reason })
  if (status === 404 || status === 410) return new Fault('CALENDAR_MISSING', { staff, reason })
  return new Fault('CALENDAR_AWAY', { staff, reason })
}

/** Why a request came to nothing: fetch hides it in the cause. */
const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = (cause as NodeJS.ErrnoException | undefined)?.code
  return code ?? (cause instanceof Error ? cause.message : String(cause))
}

/** Of redirections. */
const mostHops = 5

type Attributes = Readonly<Record<string, string>>
/** What davRequest makes XML of: names of the namespaces below, texts, and lists of them. */
export type Body = Readonly<Record<string, unknown>>

const namespaces: Attributes = {
  'xmlns:d': 'DAV:',
  'xmlns:c': 'urn:ietf:params:xml:ns:caldav',
  'xmlns:cs': 'http://calendarserver.org/ns/',
}

/** The few requests of RFC 4918 and RFC 4791 that the box needs, each with an end. */
export const createRequests = ({ login, staff, clock }: Pick<RemoteOptions, 'login' | 'staff' | 'clock'>) => {
  const fetched = createAuthorizedFetch(login)
  const timed = async <T>(signal: AbortSignal, work: (options: RequestInit) => Promise<T>): Promise<T> => {
    const over = new AbortController()
    const until = AbortSignal.any([signal, over.signal])
    const late = () => new Fault('CALENDAR_AWAY', { staff, reason: `no answer within ${patienceMs} ms` })
    try {
      return await deadline(clock, patienceMs, work({ signal: until }), late, signal)
    } catch (error) {
      signal.throwIfAborted()
      throw isFault(error) ? error : new Fault('CALENDAR_AWAY', { staff, reason: reasonOf(error) }, error)
    } finally {
      over.abort()
    }
  }
  /** Answers of a PROPFIND or a REPORT. @throws CALENDAR_AWAY, CALENDAR_REFUSED, CALENDAR_MISSING */
  const ask = async (
    method: 'PROPFIND' | 'REPORT',
    url: string,
    { depth, body }: { readonly depth: '0' | '1'; readonly body: Body },
    signal: AbortSignal,
  ): Promise<readonly DAVResponse[]> => {
    const init = {
      method,
      headers: { depth },
      body,
      attributes: namespaces,
    } as const
    const answers = await timed(signal, fetchOptions =>
      davRequest({ url, init, fetchOptions, fetch: fetched }),
    )
    const [first] = answers
    // what is no multistatus tells of the whole request
    const isWhole = first !== undefined && first.props === undefined && typeof first.raw === 'string'
    if (isWhole && !first.ok) throw faultOf(staff, first.status)
    if (isWhole) throw new Fault('CALENDAR_MISSING', { staff, reason: 'what answers there is no calendar' })
    return answers
  }
  const settle = (href: string, { ok, status }: Response, gone: boolean) => {
    if (ok || (gone && status === 404)) return
    if (status === 412 || status === 409) throw new Fault('CALENDAR_CHANGED', { staff, href })
    throw faultOf(staff, status)
  }
  const put = async (url: string, data: string, etag: string | null, signal: AbortSignal) => {
    const type = { 'content-type': 'text/calendar; charset=utf-8' }
    const answer = await timed(signal, fetchOptions =>
      etag === null
        ? createObject({
            url,
            data,
            headers: { ...type, 'if-none-match': '*' },
            fetchOptions,
            fetch: fetched,
          })
        : updateObject({ url, data, etag, headers: type, fetchOptions, fetch: fetched }),
    )
    settle(url, answer, false)
  }
  const remove = async (url: string, etag: string, signal: AbortSignal) => {
    const answer = await timed(signal, fetchOptions =>
      deleteObject({ url, etag, fetchOptions, fetch: fetched }),
    )
    settle(url, answer, true)
  }
  /** Where an address leads, by redirections; null: nowhere. A login is not carried to another host in the clear. */
  const leadsTo = async (url: string, signal: AbortSignal): Promise<string | null> => {
    let at = new URL(url)
    for (let hops = 0; hops < mostHops; hops += 1) {
      const init = { method: 'PROPFIND', headers: { depth: '0' }, redirect: 'manual' } as const
      const answer = await timed(signal, async options => {
        const told = await fetched(at, { ...options, ...init })
        await told.body?.cancel()
        return told
      })
      const location = answer.headers.get('location')
      if (answer.status < 300 || answer.status > 399 || location === null)
        return answer.ok || answer.status === 401 ? at.href : null
      const next = new URL(location, at)
      if (next.host !== at.host && next.protocol !== 'https:') return null
      at = next
    }
    return null
  }
  return { ask, put, remove, leadsTo }
}
export type Requests = ReturnType<typeof createRequests>
