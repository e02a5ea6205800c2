import { Fault } from '../../firmware/fault/fault.ts'
import type { RemoteCalendar, Version } from '../../firmware/ports/calendar.ts'

/** A calendar on a server that is always there: as the port wants it, in memory. */
export interface MemoryCalendar extends RemoteCalendar {
  readonly objects: ReadonlyMap<string, Version & { readonly text: string }>
  /** What its owner's program does. */
  set(href: string, text: string | null): void
}

export const createMemoryCalendar = (staff: string): MemoryCalendar => {
  const objects = new Map<string, Version & { readonly text: string }>()
  const touched: string[] = []
  const set = (href: string, text: string | null) => {
    touched.push(href)
    if (text === null) objects.delete(href)
    else objects.set(href, { href, etag: `"${touched.length}"`, text })
  }
  const changed = (href: string) => new Fault('CALENDAR_CHANGED', { staff, href })
  return {
    objects,
    set,
    hrefOf: uid => `/${staff}/${uid}.ics`,
    changes: async token => {
      const since = Number(token ?? 0)
      if (token !== null && since === touched.length) return null
      const hrefs = token === null ? [...objects.keys()] : [...new Set(touched.slice(since))]
      const present = hrefs.flatMap(href => objects.get(href) ?? []).map(({ href, etag }) => ({ href, etag }))
      const gone = hrefs.filter(href => !objects.has(href))
      return { token: String(touched.length), present, gone, isWhole: token === null }
    },
    read: async hrefs => hrefs.flatMap(href => objects.get(href) ?? []),
    put: async (href, text, etag) => {
      if ((objects.get(href)?.etag ?? null) !== etag) throw changed(href)
      set(href, text)
    },
    remove: async (href, etag) => {
      const there = objects.get(href)
      if (!there) return
      if (there.etag !== etag) throw changed(href)
      set(href, null)
    },
  }
}
