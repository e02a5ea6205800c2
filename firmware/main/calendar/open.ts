import { createCalendarReader } from '../../calendar/reader.ts'
import { createRemoteCalendar } from '../../calendar/remote.ts'
import { rewriteEntry, writeCalendar, writeEntry } from '../../calendar/write.ts'
import { personOf } from '../../clinic/clinic.ts'
import type { CalendarSettings } from '../../config/box-file.ts'
import { Fault } from '../../fault/fault.ts'
import type { CalendarOffice } from '../../ports/calendar.ts'
import type { CalendarDesk, Link } from './desk.ts'
import { createOffice } from './office.ts'
import { createCalendarService } from './service.ts'

export interface CalendarParts extends Pick<CalendarDesk, 'shop' | 'store' | 'clock' | 'log'> {
  readonly settings: CalendarSettings
}

/** The calendars of a box. Disposing it ends the thread that reads them. */
export interface Calendars extends AsyncDisposable {
  readonly office: CalendarOffice
  /** Keeps those on servers, and sees when people are busy, until aborted. Never throws. */
  serve(changed: AsyncIterable<unknown>, signal: AbortSignal): Promise<void>
}

const linksOf = ({ settings, shop, clock }: CalendarParts): readonly Link[] => {
  const known = shop.clinic.people.map(({ id }) => id)
  const at = settings.servers
    .filter(({ staff }) => !personOf(shop.clinic, staff))
    .map(
      ({ staff }) =>
        `calendars: there is no person ${staff} in the clinic file; known are ${known.join(', ')}`,
    )
  if (at.length > 0) throw new Fault('CONFIG_INVALID', { at })
  return settings.servers.map(server => ({
    staff: server.staff,
    // another calendar of the same server is another one
    url: server.calendar === null ? server.url : `${server.url}#${server.calendar}`,
    remote: createRemoteCalendar({ ...server, clock }),
  }))
}

/** @throws CONFIG_INVALID when a calendar is that of nobody */
export const openCalendars = (parts: CalendarParts): Calendars => {
  const links = linksOf(parts)
  const { settings, shop } = parts
  const reader = createCalendarReader()
  const writer = { write: writeEntry, rewrite: rewriteEntry }
  const desk: CalendarDesk = { ...parts, reader, writer, shown: shop.clinic.calendars.shows }
  const service = createCalendarService(desk, links)
  return {
    office: createOffice({ desk, writeAll: writeCalendar, states: service.states }),
    serve: (changed, signal) => service.serve(changed, settings.everyMs, signal),
    [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose](),
  }
}
