import { createHash } from 'node:crypto'
import type { DAVResponse } from 'tsdav'
import { isFault } from '../fault/fault.ts'
import type { CalendarChanges, RemoteCalendar, Version } from '../ports/calendar.ts'
import { findCalendar } from './discovery.ts'
import { createRequests, type Body, type RemoteOptions } from './request.ts'
import { textOf } from './text.ts'

/** Objects asked for in one request. */
const batch = 50

/** Tokens say which kind they are: a server may learn or forget to tell changes. */
const syncMark = 'sync '
const ctagMark = 'ctag '
const listMark = 'list '

const props = (answer: DAVResponse | undefined): Readonly<Record<string, unknown>> => answer?.props ?? {}

/** The token that a REPORT ends with stands beside its answers. Source: RFC 6578 section 6.4 */
const nextToken = (answers: readonly DAVResponse[]): string => {
  const raw = answers[0]?.raw as { readonly multistatus?: { readonly syncToken?: unknown } } | undefined
  return textOf(raw?.multistatus?.syncToken)
}

const listing: Body = { 'd:propfind': { 'd:prop': { 'd:getetag': {}, 'd:resourcetype': {} } } }
const tags: Body = {
  'd:propfind': { 'd:prop': { 'cs:getctag': {}, 'd:sync-token': {}, 'd:resourcetype': {} } },
}
const sync = (token: string): Body => ({
  'd:sync-collection': { 'd:sync-token': token, 'd:sync-level': 1, 'd:prop': { 'd:getetag': {} } },
})
const multiget = (hrefs: readonly string[]): Body => ({
  'c:calendar-multiget': { 'd:prop': { 'd:getetag': {}, 'c:calendar-data': {} }, 'd:href': hrefs },
})

/** A calendar on a CalDAV server. Nothing is asked until it is used. */
export const createRemoteCalendar = (options: RemoteOptions): RemoteCalendar => {
  const requests = createRequests(options)
  const folderOf = (url: string) => (url.endsWith('/') ? url : `${url}/`)
  let base = folderOf(options.url)
  let isFound = false
  const pathOf = (href: string) => new URL(href, base).pathname
  const urlOf = (href: string) => new URL(href, base).href
  /** Looked for again once it is no longer where it was. */
  const located = async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    const { url, calendar = null, staff } = options
    if (!isFound) base = folderOf(await findCalendar(requests, { url, calendar, staff }, signal))
    isFound = true
    try {
      return await work()
    } catch (error) {
      if (isFault(error, 'CALENDAR_MISSING')) isFound = false
      throw error
    }
  }

  const versionsOf = (answers: readonly DAVResponse[]): readonly Version[] =>
    answers.flatMap(answer => {
      const href = answer.href === undefined ? pathOf(base) : pathOf(textOf(answer.href))
      const etag = textOf(props(answer)['getetag'])
      return href.endsWith('/') || etag === '' ? [] : [{ href, etag }]
    })

  const list = async (token: string, signal: AbortSignal): Promise<CalendarChanges> => {
    const answers = await requests.ask('PROPFIND', base, { depth: '1', body: listing }, signal)
    const present = versionsOf(answers)
    const digest = createHash('sha256').update(JSON.stringify(present)).digest('base64')
    return { token: token || `${listMark}${digest}`, present, gone: [], isWhole: true }
  }
  /** Null where the server no longer knows the token. */
  const since = async (token: string, signal: AbortSignal): Promise<CalendarChanges | null> => {
    try {
      const answers = await requests.ask('REPORT', base, { depth: '0', body: sync(token) }, signal)
      const gone = answers.filter(({ status, href }) => status === 404 && href !== undefined)
      const next = nextToken(answers)
      return next === ''
        ? null
        : {
            token: `${syncMark}${next}`,
            present: versionsOf(answers),
            gone: gone.map(({ href }) => pathOf(textOf(href))),
            isWhole: false,
          }
    } catch (error) {
      // 403, 409 and 507 are all in use for a token that is too old
      if (isFault(error) && !signal.aborted) return null
      throw error
    }
  }
  const tokenNow = async (signal: AbortSignal): Promise<string> => {
    const [answer] = await requests.ask('PROPFIND', base, { depth: '0', body: tags }, signal)
    const [syncToken, ctag] = [textOf(props(answer)['syncToken']), textOf(props(answer)['getctag'])]
    return syncToken ? `${syncMark}${syncToken}` : ctag ? `${ctagMark}${ctag}` : ''
  }
  const changesSince = async (token: string | null, signal: AbortSignal) => {
    const current = await tokenNow(signal)
    if (current !== '' && current === token) return null
    const old =
      token?.startsWith(syncMark) && current.startsWith(syncMark) ? token.slice(syncMark.length) : null
    const told = old === null ? null : await since(old, signal)
    const found = told ?? (await list(current, signal))
    return found.token === token ? null : found
  }
  const readAll = async (hrefs: readonly string[], signal: AbortSignal) => {
    const found: (Version & { readonly text: string })[] = []
    for (let at = 0; at < hrefs.length; at += batch) {
      const body = multiget(hrefs.slice(at, at + batch))
      const answers = await requests.ask('REPORT', base, { depth: '1', body }, signal)
      const texts = new Map(
        answers.map(one => [pathOf(textOf(one.href) || base), textOf(props(one)['calendarData'])]),
      )
      for (const version of versionsOf(answers)) {
        const text = texts.get(version.href)
        if (text) found.push({ ...version, text })
      }
    }
    return found
  }
  return {
    changes: (token, signal) => located(signal, () => changesSince(token, signal)),
    read: (hrefs, signal) => located(signal, () => readAll(hrefs, signal)),
    hrefOf: uid => pathOf(`${encodeURIComponent(uid)}.ics`),
    put: (href, text, etag, signal) => located(signal, () => requests.put(urlOf(href), text, etag, signal)),
    remove: (href, etag, signal) => located(signal, () => requests.remove(urlOf(href), etag, signal)),
  }
}
